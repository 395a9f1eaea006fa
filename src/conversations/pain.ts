import { changeEntry } from '../bot/change.ts';
import { continueDay } from '../bot/day.ts';
import { hurts, reportOwed } from '../bot/owed.ts';
import { entryForPain } from '../bot/report.ts';
import { sayVerdict, whatNext } from '../bot/tell-verdict.ts';
import { withdrawToday } from '../bot/post-buttons.ts';
import { giveVerdict, painInFoundation } from '../bot/verdict.ts';
import { hasComeback, say, tell, type CoachTurn, type Conversation } from '../bot/turn.ts';

/**
 * Pain at any time, judged as a morning answer would be. It joins the last run's case, so it can never cost a second
 * level, and takes back a run that is posted for today.
 */
export const pain: Conversation = {
  kind: 'pain',

  questions(_turn, dialogue) {
    const now = dialogue.answers['pain-now'];
    return typeof now === 'number' && now > 0 ? ['pain-now', 'sharp', 'night'] : ['pain-now'];
  },

  asks: (_turn, _dialogue, question) => (question === 'sharp' ? { key: 'ask-sharp-now' } : {}),

  /** From the first number on no run stands on this day, whatever else there is to tell. */
  refuses(turn, dialogue, question) {
    const told = question === 'pain-now' && hurts(dialogue);
    if (told && hasComeback(turn) && !reportOwed(turn) && withdrawToday(turn))
      dialogue.about['withdrawn'] = turn.today;
    return undefined;
  },

  left(turn, dialogue) {
    if (!hurts(dialogue)) return false;
    say(turn, [tell(turn, 'cancelled-pain')]);
    pain.finish(turn, dialogue);
    return true;
  },

  finish(turn, dialogue) {
    const now = dialogue.answers['pain-now'];
    if (!hasComeback(turn) || typeof now !== 'number') return;
    if (now === 0) {
      // A number before this one took the day's run back: to be safe it stays so.
      if (dialogue.about['withdrawn'] === turn.today)
        say(turn, [tell(turn, 'pain-none-withdrawn'), whatNext(turn)]);
      else say(turn, [tell(turn, 'pain-none')]);
      return continueDay(turn);
    }
    const sharp = dialogue.answers['sharp'] === 'yes';
    const night = dialogue.answers['night'] === 'yes';
    if (turn.record.comeback.state !== 'running')
      return outsideRunning(turn, now >= SEVERE || sharp || night);
    const [key, entry] = entryForPain(turn);
    const pains = [...entry.case.pains, { on: turn.today, pain: now, sharp, night }];
    changeEntry(turn.record.comeback, key, { case: { ...entry.case, pains } });
    if (!reportOwed(turn)) withdrawToday(turn);
    giveVerdict(turn, key);
    sayVerdict(turn, key);
    continueDay(turn);
  },
};

/** From here on the readiness gate sends somebody to a clinician for pain at rest. */
const SEVERE = 3;

/** Where no run is posted there is no verdict: in a foundation pain is asked about at the next check, or a clinician comes first. */
function outsideRunning(turn: CoachTurn, severe: boolean): void {
  const { comeback } = turn.record;
  if (comeback.state === 'foundation' && severe) {
    comeback.state = 'clinician';
    comeback.clinicianAskedOn = turn.today;
    delete comeback.foundation;
    say(turn, [tell(turn, 'pain-foundation-severe'), tell(turn, 'gate-clinician-next')]);
  } else {
    painInFoundation(comeback);
    say(turn, [tell(turn, `pain-${comeback.state}`)]);
  }
  continueDay(turn);
}
