import { say, tell, type Turn } from '../turn.ts';
import { buddyOf } from './members.ts';
import { leavePair } from './parting.ts';

/** Nothing comes from that runner any more, and nothing goes to them, for good. They are not told. */
export function block(turn: Turn, who: string): void {
  const { record } = turn;
  record.blocked = { ...record.blocked, [who]: true };
  const offers = Object.entries(record.offers ?? {}).filter(([id]) => id !== who);
  if (record.offers) record.offers = Object.fromEntries(offers);
  const letters = Object.entries(record.letters ?? {}).filter(
    ([, one]) => !('who' in one && one.who === who),
  );
  if (letters.length > 0) record.letters = Object.fromEntries(letters);
  else delete record.letters;
  if (buddyOf(turn.look, record, who)) leavePair(turn);
  say(turn, [tell(turn, 'buddy-blocked')]);
}

/** The runner's own block is taken back. */
export function unblock(turn: Turn, who: string): void {
  const { record } = turn;
  const { [who]: _was, ...others } = record.blocked ?? {};
  if (Object.keys(others).length > 0) record.blocked = others;
  else delete record.blocked;
  say(turn, [tell(turn, 'buddy-unblocked')]);
}

/** Whom the runner blocked, in the order in which that is shown. */
export function blockedBy({ record }: Turn): readonly string[] {
  return Object.keys(record.blocked ?? {}).toSorted();
}
