import type { Logger } from 'pino';
import type { Adapter, Delivery } from '../chat/adapter.ts';
import type { Claimed, Settlement, Store } from '../store/store.ts';
import { backoff } from './backoff.ts';
import { later, type Clock } from './clock.ts';
import type { Meter } from './meter.ts';

/** How many messages are on their way at once on one platform, each to another conversation. */
const AT_ONCE = 40;

/** After so many attempts (about half a day, see `backoff`) a message is worth nothing any more. */
export const MOST_ATTEMPTS = 24;

/** What `createOutbox` is built from. */
export interface OutboxParts {
  readonly store: Pick<Store<unknown>, 'claim' | 'settle' | 'nextSend'>;
  readonly adapters: readonly Adapter[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly meter: Meter;
  /** Told when nobody can be reached any more where a message was to go. */
  readonly onGone: (parcel: Claimed) => void;
  /** The pause after so many failures, in milliseconds. */
  readonly pause?: (failures: number) => number;
}

/** The one door by which everything leaves. */
export interface Outbox {
  /**
   * Sends what can be sent now, most urgent first, each conversation in its order; a slow one holds up no other.
   * Resolves when nothing is left that could be sent by now. Rejects only if the store fails. What is `claimed`
   * already goes first.
   */
  flush(claimed?: readonly Claimed[]): Promise<void>;
  /** Is there room for more on the way to a platform at this moment? */
  room(platform: string): boolean;
  /** From now on sends by itself what had to wait, as soon as its time comes. */
  start(): void;
  /** Sends nothing more; resolves when nothing is on its way. */
  stop(): Promise<void>;
}

/** The outbox over some platforms, with the one retry policy there is. */
export function createOutbox(parts: OutboxParts): Outbox {
  const { store, adapters, clock, log, meter, pause = backoff } = parts;
  const byPlatform = new Map(adapters.map((adapter) => [adapter.platform, adapter]));
  const onTheirWay = new Map(adapters.map(({ platform }) => [platform, 0]));
  let all = 0;
  let idle: PromiseWithResolvers | undefined;
  let timer: NodeJS.Timeout | undefined;
  let alone = false;
  let ended = false;

  /** Takes as much as may be on its way at once; what settles makes room for the next. A platform holds up no other. */
  function pump(): void {
    for (const platform of byPlatform.keys()) {
      for (let room = roomOn(platform); !ended && room > 0; room = roomOn(platform)) {
        const parcels = store.claim(platform, clock.now(), room);
        if (parcels.length === 0) break;
        send(parcels);
      }
    }
    // What is slow holds up nobody: whatever waits for its time is looked after meanwhile.
    if (alone) sleep();
    if (all > 0) return;
    idle?.resolve();
    idle = undefined;
  }

  function roomOn(platform: string): number {
    return AT_ONCE - (onTheirWay.get(platform) ?? AT_ONCE);
  }

  function count(platform: string, more: 1 | -1): void {
    all += more;
    onTheirWay.set(platform, (onTheirWay.get(platform) ?? 0) + more);
  }

  function send(parcels: readonly Claimed[]): void {
    for (const parcel of parcels) {
      const { platform } = parcel.to;
      count(platform, 1);
      const over = deliver(parcel).finally(() => count(platform, -1));
      void over.then(settled, broken);
    }
  }

  function settled(): void {
    try {
      pump();
    } catch (error) {
      broken(error);
    }
  }

  function broken(error: unknown): void {
    const waiting = idle;
    idle = undefined;
    if (waiting) waiting.reject(error);
    else log.error({ err: error }, 'the outbox could not be worked');
  }

  async function deliver(parcel: Claimed): Promise<void> {
    const delivery = await attempt(parcel);
    const settlement = settle(delivery, parcel.attempts, clock.now(), pause);
    meter.delivery(parcel.to.platform, delivery.kind);
    if (settlement.kind !== 'sent') {
      const { kind, fault } = settlement;
      log.warn(
        { parcel: parcel.id, platform: parcel.to.platform, attempts: parcel.attempts, fault, kind },
        'not sent',
      );
    }
    store.settle(parcel.id, settlement);
    if (delivery.kind === 'gone') parts.onGone(parcel);
  }

  async function attempt(parcel: Claimed): Promise<Delivery> {
    // What was never shown, or is shown no more, needs no closing.
    if (parcel.message.closes && parcel.shown === undefined) return { kind: 'sent' };
    const adapter = byPlatform.get(parcel.to.platform);
    if (!adapter) return { kind: 'retry' };
    try {
      return await adapter.send(parcel);
    } catch (error) {
      log.error({ err: error, platform: adapter.platform }, 'a platform threw instead of answering');
      return { kind: 'unknown' };
    }
  }

  /** Sleeps until the next message's time has come. */
  function sleep(): void {
    clearTimeout(timer);
    // Where there is no room, whatever settles looks again.
    const open = [...byPlatform.keys()].filter((platform) => roomOn(platform) > 0);
    const [next] = open.flatMap((platform) => store.nextSend(platform) ?? []).toSorted();
    if (next === undefined) return;
    const wait = Math.max(0, Date.parse(next) - Date.parse(clock.now()));
    timer = setTimeout(() => void flush().catch(broken), Math.min(wait, LONGEST_SLEEP)).unref();
  }

  function flush(claimed: readonly Claimed[] = []): Promise<void> {
    idle ??= withResolvers();
    const { promise } = idle;
    try {
      send(claimed);
      pump();
    } catch (error) {
      broken(error);
    }
    return promise;
  }

  return {
    flush,
    room: (platform) => roomOn(platform) > 0,
    start() {
      alone = true;
      void flush().catch(broken);
    },
    async stop() {
      alone = false;
      ended = true;
      clearTimeout(timer);
      if (all > 0) await flush();
    },
  };
}

/** A timer's number has its limits, and a clock may be set: the outbox looks again each hour at the latest. */
const LONGEST_SLEEP = 3_600_000;

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/**
 * The retry policy: what may have been lost is said again, for an answer or a post that comes twice does less
 * harm than one that never comes.
 */
export function settle(
  delivery: Delivery,
  attempts: number,
  now: string,
  pause: (failures: number) => number = backoff,
): Settlement {
  if (delivery.kind === 'sent') return delivery;
  const fault = delivery.kind;
  if (fault === 'gone' || fault === 'rejected' || attempts >= MOST_ATTEMPTS) return { kind: 'dead', fault };
  const asked = delivery.kind === 'retry' ? (delivery.retryAfterMs ?? 0) : 0;
  return { kind: 'retry', notBefore: later(now, Math.max(asked, pause(attempts))), fault };
}
