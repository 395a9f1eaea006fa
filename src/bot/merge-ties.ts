import { laterDay } from '../coach/day.ts';
import type { RunnerRecord } from './record.ts';

type Ties = Pick<
  RunnerRecord,
  'name' | 'buddy' | 'blocked' | 'formerly' | 'offers' | 'declined' | 'sent' | 'clubs' | 'letters' | 'told'
>;

/**
 * What binds a runner to others, out of two records: every block, every club and every letter of both, and whatever was
 * sent today counts together. The pair is that of `mine`; what becomes of the other's is the caller's to say.
 */
export function mergeTies(mine: RunnerRecord, other: RunnerRecord): Ties {
  const name = mine.name ?? other.name;
  const told = (mine.told ?? 0) + (other.told ?? 0);
  const sent = mergeSent(mine.sent, other.sent);
  return {
    ...(name === undefined ? {} : { name }),
    ...(mine.buddy === undefined ? {} : { buddy: mine.buddy }),
    ...(mine.offers && { offers: mine.offers }),
    ...(sent && { sent }),
    ...(told > 0 && { told }),
    ...some('blocked', { ...other.blocked, ...mine.blocked }),
    ...some('clubs', { ...other.clubs, ...mine.clubs }),
    ...some('formerly', { ...mine.formerly, ...other.formerly, [other.id]: true as const }),
    ...some('declined', latest(mine.declined, other.declined)),
    ...some('letters', inOrder(mine.letters, other.letters)),
  };
}

function some<K extends string, T extends object>(key: K, entries: T): Partial<Record<K, T>> {
  return Object.keys(entries).length > 0 ? ({ [key]: entries } as Record<K, T>) : {};
}

function latest(a: RunnerRecord['declined'], b: RunnerRecord['declined']): Record<string, string> {
  const both = { ...a, ...b };
  return Object.fromEntries(
    Object.entries(both).map(([id, day]) => [id, laterDay(a?.[id] ?? day, b?.[id] ?? day)]),
  );
}

/** Nobody can send twice as much by having two chats. */
function mergeSent(a: RunnerRecord['sent'], b: RunnerRecord['sent']): RunnerRecord['sent'] {
  if (!a || !b) return a ?? b;
  if (a.on !== b.on) return a.on > b.on ? a : b;
  return {
    on: a.on,
    cheers: a.cheers + b.cheers,
    invites: a.invites + b.invites,
    nudged: { ...a.nudged, ...b.nudged },
    invited: { ...a.invited, ...b.invited },
  };
}

/** The letters of both, one after the other. */
function inOrder(
  a: RunnerRecord['letters'],
  b: RunnerRecord['letters'],
): NonNullable<RunnerRecord['letters']> {
  const lists = [a, b].map((one) =>
    Object.entries(one ?? {})
      .toSorted(([x], [y]) => Number(x) - Number(y))
      .map(([, letter]) => letter),
  );
  return Object.fromEntries(lists.flat().map((letter, at) => [String(at + 1), letter]));
}
