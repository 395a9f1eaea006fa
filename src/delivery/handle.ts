import type { Logger } from 'pino';
import type { Incoming, Receive } from '../chat/adapter.ts';
import type { Applied, Claimed, Decide, Store } from '../store/store.ts';
import { since, type Clock } from './clock.ts';
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
  function tell({ key, from, event }: Incoming, result: Result, began: number, error?: unknown): void {
    const { platform } = from;
    meter.update(platform, event.type, result);
    const line = { request: key, platform, event: event.type, result, ms: since(began) };
    if (result === 'failed') log.error({ ...line, err: error }, 'an update could not be handled');
    else log.info(line, 'an update was handled');
  }

  /** Keeps what arrived, and gives what may be sent at once, and whether others have to be looked for. */
  function keep(incoming: Incoming): Kept {
    let claimed: readonly Claimed[] = [];
    let others = false;
    const { key, from, event } = incoming;
    outbox.heard(from.platform);
    const arrival = { key, from, event, at: clock.now() };
    const take: Take = (...taken) => void ([claimed, others] = taken);
    const result = outbox.room(from) ? store.apply(arrival, step, take) : store.apply(arrival, step);
    return { result, claimed, others };
  }

  return async (incoming) => {
    const began = performance.now();
    let kept: Kept;
    try {
      kept = keep(incoming);
    } catch (error) {
      tell(incoming, 'failed', began, error);
      throw error;
    }
    const sent = outbox.flush(kept.claimed, kept.others).catch((error: unknown) => {
      log.error({ request: incoming.key, err: error }, 'the outbox could not be worked');
    });
    // The answer is on its way: now there is time to tell of it.
    tell(incoming, kept.result, began);
    if (patient) await sent;
  };
}

/** What may be sent now that an update was kept. */
interface Kept {
  readonly result: Applied;
  readonly claimed: readonly Claimed[];
  readonly others: boolean;
}

type Take = NonNullable<Parameters<Store<unknown>['apply']>[2]>;

/** What became of an update. */
type Result = Applied | 'failed';
