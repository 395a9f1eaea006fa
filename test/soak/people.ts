import fc from 'fast-check';
import { randomFrom } from '../support/random.ts';
import {
  CALM,
  NONSENSE,
  runner,
  ZONES,
  type DayAct,
  type Extra,
  type Runner,
} from '../support/random-life.ts';
import { addDays, instantAt, type Instant } from '../../src/coach/day.ts';

/** What people do now and then besides living with the coach. */
export type Whim =
  | { readonly do: 'extra'; readonly extra: Extra }
  /** Blocks the coach for so many days. Does the platform tell that at once, and that it is over? */
  | { readonly do: 'block'; readonly days: number; readonly told: boolean }
  /** Deletes everything; `back`: and speaks again after so many days. */
  | { readonly do: 'forget'; readonly back?: number }
  /** The platform hands in the last thing once more. */
  | { readonly do: 'redelivered' };

/** Somebody in the crowd. */
export interface Soaker extends Runner {
  readonly name: string;
  readonly on: 'telegram' | 'discord';
  /** By number of the day. */
  readonly whims: ReadonlyMap<number, readonly Whim[]>;
}

/** How likely each is on any day: nobody does much of it, and everybody something. */
const DAILY: readonly (readonly [chance: number, whim: (chance: () => number) => Whim])[] = [
  [0.006, (chance) => ({ do: 'block', days: upTo(chance, 6), told: chance() < 0.5 })],
  [0.004, (chance) => ({ do: 'forget', ...(chance() < 0.5 && { back: upTo(chance, 4) }) })],
  [0.05, () => ({ do: 'redelivered' })],
  [0.04, () => says('/why')],
  [0.005, () => says('/export')],
  [0.06, (chance) => says(NONSENSE[Math.floor(chance() * NONSENSE.length)] ?? 'banana')],
  [0.05, (chance) => extra({ do: 'old-button', at: upTo(chance, 60), button: upTo(chance, 12) })],
  [
    0.02,
    (chance) => extra({ do: 'pain', now: upTo(chance, 4) - 1, sharp: chance() < 0.1, night: chance() < 0.1 }),
  ],
  [0.01, (chance) => extra({ do: 'pause', days: upTo(chance, 9) })],
  [0.01, (chance) => extra({ do: 'silence', days: upTo(chance, 12) })],
  [0.01, (chance) => extra({ do: 'zone', to: ZONES[Math.floor(chance() * ZONES.length)] ?? 'UTC' })],
  [
    0.01,
    (chance) => extra({ do: 'setting', setting: 'post-hour', value: chance() < 0.5 ? '06:00' : '09:00' }),
  ],
];

function extra(what: Extra): Whim {
  return { do: 'extra', extra: what };
}

function says(text: string): Whim {
  return extra({ do: 'say', text });
}

/** 1, 2 … most. */
function upTo(chance: () => number, most: number): number {
  return 1 + Math.floor(chance() * most);
}

/** The first moment of a crowd's month: any week of a year, so that some live through the clocks' changes. */
export function beginningOf(seed: number): Instant {
  return instantAt(addDays('2026-01-01', Math.floor(randomFrom(seed)() * 365)), '00:00', 'UTC');
}

/** So many different people, the same ones for the same seed; they begin within two days of one another. */
export function peopleOf(seed: number, count: number, days: number): readonly Soaker[] {
  const chance = randomFrom(seed + 1);
  const beginning = Date.parse(beginningOf(seed));
  return fc.sample(runner, { seed, numRuns: count }).map((who, index): Soaker => {
    const name = `ana${index}`;
    const whims = Array.from({ length: days }, () =>
      DAILY.flatMap(([share, whim]) => (chance() < share ? [whim(chance)] : [])),
    );
    return {
      ...who,
      name,
      on: chance() < 0.5 ? 'telegram' : 'discord',
      start: new Date(beginning + Math.floor(chance() * 2 * 1440) * 60_000).toISOString(),
      days: chance() < 0.3 ? [CALM, ...who.days] : who.days.flatMap((act): DayAct[] => [act, CALM]),
      lag: Math.floor(chance() * 20),
      habits: { ...who.habits, cause: plantedWord(name, 0) },
      whims: new Map(whims.flatMap((today, at) => (today.length > 0 ? [[at, today] as const] : []))),
    };
  });
}

/** What every planted word begins with: nothing else in a database looks like it. */
export const PLANTED = 'zqplanted';

/** A word that nobody but this person ever says, a new one for each time they begin. */
export function plantedWord(name: string, time: number): string {
  return `${PLANTED}-${name}-${time}-`;
}
