import { graphOf, type Seeker } from './matching-graph.ts';
import { pairsOf } from './matching-pairs.ts';
import { NOBODY } from './matching-search.ts';
import { triosOf } from './matching-trios.ts';

export type { Seeker } from './matching-graph.ts';

/** Ids, everybody's exactly once; those of a pair or trio in order, and so are the pairs and trios. */
export interface Matches {
  readonly pairs: readonly (readonly [string, string])[];
  readonly trios: readonly (readonly [string, string, string])[];
  /** They stay in the pool: nobody can be found for them without leaving another out. */
  readonly alone: readonly string[];
}

/**
 * Buddies for everybody in the pool who can have one. Two may be paired who speak the same language and are not kept
 * apart; there are as many pairs as there can be, and then as few alone as trios of the willing allow. Among those
 * pairings it is a good one, in which no exchange of two buddies makes a better fit in all (`fitting`).
 *
 * It is the same whatever the order of the pool. Who is paused or has a buddy does not belong in it. Somebody who is in
 * it twice counts once: kept apart from all that either names, and otherwise as the first says.
 */
export function match(pool: readonly Seeker[]): Matches {
  const speakers = new Map<string, Seeker[]>();
  for (const seeker of once(pool).toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const others = speakers.get(seeker.language);
    if (others) others.push(seeker);
    else speakers.set(seeker.language, [seeker]);
  }
  const parts = [...speakers.values()].map(matchSpeakers);
  return {
    pairs: parts.flatMap(({ pairs }) => pairs).toSorted(byFirst),
    trios: parts.flatMap(({ trios }) => trios).toSorted(byFirst),
    alone: parts.flatMap(({ alone }) => alone).toSorted(),
  };
}

/** Those who speak one language, by id: numbers stand in the order of ids. */
function matchSpeakers(seekers: readonly Seeker[]): Matches {
  const graph = graphOf(seekers);
  const mates = pairsOf(graph);
  const trios = triosOf(graph, mates, (one) => seekers[one]?.trio === true);
  const placed = new Set(trios.flat());
  const idOf = (one: number) => seekers[one]?.id ?? '';
  const pairs = [...mates.entries()].filter(([one, mate]) => one < mate);
  return {
    pairs: pairs.map(([one, mate]) => [idOf(one), idOf(mate)]),
    trios: trios.map(([a, b, c]) => inOrder([idOf(a), idOf(b), idOf(c)])),
    alone: [...mates.keys()].filter((one) => mates[one] === NOBODY && !placed.has(one)).map(idOf),
  };
}

function once(pool: readonly Seeker[]): readonly Seeker[] {
  const seekers = new Map<string, Seeker>();
  for (const seeker of pool) {
    const first = seekers.get(seeker.id);
    seekers.set(seeker.id, first ? { ...first, apart: [...first.apart, ...seeker.apart] } : seeker);
  }
  return [...seekers.values()];
}

function inOrder([a, b, c]: readonly [string, string, string]): readonly [string, string, string] {
  const [first = a, second = b, third = c] = [a, b, c].toSorted();
  return [first, second, third];
}

function byFirst(a: readonly string[], b: readonly string[]): number {
  return (a[0] ?? '') < (b[0] ?? '') ? -1 : 1;
}
