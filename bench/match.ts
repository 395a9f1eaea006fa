import { commonDays, commonHours, weekOf } from '../src/clubs/matching-fit.ts';
import { match, type Seeker } from '../src/clubs/matching.ts';
import { mayPair } from '../test/support/matching-oracle.ts';
import { randomFrom } from '../test/support/random.ts';
import { poolOf, WHOLE_WORLD, type World } from '../test/support/seekers.ts';
import { line, median, micros, table } from './print.ts';

const SEEKERS = 2_000;
const ROUNDS = 7;

/** So long a pool may take at the most. */
const MOST_MS = 1_000;

/** Clocks of a club that has most of its runners in Europe and some in America, India and Japan. */
const A_CLUB = [0, 0, 60, 60, 60, 60, 120, 120, 120, -300, -300, -480, 330, 540];

const world = (seed: number, others: Partial<World> = {}): readonly Seeker[] =>
  poolOf({ seed, count: SEEKERS, languages: ['en'], offsets: WHOLE_WORLD, blocks: 2, ...others });

const POOLS: readonly (readonly [name: string, pool: readonly Seeker[]])[] = [
  ['the whole world, one language', world(1)],
  ['one more, so that one is left over', world(2, { count: SEEKERS + 1 })],
  ['a club, five languages', world(3, { offsets: A_CLUB, languages: ['en', 'de', 'fr', 'es', 'it'] })],
  ['the whole world, each apart from 200', world(4, { blocks: 200 })],
];

type Pair = readonly [Seeker, Seeker];

/** True when every pool was matched in time. */
export function benchMatch(): boolean {
  const rows = POOLS.map(([name, pool]) => ({ name, pool, ...timed(pool) }));
  table(
    ['median', 'longest', 'pairs', 'trios', 'alone'],
    rows.map(({ name, times, found }) => [
      name,
      micros(median(times) * 1_000),
      micros(Math.max(...times) * 1_000),
      String(found.pairs.length),
      String(found.trios.length),
      String(found.alone.length),
    ]),
  );
  line(
    `${SEEKERS.toLocaleString('en')} seekers; of ${ROUNDS} runs; it must stay under ${micros(MOST_MS * 1_000)}`,
  );
  line('');
  table(
    ['at least 3 h', 'mean hours', 'at least 12 h', 'same phase', 'common days'],
    rows.flatMap(({ name, pool, found }) => [
      [`${name}: matched`, ...goodness(pairsOf(pool, found.pairs))],
      [`${name}: at random`, ...goodness(atRandom(pool))],
    ]),
  );
  line(
    'At least 3 common waking hours says nothing: two waking days of 15 hours always share 6 or more, so any',
  );
  line(
    'two people reach it. What tells matching from chance is in the columns beside it. All run on 3 days a week.',
  );
  return rows.every(({ times }) => median(times) < MOST_MS);
}

function timed(pool: readonly Seeker[]) {
  const found = match(pool);
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    match(pool);
    return performance.now() - start;
  });
  return { found, times };
}

function pairsOf(pool: readonly Seeker[], pairs: readonly (readonly [string, string])[]): readonly Pair[] {
  const byId = new Map(pool.map((one) => [one.id, one]));
  return pairs.map(([a, b]) => [byId.get(a)!, byId.get(b)!]);
}

/** Legal pairs, each with the next that comes along: what a club would have without matching. */
function atRandom(pool: readonly Seeker[]): readonly Pair[] {
  const random = randomFrom(99);
  const waiting = pool
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
  const pairs: Pair[] = [];
  for (let first = waiting.pop(); first; first = waiting.pop()) {
    const one = first;
    const at = waiting.findIndex((other) => mayPair(one, other));
    if (at >= 0) pairs.push([one, waiting.splice(at, 1)[0]!]);
  }
  return pairs;
}

function goodness(pairs: readonly Pair[]): readonly string[] {
  const hours = pairs.map(([a, b]) => commonHours(a.offset, b.offset));
  const phases = pairs.filter(([a, b]) => a.phase === b.phase).length;
  const days = pairs.map(([a, b]) => commonDays(weekOf(a.days), weekOf(b.days)));
  const share = (count: number) => `${((count / pairs.length) * 100).toFixed(1)} %`;
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / pairs.length;
  return [
    share(hours.filter((each) => each >= 3).length),
    mean(hours).toFixed(2),
    share(hours.filter((each) => each >= 12).length),
    share(phases),
    mean(days).toFixed(2),
  ];
}
