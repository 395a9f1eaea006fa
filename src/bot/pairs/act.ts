import { open } from '../dialogue.ts';
import { say, tell, type CoachTurn, type Turn } from '../turn.ts';
import { findBuddy, lookedIn } from './find.ts';
import { count, mayStill } from './limits.ts';
import { buddiesOf, pairOf } from './members.ts';
import { calledAll } from './names.ts';
import { leavePair, leavePools } from './parting.ts';

/** Cheers: a wave to every buddy, a few times a day. */
export function cheer(turn: CoachTurn): void {
  const { record, look } = turn;
  const pair = pairOf(look, record);
  const about = buddiesOf(look, record).map(({ id }) => id);
  if (!pair || about.length === 0) return say(turn, [tell(turn, 'buddy-none')]);
  if (!mayStill(turn, 'cheers')) return say(turn, [tell(turn, 'buddy-cheer-enough')]);
  count(turn, 'cheers');
  for (const whom of about)
    turn.events.push({ to: pair.id, event: { type: 'pair', act: 'cheered', who: record.id, whom } });
  say(turn, [tell(turn, 'buddy-cheer-sent', { names: calledAll(turn, about) })], { about });
}

/** Shares the verdict and pain of the last run, after saying what that is; or stops sharing, at once. */
export function share(turn: CoachTurn): void {
  const pair = pairOf(turn.look, turn.record);
  if (!pair) return say(turn, [tell(turn, 'buddy-none')]);
  if (pair.shares[turn.record.id]) return hide(turn);
  open(turn, 'buddy-share');
}

/** From now on the others see the verdict and pain of the last run. */
export function shareNow(turn: Turn): void {
  const { record, look } = turn;
  const pair = pairOf(look, record);
  if (!pair) return say(turn, [tell(turn, 'buddy-none')]);
  turn.events.push({ to: pair.id, event: { type: 'pair', act: 'shares', who: record.id } });
  say(turn, [tell(turn, 'buddy-share-on')]);
}

/** From now on they do not. */
export function hide(turn: CoachTurn): void {
  const { record, look } = turn;
  const pair = pairOf(look, record);
  if (!pair) return say(turn, [tell(turn, 'buddy-none')]);
  turn.events.push({ to: pair.id, event: { type: 'pair', act: 'hides', who: record.id } });
  say(turn, [tell(turn, 'buddy-share-off')]);
}

/** Leaves the pair, after asking once; without one, ends the search. */
export function leave(turn: CoachTurn): void {
  if (pairOf(turn.look, turn.record)) return open(turn, 'buddy-leave');
  if (lookedIn(turn).length === 0) return say(turn, [tell(turn, 'buddy-none')]);
  leavePools(turn);
  say(turn, [tell(turn, 'buddy-left-pool')]);
}

/** Leaves it now. */
export function leaveNow(turn: Turn): void {
  leavePair(turn);
  say(turn, [tell(turn, 'buddy-left')]);
}

/** Leaves a buddy who fell silent, and looks for another where there is a club to look in. */
export function leaveAndFind(turn: CoachTurn): void {
  leaveNow(turn);
  findBuddy(turn);
}
