import { leaveClubs } from '../clubs/ties.ts';
import { close } from '../dialogue.ts';
import type { Turn } from '../turn.ts';
import { pairOf } from './members.ts';

/** What is asked about one pair is not asked about the next. */
const OF_A_PAIR = ['buddy-leave', 'buddy-share'];

/** The runner is in no pair any more. */
export function forgetPair(turn: Turn): void {
  delete turn.record.buddy;
  for (const kind of OF_A_PAIR) close(turn, kind);
}

/** Leaves the pair, without a word. */
export function leavePair(turn: Turn): void {
  const { record } = turn;
  const pair = pairOf(turn.look, record);
  forgetPair(turn);
  if (pair) turn.events.push({ to: pair.id, event: { type: 'pair', act: 'left', who: record.id } });
}

/** Looks for no buddy any more, in any club. */
export function leavePools(turn: Turn): void {
  const { id, clubs = {} } = turn.record;
  for (const club of Object.keys(clubs))
    turn.events.push({ to: club, event: { type: 'club', act: 'rests', who: id } });
}

/** Nothing is to be left of this runner with others: they hear that a pairing ended, and nothing else. */
export function leaveAll(turn: Turn): void {
  leavePair(turn);
  leaveClubs(turn);
}
