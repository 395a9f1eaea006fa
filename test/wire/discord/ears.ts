import type { Kept } from './world.ts';
import type { OpenModal } from './modals.ts';

/** A message as it was shown, or an edit of one. */
export interface Shown {
  readonly kept: Kept;
  readonly edited: boolean;
}

/** What somebody's client was shown and what a test has not yet taken. */
export interface Ears {
  shown: Shown[];
  modals: OpenModal[];
  /** The modal that is open on their screen. */
  modal: OpenModal | undefined;
  readonly waiters: Set<() => void>;
}

export const createEars = (): Ears => ({ shown: [], modals: [], modal: undefined, waiters: new Set() });

/** Lets whoever waits look again. */
export function stir(ears: Ears): void {
  for (const waiter of ears.waiters) waiter();
}

/**
 * Resolves with the first thing `take` gives, now or when something new is shown. The time limit is for failures only:
 * it says what was seen instead.
 */
export async function listen<T>(
  waiters: Set<() => void>,
  take: () => T | undefined,
  within: number,
  complaint: () => string,
): Promise<T> {
  const at = take();
  if (at !== undefined) return at;
  return new Promise<T>((resolve, reject) => {
    const look = () => {
      const found = take();
      if (found === undefined) return;
      waiters.delete(look);
      clearTimeout(timer);
      resolve(found);
    };
    const timer = setTimeout(() => {
      waiters.delete(look);
      reject(new Error(complaint()));
    }, within);
    waiters.add(look);
  });
}
