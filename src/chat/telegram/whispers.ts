import { WHISPER_TIME } from './limits.ts';

/** Where somebody spoke in a group for nobody but us, and can be answered the same way. */
export interface Whisper {
  readonly chat: number;
  readonly user: number;
  /** The number of what they said. */
  readonly said?: number;
  /** The button they pressed. */
  readonly query?: string;
  /** The topic it was said in. */
  readonly thread?: number;
  readonly locale: string;
}

/** The arrivals that can still be answered where they came from, by their keys. */
export interface Whispers {
  keep(key: string, whisper: Whisper): void;
  /** Nothing where it is too late, or was no whisper. */
  find(key: string | undefined): Whisper | undefined;
  drop(key: string): void;
  /** The platform does not keep to it: nothing is whispered any more. */
  end(): void;
}

/** @param now in milliseconds */
export function createWhispers(now: () => number = Date.now): Whispers {
  const kept = new Map<string, { readonly whisper: Whisper; readonly until: number }>();
  let ended = false;
  const tidy = (): void => {
    for (const [key, { until }] of kept) if (until <= now()) kept.delete(key);
  };
  return {
    keep(key, whisper) {
      tidy();
      if (!ended) kept.set(key, { whisper, until: now() + WHISPER_TIME });
    },
    find(key) {
      tidy();
      return key === undefined ? undefined : kept.get(key)?.whisper;
    },
    drop: (key) => void kept.delete(key),
    end() {
      ended = true;
      kept.clear();
    },
  };
}
