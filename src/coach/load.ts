import { addDays, daysBetween, type Day } from './day.ts';
import type { Guards } from './rules.ts';

/** One run as the guards see it. */
export interface Load {
  readonly day: Day;
  /** Running seconds, whatever was posted. */
  readonly seconds: number;
  /** Seconds that were posted, completed and not answered with `rest 2 days`: only these are a base for more (G1). */
  readonly base: number;
}

/** A load by how many days before some day it lies. */
interface Ago {
  readonly ago: number;
  readonly load: Load;
}

/** The loads of the `days` days that end on `last`: text compares like days, and most runs are long ago. */
function recent(loads: readonly Load[], last: Day, days: number): readonly Ago[] {
  const first = addDays(last, 1 - days);
  return loads
    .filter((load) => load.day >= first && load.day <= last)
    .map((load) => ({ ago: daysBetween(load.day, last), load }));
}

/** How many runs there were in the `days` days that end on `last`. */
export function runsIn(loads: readonly Load[], last: Day, days: number): number {
  return recent(loads, last, days).filter(({ load }) => load.seconds > 0).length;
}

/** Running seconds that G1 still has room for on `day` (may be negative after a run that was too long). */
export function weeklyRoom(
  loads: readonly Load[],
  day: Day,
  entrySeconds: number,
  guard: Guards['G1'],
): number {
  const { baseEndsDaysEarlier: ends, windowDays } = guard;
  const near = recent(loads, day, ends.to + windowDays);
  let base = guard.leastEntrySessions * entrySeconds;
  for (let end = ends.from; end <= ends.to; end += 1)
    base = Math.max(base, windowSum(near, end, windowDays, 'base'));
  return base * (1 + guard.growth) - windowSum(near, 0, windowDays, 'seconds');
}

/** What the window of `days` days that ended `end` days ago adds up to. */
function windowSum(near: readonly Ago[], end: number, days: number, of: 'seconds' | 'base'): number {
  let sum = 0;
  for (const { ago, load } of near) if (ago >= end && ago < end + days) sum += load[of];
  return sum;
}

/** The longest run, in seconds, that G2 allows on `day`; runs no longer than the entry session are always allowed. */
export function longestAllowed(
  loads: readonly Load[],
  day: Day,
  entrySeconds: number,
  guard: Guards['G2'],
): number {
  const before = recent(loads, addDays(day, -1), guard.longestOfDays);
  const longest = Math.max(0, ...before.map(({ load }) => load.seconds));
  return Math.max(entrySeconds, longest * (1 + guard.longestGrowth));
}
