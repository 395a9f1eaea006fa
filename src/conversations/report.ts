import type { Day } from '../coach/day.ts';
import type { Report } from '../coach/runner.ts';
import { continueDay } from '../bot/day.ts';
import { duration, onDay } from '../bot/format.ts';
import { painNumbers, plain } from '../bot/understand.ts';
import { matchOption } from '../bot/lexicon.ts';
import { completedBy, dayOfReport, entryOn, keepReport, postedOn } from '../bot/report.ts';
import { giveVerdict } from '../bot/verdict.ts';
import { sayVerdict, whatNext } from '../bot/tell-verdict.ts';
import { newWin } from '../bot/wins.ts';
import type { Lexicon } from '../bot/words.ts';
import { hasComeback, say, tell, type Conversation, type CoachTurn, type OpenDialogue } from '../bot/turn.ts';

/** After the run (section 4): which day, how much, and how it felt. About one day, or about a day that is asked first. */
export const report: Conversation = {
  kind: 'report',

  questions(turn, dialogue) {
    if (!hasComeback(turn)) return [];
    const ids: string[] = [];
    if (dialogue.about['day'] === undefined) {
      ids.push('run-day');
      if (dialogue.answers['run-day'] === undefined) return ids;
    }
    const completed = dialogue.answers['completed'];
    if (wholeIsKnown(turn, dialogue)) {
      ids.push('completed');
      if (completed === 'none') return ids;
      if (completed === 'hurt') return [...ids, 'peak', 'sharp'];
      if (completed === 'part' || completed === 'other') ids.push('minutes');
    } else ids.push('minutes');
    ids.push('pattern');
    const pattern = dialogue.answers['pattern'];
    const pain = pattern !== undefined && pattern !== 'none' && pattern !== 'muscle';
    return pain ? [...ids, 'peak', 'sharp', 'worse', 'stride'] : ids;
  },

  asks(turn, dialogue, question) {
    if (!hasComeback(turn)) return {};
    const { words, today, record } = turn;
    const day = dayOfReport(turn, dialogue);
    const posted = postedOn(turn, day);
    const values = { day: onDay(words, day, today), minutes: duration(words, posted ?? 0) };
    if (question === 'completed')
      return dialogue.about['nothing'] === 'yes'
        ? { key: 'ask-completed-nothing', values, without: ['all', 'part', 'other'] }
        : { values };
    if (question === 'minutes')
      return { values, key: posted === undefined ? 'ask-minutes-off' : 'ask-minutes' };
    if (question === 'pattern' && record.comeback.profile.injury === 'muscle')
      return { key: 'ask-pattern-muscle', without: ['muscle'] };
    if (question === 'peak' && dialogue.answers['completed'] === 'hurt') return { key: 'ask-peak-hurt' };
    if (question === 'sharp' && dialogue.answers['completed'] === 'hurt') return { key: 'ask-sharp-hurt' };
    return {};
  },

  /** "Went away after ten minutes, about a 2" answers two questions, and may come before either is asked. */
  also(turn, dialogue, question, line) {
    if (question !== 'completed' && question !== 'pattern' && question !== 'minutes') return {};
    const { lexicon } = turn.words;
    const found: Record<string, string | number> = {};
    // "None" under "how much?" may mean no pain as well as no run: the reason is asked before it counts.
    if (question === 'completed' && dialogue.about['nothing'] === undefined && plain(line) === 'none')
      dialogue.about['nothing'] = 'typed';
    const pattern = matchOption(lexicon, 'pattern', line);
    const apart = question !== 'completed' || matchOption(lexicon, 'completed', line) === undefined;
    const telling = pattern !== undefined && pattern !== 'none' && pattern !== 'muscle';
    if (question !== 'pattern' && telling && apart) found['pattern'] = pattern;
    const peak = peakIn(line, lexicon);
    const where = telling || (question === 'pattern' && pattern === undefined);
    if (peak !== undefined && where && dialogue.answers['peak'] === undefined) found['peak'] = peak;
    return found;
  },

  refuses(turn, dialogue, question) {
    if (!hasComeback(turn)) return undefined;
    const { completed, minutes, pattern } = dialogue.answers;
    if (question === 'minutes' && minutes === 0)
      return wholeIsKnown(turn, dialogue) ? 'again-nothing-run' : 'again-nothing-off';
    if (question === 'completed' && completed === 'none' && dialogue.about['nothing'] === 'typed') {
      dialogue.about['nothing'] = 'yes';
      return 'again-nothing';
    }
    if (question === 'pattern' && pattern === 'muscle' && turn.record.comeback.profile.injury === 'muscle')
      return 'again-muscle';
    return undefined;
  },

  finish(turn, dialogue) {
    if (!hasComeback(turn)) return;
    const day = dayOfReport(turn, dialogue);
    const correcting = dialogue.about['correct'] === 'yes';
    const told = reportFrom(turn, dialogue, day);
    const key = keepReport(turn, day, told, correcting);
    const entry = turn.record.comeback.entries[key];
    if (turn.record.owed?.key === `report:${day}`) delete turn.record.owed;
    const { completed } = entry?.case.run?.report ?? told;
    const pains = entry?.case.pains.length ?? 0;
    const { state } = turn.record.comeback;
    const waiting =
      state === 'clinician' || state === 'foundation' ? tell(turn, `reported-${state}`) : undefined;
    if (completed === 'none' && pains === 0) {
      giveVerdict(turn, key);
      say(turn, [tell(turn, 'not-run'), whatNext(turn)]);
    } else if (entry?.case.morning || pains > 0) {
      giveVerdict(turn, key);
      sayVerdict(turn, key);
    } else if (day === turn.today) {
      const hour = turn.record.hour;
      say(turn, [
        tell(turn, correcting ? 'corrected' : thanksFor(told)),
        waiting,
        winOf(turn, told),
        tell(turn, 'ask-tomorrow', { hour }),
      ]);
    } else say(turn, [tell(turn, thanksFor(told)), waiting, winOf(turn, told)]);
    continueDay(turn);
  },
};

/** The one score of pain in a line, 1 to 10; several, or none, say nothing for certain. */
function peakIn(line: string, lexicon: Lexicon): number | undefined {
  const [peak, second] = painNumbers(line.toLowerCase(), lexicon).filter(
    (score) => score >= 1 && score <= 10,
  );
  return second === undefined && Number.isInteger(peak) ? peak : undefined;
}

/** From this peak on a run is more than mild soreness. */
const STRONG = 3;

/** A run that hurt is answered at once with what to do today. */
function thanksFor({ completed, sharp, stride, worse, peak }: Report): string {
  return completed === 'hurt' || sharp || stride || worse || peak >= STRONG ? 'reported-hurt' : 'reported';
}

/** A small win is no answer to pain, nor to a run of more than was posted: it comes with the next one. */
function winOf(turn: CoachTurn, told: Report): string | undefined {
  if (told.completed === 'more') return undefined;
  return told.pattern === 'none' || told.pattern === 'muscle' ? newWin(turn) : undefined;
}

/** On an off day, or for a second run of the day, there is no "all of it": minutes say it. */
function wholeIsKnown(turn: CoachTurn, dialogue: OpenDialogue): boolean {
  const day = dayOfReport(turn, dialogue);
  const again = entryOn(turn, day)?.[1].case.run?.report.completed;
  const second = again !== undefined && again !== 'none' && dialogue.about['correct'] !== 'yes';
  return postedOn(turn, day) !== undefined && !second;
}

function reportFrom(turn: CoachTurn, dialogue: OpenDialogue, day: Day): Report {
  const { answers } = dialogue;
  const posted = postedOn(turn, day);
  const told = typeof answers['minutes'] === 'number' ? Math.round(answers['minutes'] * 60) : undefined;
  const nothing = answers['completed'] === 'hurt' || answers['completed'] === 'none';
  const seconds = nothing ? 0 : (told ?? posted ?? 0);
  return {
    completed: nothing
      ? answers['completed'] === 'hurt'
        ? 'hurt'
        : 'none'
      : completedBy(turn, posted, seconds),
    seconds,
    pattern: (answers['pattern'] ?? 'none') as Report['pattern'],
    peak: typeof answers['peak'] === 'number' ? answers['peak'] : 0,
    sharp: answers['sharp'] === 'yes',
    worse: answers['worse'] === 'yes',
    stride: answers['stride'] === 'yes',
  };
}
