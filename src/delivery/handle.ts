import type { Logger } from 'pino';
import type { Receive } from '../chat/adapter.ts';
import type { Claimed, Decide, Store } from '../store/store.ts';
import type { Clock } from './clock.ts';
import type { Meter } from './meter.ts';
import type { Outbox } from './outbox.ts';

/** What `createHandle` is built from. */
export interface HandleParts<R> {
  readonly store: Pick<Store<R>, 'apply'>;
  readonly step: Decide<R>;
  readonly outbox: Pick<Outbox, 'flush' | 'heard' | 'room'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly meter: Meter;
  /** Does whoever hands something in wait until all that can be sent was sent? Where many speak at once nobody may. */
  readonly patient: boolean;
}

/**
 * What every platform hands its arrivals to. What arrived is kept before the call returns. Rejects with the fault of
 * `step` or the store, and nothing was kept then. A fault in sending is no such fault: what was decided waits in the
 * outbox.
 */
export function createHandle<R>({
  store,
  step,
  outbox,
  clock,
  log,
  meter,
  patient,
}: HandleParts<R>): Receive {
  return async (incoming) => {
    const count = (result: Parameters<Meter['update']>[2]) =>
      meter.update(incoming.from.platform, incoming.event.type, result);
    const claimed: Claimed[] = [];
    outbox.heard(incoming.from.platform);
    try {
      const take = outbox.room(incoming.from) ? (parcel: Claimed) => void claimed.push(parcel) : undefined;
      count(store.apply({ ...incoming, at: clock.now() }, step, take));
    } catch (error) {
      count('failed');
      throw error;
    }
    const sent = outbox.flush(claimed).catch((error: unknown) => {
      log.error({ err: error }, 'the outbox could not be worked');
    });
    if (patient) await sent;
  };
}
