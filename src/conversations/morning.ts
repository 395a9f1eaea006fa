import { changeEntry } from '../bot/change.ts';
import { continueDay } from '../bot/day.ts';
import { morningIsLate } from '../bot/late.ts';
import { prehabUntil } from '../bot/schedule.ts';
import { sayVerdict, whatNext } from '../bot/tell-verdict.ts';
import { giveVerdict } from '../bot/verdict.ts';
import { newWin } from '../bot/wins.ts';
import { hasComeback, say, tell, type Conversation, type OpenDialogue, type Turn } from '../bot/turn.ts';

/** The morning after a run (section 4): how the injury is now. Its answer brings the verdict. */
export const morning: Conversation = {
  kind: 'morning',

  questions(_turn, dialogue) {
    const pain = dialogue.answers['morning-pain'];
    return typeof pain === 'number' && pain > 0 ? ['morning-pain', 'swollen', 'night'] : ['morning-pain'];
  },

  asks(turn, _dialogue, question) {
    const muscle = turn.record.comeback?.profile.injury === 'muscle';
    return muscle && question === 'morning-pain'
      ? { key: 'ask-morning-pain-muscle', without: ['muscle'] }
      : {};
  },

  refuses(turn, dialogue) {
    const muscle = turn.record.comeback?.profile.injury === 'muscle';
    return muscle && dialogue.answers['morning-pain'] === 'muscle' ? 'again-muscle' : undefined;
  },

  finish(turn, dialogue) {
    const key = dialogue.about['entry'] ?? '';
    const entry = turn.record.comeback?.entries[key];
    if (!hasComeback(turn) || !entry) return;
    const pain = dialogue.answers['morning-pain'];
    const told = {
      on: entry.case.morning?.on ?? turn.today,
      pain: typeof pain === 'number' ? pain : 0,
      ...(pain === 'muscle' ? { muscle: true as const } : {}),
      swollen: pain === 'stiff' || dialogue.answers['swollen'] === 'yes',
      night: dialogue.answers['night'] === 'yes',
      late: entry.case.morning?.late ?? (entry.case.run ? morningIsLate(turn, entry.case.run) : false),
    };
    changeEntry(turn.record.comeback, key, { case: { ...entry.case, morning: told } });
    verdictAndOn(turn, key);
  },
};

/** The morning after that: has the swelling or stiffness settled (D11, D12)? */
export const settled: Conversation = {
  kind: 'settled',
  questions: () => ['settled'],
  finish(turn, dialogue) {
    const key = dialogue.about['entry'] ?? '';
    const entry = turn.record.comeback?.entries[key];
    if (!hasComeback(turn) || !entry) return;
    const yes = said(dialogue, 'settled');
    changeEntry(turn.record.comeback, key, { case: { ...entry.case, settled: { on: turn.today, yes } } });
    if (!yes) return verdictAndOn(turn, key);
    giveVerdict(turn, key);
    answered(turn, key);
    const repeat = turn.record.comeback.entries[key]?.verdict?.word === 'repeat';
    say(turn, repeat ? [tell(turn, 'settled-well')] : [tell(turn, 'settled-still-rest'), whatNext(turn)]);
    continueDay(turn);
  },
};

function verdictAndOn(turn: Turn, key: string): void {
  if (!hasComeback(turn)) return;
  giveVerdict(turn, key);
  answered(turn, key);
  sayVerdict(turn, key);
  const entry = turn.record.comeback.entries[key];
  const gentle = entry?.verdict?.pain !== true && entry?.case.run?.report.completed !== 'more';
  const win = gentle ? newWin(turn) : undefined;
  if (win !== undefined) say(turn, [win]);
  if (turn.record.comeback.graduatedOn === turn.today)
    say(turn, [
      tell(turn, 'graduated'),
      turn.today < prehabUntil(turn) ? tell(turn, 'graduated-strength') : undefined,
    ]);
  continueDay(turn);
}

/** Another question that is owed meanwhile keeps its reminders where they were. */
function answered({ record }: Turn, key: string): void {
  if (record.owed?.key === `morning:${key}` || record.owed?.key === `settled:${key}`) delete record.owed;
}

function said(dialogue: OpenDialogue, question: string): boolean {
  return dialogue.answers[question] === 'yes';
}
