import type { Schedule } from './schedule.ts';

/** The first pause between two attempts to connect, in milliseconds. */
const FIRST = 1_000;

/**
 * The longest pause, in milliseconds: a whole day of failures stays below the 1,000 identifications that Discord
 * allows in it, and beyond which it takes the token away.
 */
const LONGEST = 120_000;

/** A session that held so long, in milliseconds, was a good one: the next attempt after it is made at once. */
const STEADY = 30_000;

/** How long to wait before an attempt to connect, in milliseconds, after `failures` in a row. */
export function pause(failures: number): number {
  return failures === 0 ? 0 : Math.min(FIRST * 2 ** (failures - 1), LONGEST);
}

/** Counts attempts to connect, and says when the next one may be made. */
export interface Attempts {
  /** Waits for the next attempt's turn and counts it; false: there will be none. */
  next(): Promise<boolean>;
  /** A session began. */
  began(): void;
  /** The session ended. */
  ended(): void;
  /** Lets nobody wait any longer. */
  end(): void;
}

/** Attempts that keep more distance the oftener they fail. */
export function createAttempts(schedule: Schedule): Attempts {
  let tries = 0;
  let over = false;
  let steady = () => {};
  const waiting = new Set<() => void>();
  return {
    async next() {
      const ms = pause(tries);
      tries += 1;
      if (ms > 0 && !over)
        await new Promise<void>((resolve) => {
          const cancel = schedule(ms, () => leave());
          const leave = () => {
            cancel();
            waiting.delete(leave);
            resolve();
          };
          waiting.add(leave);
        });
      return !over;
    },
    began() {
      steady();
      steady = schedule(STEADY, () => (tries = 0));
    },
    ended: () => steady(),
    end() {
      over = true;
      steady();
      for (const leave of waiting) leave();
    },
  };
}
