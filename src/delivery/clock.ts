/** Where delivery learns the time: the machine's clock, or the playground's. */
export interface Clock {
  /** ISO-8601 UTC with milliseconds. */
  now(): string;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => new Date().toISOString() };

/** How long ago that was, by `performance.now()`, in whole milliseconds. */
export function since(began: number): number {
  return Math.round(performance.now() - began);
}

/** The instant `ms` milliseconds after `at` (before it, if negative). */
export function later(at: string, ms: number): string {
  return new Date(Date.parse(at) + ms).toISOString();
}
