import { timeOf } from '../../coach/day.ts';
import { standingOf } from '../standing.ts';
import { say, tell, type CoachTurn } from '../turn.ts';
import { isQuietAt } from '../unprompted.ts';
import { reached, wasReached } from './limits.ts';
import { buddiesOf, pairOf, type Enrolled } from './members.ts';
import { called, calledAll } from './names.ts';

/** May a buddy be nudged now: has their day nothing of them yet, and are they awake? */
export function isAwaited(turn: CoachTurn, one: Enrolled): boolean {
  return refusal(turn, one) === undefined;
}

/** Why not; the words for it. */
function refusal(turn: CoachTurn, one: Enrolled): string | undefined {
  const standing = standingOf(one, turn.now);
  if (standing === 'paused') return 'buddy-nudge-paused';
  if (standing !== 'not-yet') return 'buddy-nudge-done';
  if (wasReached(turn, 'nudged', one)) return 'buddy-nudge-enough';
  return isQuietAt(timeOf(turn.now, one.zone)) ? 'buddy-nudge-quiet' : undefined;
}

/** Waves at those buddies who were not heard of today, once a day each; where there is none, says of each why. */
export function nudge(turn: CoachTurn, whom?: string): void {
  const pair = pairOf(turn.look, turn.record);
  const buddies = buddiesOf(turn.look, turn.record).filter(({ id }) => whom === undefined || id === whom);
  if (!pair || buddies.length === 0) return say(turn, [tell(turn, 'buddy-none')]);
  const awaited = buddies.filter((one) => isAwaited(turn, one)).map(({ id }) => id);
  if (awaited.length === 0) return refuse(turn, buddies);
  const names = calledAll(turn, awaited);
  for (const id of awaited) {
    reached(turn, 'nudged', id);
    turn.events.push({ to: pair.id, event: { type: 'pair', act: 'nudged', who: turn.record.id, whom: id } });
  }
  say(turn, [tell(turn, 'buddy-nudge-sent', { names })], { about: awaited });
}

function refuse(turn: CoachTurn, buddies: readonly Enrolled[]): void {
  const reasons = buddies.map((one) => {
    const why = refusal(turn, one);
    return why && tell(turn, why, { name: called(turn, one.id) });
  });
  say(turn, reasons, { about: buddies.map(({ id }) => id) });
}
