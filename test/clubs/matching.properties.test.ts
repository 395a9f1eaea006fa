import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { match, type Seeker } from '../../src/clubs/matching.ts';
import { graphOf, type Graph } from '../../src/clubs/matching-graph.ts';
import { bestFirst, complete, improve } from '../../src/clubs/matching-pairs.ts';
import { NOBODY, type Mates } from '../../src/clubs/matching-search.ts';
import { everyWay, mayPair, pairsByRank } from '../support/matching-oracle.ts';
import { randomFrom } from '../support/random.ts';
import { idOf, seeker } from '../support/seekers.ts';

const PHASES = ['early', 'building', 'resting'] as const;
const DAYS = ['mon', 'wed', 'sat'] as const;

/** Pools in which many keep apart: from nearly nobody to nearly everybody. */
const pools = (most: number): fc.Arbitrary<readonly Seeker[]> =>
  fc
    .record({
      count: fc.integer({ min: 0, max: most }),
      apart: fc.nat(100),
      languages: fc.integer({ min: 1, max: 2 }),
    })
    .chain(({ count, apart, languages }) =>
      fc.tuple(
        ...Array.from({ length: count }, (_, at) =>
          fc.record({
            id: fc.constant(idOf(at)),
            language: fc.constantFrom(...['en', 'de'].slice(0, languages)),
            offset: fc.constantFrom(-480, 0, 60, 330, 600),
            phase: fc.constantFrom(...PHASES),
            days: fc.subarray([...DAYS]),
            apart: fc
              .array(fc.nat(99), { minLength: at, maxLength: at })
              .map((all) => all.flatMap((chance, other) => (chance < apart ? [idOf(other)] : []))),
            trio: fc.boolean(),
          }),
        ),
      ),
    );

const total = ({ fit }: Graph, mates: Mates) =>
  [...mates.entries()].reduce((sum, [a, b]) => (a < b ? sum + fit(a, b) : sum), 0);

const paired = (mates: Mates) => mates.filter((mate) => mate !== NOBODY).length / 2;

function completed(graph: Graph): Mates {
  const mates = bestFirst(graph);
  complete(graph, mates);
  return mates;
}

describe('any pool', () => {
  it('has everybody in one place exactly, and nobody with somebody they may not be paired with', () => {
    fc.assert(
      fc.property(pools(30), (pool) => {
        const { pairs, trios, alone } = match(pool);
        const byId = new Map(pool.map((one) => [one.id, one]));
        const all = [...pairs.flat(), ...trios.flat(), ...alone];
        expect(all.toSorted()).toEqual([...byId.keys()].toSorted());
        const together = [
          ...pairs,
          ...trios.flatMap(([a, b, c]) => [[a, b] as const, [a, c] as const, [b, c] as const]),
        ];
        for (const [a, b] of together)
          expect(mayPair(byId.get(a)!, byId.get(b)!), `${a} and ${b}`).toBe(true);
        for (const id of trios.flat()) expect(byId.get(id)!.trio).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('leaves as few alone as can be, and makes no trio where there could be pairs: every way was tried', () => {
    const seen = { trios: 0, alone: 0, helped: 0 };
    fc.assert(
      fc.property(pools(10), (pool) => {
        const { pairs, trios, alone } = match(pool);
        const best = everyWay(pool);
        expect({ pairs: pairs.length + trios.length, alone: alone.length }).toEqual(best);
        seen.trios += trios.length;
        seen.alone += alone.length;
        const graph = graphOf(pool);
        if (paired(bestFirst(graph)) < best.pairs) seen.helped += 1;
      }),
      { numRuns: 1_500 },
    );
    // All of it came up: trios, people who stay alone, and pools in which the best pairs first are too few.
    for (const times of Object.values(seen)) expect(times).toBeGreaterThan(30);
  });

  it('gives the same whatever its order', () => {
    fc.assert(
      fc.property(
        pools(20).chain((pool) =>
          fc.tuple(fc.constant(pool), fc.shuffledSubarray([...pool], { minLength: pool.length })),
        ),
        ([pool, shuffled]) => {
          expect(match(shuffled)).toEqual(match(pool));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('has no two pairs that had better exchange buddies, and loses no pair while they do', () => {
    fc.assert(
      fc.property(pools(24), (pool) => {
        const graph = graphOf(pool);
        const mates = completed(graph);
        const before = { pairs: paired(mates), total: total(graph, mates) };
        improve(graph, mates);
        expect(paired(mates)).toBe(before.pairs);
        expect(total(graph, mates)).toBeGreaterThanOrEqual(before.total);
        const pairs = [...mates.entries()].filter(([a, b]) => a < b);
        for (const [a, b] of pairs)
          for (const [c, d] of pairs.filter(([one]) => one !== a))
            for (const [e, f] of [[c, d] as const, [d, c] as const]) {
              const other =
                graph.fit(a, e) > 0 && graph.fit(b, f) > 0 ? graph.fit(a, e) + graph.fit(b, f) : 0;
              expect(other).toBeLessThanOrEqual(graph.fit(a, b) + graph.fit(c, d));
            }
        for (const [alone] of [...mates.entries()].filter(([, mate]) => mate === NOBODY))
          for (const [a, b] of pairs)
            expect(Math.max(graph.fit(alone, a), graph.fit(alone, b))).toBeLessThanOrEqual(graph.fit(a, b));
      }),
      { numRuns: 200 },
    );
  });
});

describe('the number of pairs', () => {
  it.each([1, 1.5, 2, 3, 6, 40])(
    'is what algebra says, where each may be paired with some %d others',
    (friends) => {
      for (const seed of [1, 2, 3, 4, 5, 6]) {
        const random = randomFrom(seed);
        const size = 80 + seed * 11;
        const pool = Array.from({ length: size }, (_, at) =>
          seeker(idOf(at), {
            offset: Math.floor(random() * 24) * 60,
            apart: Array.from({ length: at }, (_unused, other) => other).flatMap((other) =>
              random() < friends / size ? [] : [idOf(other)],
            ),
          }),
        );
        const most = pairsByRank(size, (a, b) => mayPair(pool[a]!, pool[b]!), random);
        expect(match(pool).pairs.length).toBe(most);
      }
    },
  );
});
