import { carryClubs } from '../clubs/ties.ts';
import { say, tell, type Turn } from '../turn.ts';
import type { RunnerRecord } from '../record.ts';
import { areApart, buddiesOf, pairOf } from './members.ts';
import { leavePair } from './parting.ts';

/**
 * Another record became part of this one. Its clubs go on with this runner, and so does its pair, where there is none
 * already: else that ends. Somebody who blocked the one is blocked by both, so a pair may end by it.
 */
export function carryTies(turn: Turn, other: RunnerRecord): void {
  const { record, look } = turn;
  carryClubs(turn, other);
  const own = pairOf(look, record);
  const theirs = pairOf(look, other);
  if (!own) delete record.buddy;
  if (theirs && own && own.id !== theirs.id)
    turn.events.push({ to: theirs.id, event: { type: 'pair', act: 'left', who: other.id } });
  else if (theirs) {
    record.buddy = theirs.id;
    turn.events.push({
      to: theirs.id,
      event: { type: 'pair', act: 'renamed', who: other.id, to: record.id },
    });
  }
  if (!own || !buddiesOf(look, record).some((one) => areApart(record, one))) return;
  leavePair(turn);
  say(turn, [tell(turn, 'buddy-ended')]);
}
