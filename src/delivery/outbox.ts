import type { Logger } from 'pino';
import type { Adapter, Delivery } from '../chat/adapter.ts';
import type { Claimed, Settlement, Store } from '../store/store.ts';
import { backoff } from './backoff.ts';
import { later, type Clock } from './clock.ts';

/** How many messages are on their way at once, each to another conversation. */
const AT_ONCE = 20;

/** After so many attempts (about half a day, see `backoff`) a message is worth nothing any more. */
export const MOST_ATTEMPTS = 24;

/** What `createOutbox` is built from. */
export interface OutboxParts {
  readonly store: Pick<Store<unknown>, 'claim' | 'settle'>;
  readonly adapters: readonly Adapter[];
  readonly clock: Clock;
  readonly log: Logger;
}

/** The one door by which everything leaves. */
export interface Outbox {
  /** Sends what can be sent now, most urgent first, each conversation in its order. Never rejects for a platform. */
  flush(): Promise<void>;
}

/** The outbox over some platforms, with the one retry policy there is. */
export function createOutbox({ store, adapters, clock, log }: OutboxParts): Outbox {
  const byPlatform = new Map(adapters.map((adapter) => [adapter.platform, adapter]));

  async function deliver(parcel: Claimed): Promise<void> {
    const delivery = await attempt(parcel);
    const settlement = settled(delivery, parcel.attempts, clock.now());
    if (settlement.kind !== 'sent') {
      const { kind, fault } = settlement;
      log.warn(
        { parcel: parcel.id, platform: parcel.to.platform, attempts: parcel.attempts, fault, kind },
        'not sent',
      );
    }
    store.settle(parcel.id, settlement);
  }

  async function attempt(parcel: Claimed): Promise<Delivery> {
    const adapter = byPlatform.get(parcel.to.platform);
    if (!adapter) return { kind: 'retry' };
    try {
      return await adapter.send(parcel);
    } catch (error) {
      log.error({ err: error, platform: adapter.platform }, 'a platform threw instead of answering');
      return { kind: 'unknown' };
    }
  }

  return {
    async flush() {
      for (;;) {
        const parcels = store.claim(clock.now(), AT_ONCE);
        if (parcels.length === 0) return;
        await Promise.all(parcels.map(deliver));
      }
    },
  };
}

/**
 * The retry policy: what may have been lost is said again, for an answer or a post that comes twice does less
 * harm than one that never comes.
 */
export function settled(delivery: Delivery, attempts: number, now: string): Settlement {
  if (delivery.kind === 'sent') return delivery;
  const fault = delivery.kind;
  if (fault === 'gone' || fault === 'rejected' || attempts >= MOST_ATTEMPTS) return { kind: 'dead', fault };
  const asked = delivery.kind === 'retry' ? (delivery.retryAfterMs ?? 0) : 0;
  return { kind: 'retry', notBefore: later(now, Math.max(asked, backoff(attempts))), fault };
}
