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
  /**
   * So long what was sent may wait, in milliseconds, until it is noted together with others: where many speak, most of
   * a note's cost is its transaction. None: it is noted at once.
   */
  readonly together?: number;
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
  const { store, adapters, clock, log, meter, pause = backoff, together = 0 } = parts;
  const byPlatform = new Map(adapters.map((adapter) => [adapter.platform, adapter]));
  const onTheirWay = new Map(adapters.map(({ platform }) => [platform, 0]));
  let all = 0;
  let done: readonly Done[] = [];
  let noting: NodeJS.Timeout | undefined;
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
      count(parcel.to.platform, 1);
      void deliver(parcel).then(settled, broken);
    }
  }

  function settled(one: Done): void {
    done = [...done, one];
    if (together === 0) note();
    else noting ??= setTimeout(note, together);
  }

  /** Notes what became of all that came back since the last time; what that cannot be is noted later. */
  function note(): void {
    clearTimeout(noting);
    noting = undefined;
    const noted = done;
    try {
      store.settle(noted.map(({ settlement }) => settlement));
      done = [];
      for (const { parcel } of noted) count(parcel.to.platform, -1);
      for (const { parcel, settlement } of noted)
        if (settlement.kind === 'dead' && settlement.fault === 'gone') parts.onGone(parcel);
      pump();
    } catch (error) {
      if (done.length > 0 && !ended) noting = setTimeout(note, NOTED_AGAIN);
      broken(error);
    }
  }

  function broken(error: unknown): void {
    const waiting = idle;
    idle = undefined;
    if (waiting) waiting.reject(error);
    else log.error({ err: error }, 'the outbox could not be worked');
  }

  async function deliver(parcel: Claimed): Promise<Done> {
    const delivery = await attempt(parcel);
    const settlement = settle(parcel, delivery, clock.now(), pause);
    meter.delivery(parcel.to.platform, delivery.kind);
    if (settlement.kind !== 'sent') {
      const { kind, fault } = settlement;
      log.warn(
        { parcel: parcel.id, platform: parcel.to.platform, attempts: parcel.attempts, fault, kind },
        'not sent',
      );
    }
    return { parcel, settlement };
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
      // Behind what is claimed nothing can have become ready: whatever settles looks again.
      if (claimed.length === 0) pump();
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

/** The pause before what could not be noted (the disk may be full) is noted again, in milliseconds. */
const NOTED_AGAIN = 1_000;

/** A message that came back from its platform. */
interface Done {
  readonly parcel: Claimed;
  readonly settlement: Settlement;
}

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
  { id, attempts }: Pick<Claimed, 'id' | 'attempts'>,
  delivery: Delivery,
  now: string,
  pause: (failures: number) => number = backoff,
): Settlement {
  if (delivery.kind === 'sent') return { id, ...delivery };
  const fault = delivery.kind;
  if (fault === 'gone' || fault === 'rejected' || attempts >= MOST_ATTEMPTS)
    return { id, kind: 'dead', fault };
  const asked = delivery.kind === 'retry' ? (delivery.retryAfterMs ?? 0) : 0;
  return { id, kind: 'retry', notBefore: later(now, Math.max(asked, pause(attempts))), fault };
}
