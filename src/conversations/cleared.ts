import { changeEntry } from '../bot/change.ts';
import { laterDay } from '../coach/day.ts';
import { continueDay } from '../bot/day.ts';
import { limitsFrom, setLimits } from '../bot/gate.ts';
import { openEntry } from '../bot/outlook.ts';
import { withdrawToday } from '../bot/post-buttons.ts';
import { whatNext } from '../bot/tell-verdict.ts';
import { hasComeback, say, tell, type CoachTurn, type Conversation } from '../bot/turn.ts';

/** A clinician has seen it: with limits or without, or not yet. Their word starts the counts of H2 and H3 again. */
export const cleared: Conversation = {
  kind: 'cleared',

  questions: (_turn, dialogue) =>
    dialogue.answers['cleared-how'] === 'limits'
      ? ['cleared-how', 'limit-minutes', 'limit-runs']
      : ['cleared-how'],

  finish(turn, dialogue) {
    if (!hasComeback(turn)) return;
    const { comeback } = turn.record;
    if (dialogue.answers['cleared-how'] === 'no') {
      if (!comeback.standing.referred) stopRunning(turn);
      say(turn, [tell(turn, comeback.standing.referred ? 'cleared-not-yet' : 'cleared-stop')]);
      return continueDay(turn);
    }
    setLimits(comeback, limitsFrom(dialogue.answers, comeback.profile.limits, 'cleared-how'));
    startCountsAgain(turn);
    const most = comeback.profile.limits?.minutes ?? Infinity;
    if ((comeback.posts[turn.today]?.seconds ?? 0) > most * 60) withdrawToday(turn);
    say(turn, [tell(turn, 'cleared-thanks'), whatNext(turn)]);
    continueDay(turn);
  },
};

/** A clinician who says no to somebody who was running: their word goes before ours. */
function stopRunning(turn: CoachTurn): void {
  const { comeback } = turn.record;
  comeback.state = 'clinician';
  comeback.clinicianAskedOn = turn.today;
  withdrawToday(turn);
}

function startCountsAgain(turn: CoachTurn): void {
  const { comeback } = turn.record;
  const fresh = { referred: false, rests: 0, lowestRests: 0, stuck: {} };
  comeback.standing = { ...comeback.standing, ...fresh };
  delete comeback.referredByRecheck;
  delete comeback.clinicianAskedOn;
  const [key, entry] = openEntry(comeback) ?? [];
  if (key === undefined || !entry) return;
  const before = { ...entry.case.before, ...fresh };
  // What they were told stands: a pain that is told of it later brings neither the level back nor an earlier run.
  if (entry.verdict && comeback.standing.earned < before.earned) {
    const { earned, cleanHere, lowered } = comeback.standing;
    Object.assign(before, { earned, cleanHere, lowered });
  }
  const notBefore = laterDay(entry.notBefore, comeback.from);
  changeEntry(comeback, key, { notBefore, case: { ...entry.case, before } });
}
