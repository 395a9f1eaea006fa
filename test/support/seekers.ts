import { WEEKDAYS } from '../../src/coach/day.ts';
import type { OffPhase } from '../../src/coach/rules.ts';
import type { Seeker } from '../../src/clubs/matching.ts';
import { randomFrom } from './random.ts';

/** Somebody in the pool: in UTC, early, running on Mondays, Wednesdays and Fridays, apart from nobody, no third. */
export function seeker(id: string, others: Partial<Seeker> = {}): Seeker {
  return {
    id,
    language: 'en',
    offset: 0,
    phase: 'early',
    days: ['mon', 'wed', 'fri'],
    apart: [],
    trio: false,
    ...others,
  };
}

/** So that ids sort as their numbers do. */
export const idOf = (number: number) => `r${String(number).padStart(5, '0')}`;

const PHASES = ['early', 'building', 'consolidating', 'progressing'] as const satisfies readonly OffPhase[];

export interface World {
  readonly seed: number;
  readonly count: number;
  readonly languages: readonly string[];
  /** Clocks, in minutes ahead of UTC: each is as likely as the others. */
  readonly offsets: readonly number[];
  /** Each keeps apart from so many others. */
  readonly blocks: number;
}

/** A pool that looks like chance and is the same for the same seed: three running days for each, half of them for a trio. */
export function poolOf({ seed, count, languages, offsets, blocks }: World): readonly Seeker[] {
  const random = randomFrom(seed);
  const below = (end: number) => Math.floor(random() * end);
  return Array.from({ length: count }, (_, number) =>
    seeker(idOf(number), {
      language: languages[below(languages.length)] ?? 'en',
      offset: offsets[below(offsets.length)] ?? 0,
      phase: PHASES[below(PHASES.length)] ?? 'early',
      days: WEEKDAYS.map((day) => ({ day, at: random() }))
        .toSorted((a, b) => a.at - b.at)
        .slice(0, 3)
        .map(({ day }) => day),
      apart: Array.from({ length: blocks }, () => idOf(below(count))),
      trio: random() < 0.5,
    }),
  );
}

/** Every full hour that clocks show somewhere. */
export const WHOLE_WORLD = Array.from({ length: 24 }, (_, at) => (at - 11) * 60);
