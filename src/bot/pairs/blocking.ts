import { say, tell, type Turn } from '../turn.ts';
import { buddyOf, idsOf, runnerOf } from './members.ts';
import { leavePair } from './parting.ts';

/** Nothing comes from that runner any more, and nothing goes to them, for good. They are not told. */
export function block(turn: Turn, who: string): void {
  apart(turn, who, true);
  say(turn, [tell(turn, 'buddy-blocked')]);
}

/** The same for somebody who was picked; where they are not here there is nothing to do, and the answer is the same. */
export function blockPicked(turn: Turn, who: string | undefined): void {
  const { record, look } = turn;
  if (who !== undefined) {
    const isKnown = record.blocked?.[who] === true || buddyOf(look, record, who) !== undefined;
    apart(turn, who, isKnown ? true : 'picked');
  }
  say(turn, [tell(turn, 'buddy-blocked-picked')]);
}

function apart(turn: Turn, who: string, how: true | 'picked'): void {
  const { record } = turn;
  record.blocked = { ...record.blocked, [who]: how };
  const offers = Object.entries(record.offers ?? {}).filter(([id]) => id !== who);
  if (record.offers) record.offers = Object.fromEntries(offers);
  const letters = Object.entries(record.letters ?? {}).filter(
    ([, one]) => !('who' in one && one.who === who),
  );
  if (letters.length > 0) record.letters = Object.fromEntries(letters);
  else delete record.letters;
  if (buddyOf(turn.look, record, who)) leavePair(turn);
}

/** A block of that runner, under any id of theirs, is taken back; where there was none the answer is the same. */
export function unblock(turn: Turn, who: string | undefined): void {
  const { record, look } = turn;
  const them = who === undefined ? undefined : runnerOf(look, who);
  const ids = them ? idsOf(them) : [who];
  const others = Object.entries(record.blocked ?? {}).filter(([id]) => !ids.includes(id));
  if (others.length > 0) record.blocked = Object.fromEntries(others);
  else delete record.blocked;
  say(turn, [tell(turn, 'buddy-unblocked')]);
}

/** Whom the runner blocked, in the order in which that is shown: those they have met, not whomever they picked. */
export function blockedBy({ record }: Turn): readonly string[] {
  const { blocked = {} } = record;
  return Object.keys(blocked)
    .filter((id) => blocked[id] === true)
    .toSorted();
}
