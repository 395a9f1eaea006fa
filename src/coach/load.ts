import { daysBetween, type Day } from './day.ts';
import type { Guards } from './rules.ts';

/** One run as the guards see it. */
export interface Load {
  readonly day: Day;
  /** Running seconds, whatever was posted. */
  readonly seconds: number;
  /** Seconds that were posted, completed and not answered with `rest 2 days`: only these are a base for more (G1). */
  readonly base: number;
}

/** Running seconds in the `days` days that end on `last`. */
function sum(loads: readonly Load[], last: Day, days: number, of: 'seconds' | 'base'): number {
  return loads.reduce((total, load) => {
    const ago = daysBetween(load.day, last);
    return ago >= 0 && ago < days ? total + load[of] : total;
  }, 0);
}

/** How many runs there were in the `days` days that end on `last`. */
export function runsIn(loads: readonly Load[], last: Day, days: number): number {
  return loads.filter((load) => {
    const ago = daysBetween(load.day, last);
    return ago >= 0 && ago < days && load.seconds > 0;
  }).length;
}

/** Running seconds that G1 still has room for on `day` (may be negative after a run that was too long). */
export function weeklyRoom(
  loads: readonly Load[],
  day: Day,
  entrySeconds: number,
  guard: Guards['G1'],
): number {
  const { from, to } = guard.baseEndsDaysEarlier;
  let base = guard.leastEntrySessions * entrySeconds;
  for (let ago = from; ago <= to; ago += 1)
    base = Math.max(base, windowEnding(loads, day, ago, guard.windowDays));
  return base * (1 + guard.growth) - sum(loads, day, guard.windowDays, 'seconds');
}

/** Base seconds of the window that ended `ago` days before `day`. */
function windowEnding(loads: readonly Load[], day: Day, ago: number, days: number): number {
  return loads.reduce((total, load) => {
    const before = daysBetween(load.day, day) - ago;
    return before >= 0 && before < days ? total + load.base : total;
  }, 0);
}

/** The longest run, in seconds, that G2 allows on `day`; runs no longer than the entry session are always allowed. */
export function longestAllowed(
  loads: readonly Load[],
  day: Day,
  entrySeconds: number,
  guard: Guards['G2'],
): number {
  const longest = loads.reduce((most, load) => {
    const ago = daysBetween(load.day, day);
    return ago > 0 && ago <= guard.longestOfDays ? Math.max(most, load.seconds) : most;
  }, 0);
  return Math.max(entrySeconds, longest * (1 + guard.longestGrowth));
}
