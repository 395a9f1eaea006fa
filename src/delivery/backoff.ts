/** The first pause, in milliseconds: most faults of a network are over by then. */
const FIRST = 2_000;

/** The longest pause, in milliseconds: an hour is no burden on a platform that is down, and soon enough after. */
const LONGEST = 3_600_000;

/** How long to wait before the next attempt, in milliseconds, after `failures` of them (1, 2, 3 …): doubling. */
export function backoff(failures: number): number {
  return Math.min(FIRST * 2 ** Math.max(0, failures - 1), LONGEST);
}
