import type { DayState } from './streak.ts';

/** So many days without a kept one are a pause or a silence that somebody comes back from. */
const AWAY_DAYS = 3;

/** The days of a digest. */
export const WEEK_DAYS = 7;

/** How many days it looks at for each member, the week's own the last of them. */
export const LOOKED_DAYS = WEEK_DAYS + AWAY_DAYS;

/** A member's last days, oldest first, `LOOKED_DAYS` of them at the most: those since they began. */
export interface MemberDays {
  readonly id: string;
  readonly states: readonly DayState[];
  /** They finished their comeback in these days. */
  readonly finished: boolean;
}

/** What a week was for a club. Ids, in the order in which the members were given. */
export interface Week {
  /** Days kept by all together, rest days among them. */
  readonly kept: number;
  readonly back: readonly string[];
  readonly finished: readonly string[];
}

/** What is said of a week. Who finished is not said to be back besides. */
export function weekOf(members: readonly MemberDays[]): Week {
  const kept = members
    .flatMap(({ states }) => states.slice(-WEEK_DAYS))
    .filter((state) => state === 'kept').length;
  const finished = members.filter((one) => one.finished).map(({ id }) => id);
  const back = members.filter((one) => !one.finished && cameBack(one.states)).map(({ id }) => id);
  return { kept, back, finished };
}

/** Is a day of the week kept after some that were not? */
function cameBack(states: readonly DayState[]): boolean {
  const week = states.length - WEEK_DAYS;
  return states.some(
    (state, at) =>
      state === 'kept' &&
      at >= Math.max(week, AWAY_DAYS) &&
      states.slice(at - AWAY_DAYS, at).every((one) => one === 'none' || one === 'missed'),
  );
}
