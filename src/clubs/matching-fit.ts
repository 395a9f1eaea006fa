import { minutesInDay, minutesInHour } from 'date-fns/constants';
import { WEEKDAYS } from '../coach/day.ts';
import type { OffPhase, Weekday } from '../coach/rules.ts';

/** What is compared of two runners. */
export interface Habits {
  /** Minutes that their clocks are ahead of UTC at the moment of matching. */
  readonly offset: number;
  readonly phase: OffPhase;
  /** The weekdays on which they run. */
  readonly days: readonly Weekday[];
}

/** Everybody is taken to be awake from 06:00 to 21:00 on their own clocks. */
const WAKING_MINUTES = (21 - 6) * minutesInHour;

/** Full hours in which both are awake. Two waking days of fifteen hours share at least six: nobody is too far away. */
export function commonHours(a: number, b: number): number {
  const apart = Math.abs(a - b) % minutesInDay;
  // Round the globe the other way, the end of one's day may meet the start of the other's next.
  const shared = Math.max(0, WAKING_MINUTES - apart) + Math.max(0, WAKING_MINUTES - (minutesInDay - apart));
  return Math.floor(shared / minutesInHour);
}

/** A week as a number, a bit for each day on which somebody runs. */
export function weekOf(days: readonly Weekday[]): number {
  return WEEKDAYS.reduce((week, day, at) => (days.includes(day) ? week | (1 << at) : week), 0);
}

/** How many days stand in a week, for each week there is. */
const COUNTS = Array.from({ length: 1 << WEEKDAYS.length }, (_, week) => {
  return WEEKDAYS.filter((_day, at) => (week >> at) & 1).length;
});

/** The days on which both run, of two weeks. */
export function commonDays(a: number, b: number): number {
  return COUNTS[a & b] ?? 0;
}

/** The same phase: worth more than all seven days of a week. */
const SAME_PHASE = 8;

/** A full hour in common: worth more than the same phase on the same days. */
const COMMON_HOUR = 2 * SAME_PHASE;

/**
 * How well each two of them fit: the hours they share, then the phase, then the days on which both run. From 96 (six
 * hours) to 255, so that it fits in a byte.
 */
export function fitting(habits: readonly Habits[]): (a: number, b: number) => number {
  const offsets = habits.map(({ offset }) => offset);
  const phases = habits.map(({ phase }) => phase);
  const weeks = habits.map(({ days }) => weekOf(days));
  return (a, b) =>
    commonHours(offsets[a] ?? 0, offsets[b] ?? 0) * COMMON_HOUR +
    (phases[a] === phases[b] ? SAME_PHASE : 0) +
    commonDays(weeks[a] ?? 0, weeks[b] ?? 0);
}
