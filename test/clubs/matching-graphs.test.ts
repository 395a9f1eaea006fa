import { describe, expect, it } from 'vitest';
import { graphOf, type Graph } from '../../src/clubs/matching-graph.ts';
import { bestFirst, complete, improve } from '../../src/clubs/matching-pairs.ts';
import { NOBODY, type Mates } from '../../src/clubs/matching-search.ts';
import { triosOf } from '../../src/clubs/matching-trios.ts';
import { pairsByRank } from '../support/matching-oracle.ts';
import { randomFrom } from '../support/random.ts';
import { poolOf, WHOLE_WORLD } from '../support/seekers.ts';

const paired = (mates: Mates) => mates.filter((mate) => mate !== NOBODY).length / 2;

function completed(graph: Graph): Mates {
  const mates = bestFirst(graph);
  complete(graph, mates);
  return mates;
}

/** A graph by how well each fits everybody after them. */
const drawn = (size: number, fit: (a: number, b: number) => number): Graph => ({
  size,
  fit: (a, b) => (a === b ? 0 : fit(Math.min(a, b), Math.max(a, b))),
});

const group = (one: number, many: number) => Math.floor(one / many);

/** Graphs for which it is known how many pairs there are; and whether taking the best first makes too few. */
const DRAWN: readonly (readonly [what: string, pairs: number, graph: Graph, trap: boolean])[] = [
  ['a star: all can be with one only', 1, drawn(301, (a) => (a === 0 ? 100 : 0)), false],
  [
    'ways of four, the middle pair the best',
    200,
    drawn(400, (a, b) => (group(a, 4) === group(b, 4) && b === a + 1 ? (a % 4 === 1 ? 255 : 100) : 0)),
    true,
  ],
  ['one long way', 200, drawn(400, (a, b) => (b !== a + 1 ? 0 : a % 2 === 1 ? 255 : 100)), true],
  [
    'odd circles of five, joined at their first in a row',
    200,
    drawn(400, (a, b) => {
      if (group(a, 5) === group(b, 5))
        return [1, 4].includes(b - a) && (b - a === 1 || a % 5 === 0) ? 100 : 0;
      return a % 5 === 0 && b === a + 5 ? 255 : 0;
    }),
    false,
  ],
  [
    'flowers: a stem, a circle of five, and a leaf that is reached only the long way round it',
    200,
    drawn(400, (a, b) => {
      const edge = group(a, 8) === group(b, 8) ? `${a % 8}${b % 8}` : '';
      if (['12', '34', '56'].includes(edge)) return 255;
      return ['01', '23', '45', '26', '37'].includes(edge) ? 100 : 0;
    }),
    true,
  ],
  [
    'a hundred who go with anybody and best with one another, and two hundred who keep apart',
    100,
    drawn(300, (a, b) => (a >= 100 ? 0 : b < 100 ? 255 : 100)),
    true,
  ],
  [
    'forty who go with anybody, and seventy circles of three',
    110,
    drawn(250, (a, b) => {
      if (a < 40) return b < 40 ? 255 : 100;
      return group(a - 40, 3) === group(b - 40, 3) ? 200 : 0;
    }),
    true,
  ],
];

describe('graphs in which it is easy to be wrong', () => {
  it.each(DRAWN)('%s: %i pairs', (_what, pairs, graph, trap) => {
    const greedy = paired(bestFirst(graph));
    const mates = completed(graph);
    expect(pairsByRank(graph.size, (a, b) => graph.fit(a, b) > 0, randomFrom(7))).toBe(pairs);
    expect(paired(mates)).toBe(pairs);
    expect(greedy < pairs).toBe(trap);
    for (const [a, b] of mates.entries())
      if (b !== NOBODY) expect([mates[b], graph.fit(a, b) > 0]).toEqual([a, true]);
  });

  it('circles of three, of whom none may be with others: a trio each', () => {
    const graph = drawn(300, (a, b) => (group(a, 3) === group(b, 3) ? 100 : 0));
    expect(triosOf(graph, completed(graph), () => true)).toHaveLength(100);
  });
});

/** How often each two of a pool are compared until all of it is done, on average. */
function comparisons({ size, fit }: Graph): number {
  let count = 0;
  const counted: Graph = {
    size,
    fit: (a, b) => {
      count += 1;
      return fit(a, b);
    },
  };
  const mates = completed(counted);
  improve(counted, mates);
  triosOf(counted, mates, (one) => one % 2 === 0);
  return count / ((size * (size - 1)) / 2);
}

describe('the work', () => {
  const world = { seed: 1, languages: ['en'], offsets: WHOLE_WORLD, blocks: 2 };

  it.each([500, 2_000, 2_001])(
    'for %i is to compare each two a few times, and grows no faster than that',
    (count) => {
      expect(comparisons(graphOf(poolOf({ ...world, count })))).toBeLessThan(12);
    },
  );

  it('is less than a hundred comparisons of each two, where hundreds have to change buddies for others', () => {
    const graph = drawn(1_200, (a, b) => (a >= 400 ? 0 : b < 400 ? 255 : 100));
    expect(comparisons(graph)).toBeLessThan(100);
  });
});
