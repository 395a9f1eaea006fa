import { addDays, daysBetween, type Day } from '../coach/day.ts';

/** What became of a day: `open` can still change; `none` counts neither way (a pause, a day without a plan). */
export type DayState = 'kept' | 'open' | 'missed' | 'none';

/** Days in a row on which the plan was kept, rest days included (section 8 of the rules). */
export interface Streak {
  readonly days: number;
  /** The last day that was judged. */
  readonly through: Day;
  /** The last missed day that was forgiven. */
  readonly forgiven?: Day;
}

/** One missed day in so many is forgiven. */
const FORGIVEN_EVERY = 7;

/** Judges the days after the last one judged, to `last` at the most, and no further than the first that is open. */
export function advance(streak: Streak, last: Day, stateOf: (day: Day) => DayState): Streak {
  let now = streak;
  for (let day = addDays(now.through, 1); day <= last; day = addDays(day, 1)) {
    const state = stateOf(day);
    if (state === 'open') break;
    now = judged(now, day, state);
  }
  return now;
}

function judged(streak: Streak, day: Day, state: Exclude<DayState, 'open'>): Streak {
  if (state === 'kept') return { ...streak, days: streak.days + 1, through: day };
  if (state === 'none') return { ...streak, through: day };
  const { forgiven } = streak;
  if (forgiven === undefined || daysBetween(forgiven, day) >= FORGIVEN_EVERY)
    return { ...streak, through: day, forgiven: day };
  return { days: 0, through: day, forgiven };
}

/** A day of several together: kept where all kept it, missed where one missed it. */
export function together(states: readonly DayState[]): DayState {
  if (states.includes('missed')) return 'missed';
  if (states.includes('open')) return 'open';
  return states.length > 0 && states.every((state) => state === 'kept') ? 'kept' : 'none';
}
