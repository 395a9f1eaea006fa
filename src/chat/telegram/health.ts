import type { Logger } from 'pino';
import type { AdapterState, PlatformParts } from '../adapter.ts';
import { codeOf, isConflict } from './faults.ts';
import { FIRST_PAUSE, LONGEST_PAUSE } from './limits.ts';

/** Whether updates come in, and how long to wait when they do not. */
export interface Health {
  state(): AdapterState;
  /** Counts a failure, and tells the log of the first. Returns how long to wait, in milliseconds. */
  failed(error: unknown, retryAfter?: number): number;
  /** It works, or works again; a poll that was `heldToItsEnd` had nothing to tell. */
  works(heldToItsEnd: boolean): void;
  /** For good. */
  lost(): void;
}

/** What begins here is told once, and once more when it is over. */
export function createHealth({ log, onFault }: { log: Logger; onFault: PlatformParts['onFault'] }): Health {
  let state: AdapterState = 'starting';
  let isLost = false;
  let failures = 0;
  let trouble: 'conflict' | 'network' | undefined;

  return {
    state: () => state,
    failed(error, retryAfter = 0) {
      const kind = isConflict(error) ? 'conflict' : 'network';
      onFault(kind === 'conflict' ? 'conflict' : 'poll');
      if (kind !== trouble)
        log.warn(
          { kind, code: codeOf(error) },
          kind === 'conflict'
            ? 'another process takes the updates; waiting for it'
            : 'the platform is out of reach',
        );
      trouble = kind;
      // Before it ever worked a network that is down is only waited for.
      if (kind === 'conflict' || state === 'up') state = 'down';
      failures += 1;
      return Math.max(retryAfter, Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE));
    },
    works(heldToItsEnd) {
      if (isLost) return;
      state = 'up';
      // Two that poll take turns at being refused: only a poll that was held to its end shows that we are alone.
      if (trouble === 'conflict' && !heldToItsEnd) return;
      if (trouble) log.info({ kind: trouble, failures }, 'the platform is back');
      trouble = undefined;
      failures = 0;
    },
    lost() {
      isLost = true;
      state = 'down';
    },
  };
}
