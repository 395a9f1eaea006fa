import type { Logger } from 'pino';
import type { Receive } from '../chat/adapter.ts';
import type { Decide, Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Outbox } from './outbox.ts';

/** What `createHandle` is built from. */
export interface HandleParts<R> {
  readonly store: Pick<Store<R>, 'apply'>;
  readonly step: Decide<R>;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * What every platform hands its arrivals to. Rejects with the fault of `step` or the store, and nothing was kept
 * then. A fault in sending is no such fault: what was decided waits in the outbox.
 */
export function createHandle<R>({ store, step, outbox, clock, log }: HandleParts<R>): Receive {
  return async (incoming) => {
    store.apply({ ...incoming, at: clock.now() }, step);
    try {
      await outbox.flush();
    } catch (error) {
      log.error({ err: error }, 'the outbox could not be worked');
    }
  };
}
