import type { Someone } from './stage.ts';

/** What can go wrong with one call, by a name that both platforms share. */
export const FAULTS = ['429', '500', '502', 'reset', 'hang', 'lost', 'redelivery'] as const;

export type FaultName = (typeof FAULTS)[number];

/** Somebody whose `nth` call goes wrong in one way. */
export interface Victim {
  readonly someone: Someone;
  readonly fault: FaultName;
  readonly nth: number;
}

/** What somebody has on their screen more often than somebody with whom all went well. */
export function twice(theirs: readonly string[], expected: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const text of expected) left.set(text, (left.get(text) ?? 0) + 1);
  return theirs.filter((text) => {
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count <= 0;
  });
}

/** What somebody with whom all went well has on their screen and they have not. */
export function missing(theirs: readonly string[], expected: readonly string[]): readonly string[] {
  return twice(expected, theirs);
}
