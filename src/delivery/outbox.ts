import type { Logger } from 'pino';
import type { Address } from '../bot/event.ts';
import type { Adapter, Delivery } from '../chat/adapter.ts';
import type { Claimed, Settlement, Store } from '../store/store.ts';
import { backoff } from './backoff.ts';
import { later, since, type Clock } from './clock.ts';
import type { Meter } from './meter.ts';
import { createPace, free, type Pace } from './pace.ts';
import { settle } from './retry.ts';

/** How many messages are on their way at once on one platform, each to another conversation. */
const AT_ONCE = 40;

/** A platform works as long as it took something so recently, in milliseconds. */
const WORKS = 60_000;

/** One that took nothing for so long, in milliseconds, was out as a whole: a single message may fail for itself. */
const OUT = 60_000;

/** What `createOutbox` is built from. */
export interface OutboxParts {
  readonly store: Pick<Store<unknown>, 'claim' | 'settle' | 'nextSend' | 'hurry'>;
  readonly adapters: readonly Adapter[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly meter: Meter;
  /** Told when nobody can be reached any more where a message was to go. */
  readonly onGone: (parcel: Claimed) => void;
  /** Told when the platform says that whom a message seeks is not in that room. */
  readonly onAbsent: (parcel: Claimed) => void;
  /** Told when a room goes on under another id; by the next attempt it has that. */
  readonly onMoved: (parcel: Claimed, to: string) => void;
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
   * already goes first; then it is all that is new, unless `others` wait to be told something too.
   */
  flush(claimed?: readonly Claimed[], others?: boolean): Promise<void>;
  /** May one more go to that conversation at this moment? */
  room(to: Address): boolean;
  /** Something came in from a platform: if it did not work, it does again. */
  heard(platform: string): void;
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
  const paces = new Map<string, Pace>(
    adapters.map(({ platform, rates }) => [platform, rates ? createPace(rates) : free]),
  );
  /** When each last took something, and since when it has taken nothing. */
  const worked = new Map<string, string>();
  const failing = new Map<string, string>();
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
        const parcels = store.claim(platform, clock.now(), room, paceOf(platform).resting());
        if (parcels.length === 0) break;
        send(parcels);
      }
    }
    // What is slow holds up nobody: whatever waits for its time is looked after meanwhile.
    const held = alone && sleep();
    if (all > 0 || held) return;
    idle?.resolve();
    idle = undefined;
  }

  function paceOf(platform: string): Pace {
    return paces.get(platform) ?? free;
  }

  function roomOn(platform: string): number {
    return Math.min(AT_ONCE - (onTheirWay.get(platform) ?? AT_ONCE), paceOf(platform).room());
  }

  function count(platform: string, more: 1 | -1): void {
    all += more;
    onTheirWay.set(platform, (onTheirWay.get(platform) ?? 0) + more);
  }

  function send(parcels: readonly Claimed[]): void {
    for (const parcel of parcels) {
      count(parcel.to.platform, 1);
      const { closes, edits, seeks } = parcel.message;
      paceOf(parcel.to.platform).took(parcel.to.id, !closes && !edits && !seeks);
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
      for (const { parcel, settlement } of noted) learn(parcel.to.platform, settlement);
      for (const one of noted) tell(one);
      pump();
    } catch (error) {
      if (done.length > 0 && !ended) noting = setTimeout(note, NOTED_AGAIN);
      broken(error);
    }
  }

  function tell({ parcel, settlement, delivery }: Done): void {
    if (settlement.kind === 'dead' && settlement.fault === 'gone') parts.onGone(parcel);
    if (delivery.kind === 'absent') parts.onAbsent(parcel);
    if (delivery.kind === 'moved') parts.onMoved(parcel, delivery.to);
  }

  function learn(platform: string, { kind }: Settlement): void {
    const now = clock.now();
    if (kind === 'retry' && !failing.has(platform)) failing.set(platform, now);
    if (kind !== 'sent') return;
    worked.set(platform, now);
    heard(platform);
  }

  /** A platform that was out works again: what failed there need not wait any longer. */
  function heard(platform: string): void {
    const failed = failing.get(platform);
    failing.delete(platform);
    try {
      if (failed !== undefined && failed <= later(clock.now(), -OUT)) store.hurry(platform, clock.now());
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

  async function deliver(parcel: Claimed): Promise<Done> {
    const began = performance.now();
    const delivery = await attempt(parcel);
    const now = clock.now();
    const works = delivery.kind === 'retry' && (worked.get(parcel.to.platform) ?? '') > later(now, -WORKS);
    const settlement = settle(parcel, delivery, now, pause, works);
    meter.delivery(parcel.to.platform, delivery.kind);
    const { id, cause, to, attempts } = parcel;
    const { kind } = settlement;
    const line = { request: cause, parcel: id, platform: to.platform, kind, attempts, ms: since(began) };
    if (settlement.kind === 'sent') log.info(line, 'sent');
    else log.warn({ ...line, fault: settlement.fault }, 'not sent');
    return { parcel, settlement, delivery };
  }

  async function attempt(parcel: Claimed): Promise<Delivery> {
    // What was never shown, or is shown no more, needs no closing.
    if (parcel.message.closes && parcel.shown === undefined) return { kind: 'sent' };
    const adapter = byPlatform.get(parcel.to.platform);
    if (!adapter) return { kind: 'retry' };
    try {
      return await adapter.send(parcel);
    } catch (error) {
      log.error(
        { request: parcel.cause, err: error, platform: adapter.platform },
        'a platform threw instead of answering',
      );
      return { kind: 'unknown' };
    }
  }

  /** Sleeps until the next message's time has come; true where one is held back by the pace alone. */
  function sleep(): boolean {
    clearTimeout(timer);
    const now = Date.parse(clock.now());
    let held = false;
    let soonest = Number.POSITIVE_INFINITY;
    for (const platform of byPlatform.keys()) {
      // Where too many are on their way, whatever settles looks again.
      if ((onTheirWay.get(platform) ?? 0) >= AT_ONCE) continue;
      const next = store.nextSend(platform);
      if (next === undefined) continue;
      const wait = Date.parse(next) - now;
      const paced = paceOf(platform).wait();
      held ||= wait <= 0 && paced !== undefined;
      soonest = Math.min(soonest, wait > 0 ? wait : (paced ?? LOOK_AGAIN));
    }
    if (soonest < Number.POSITIVE_INFINITY)
      timer = setTimeout(() => void flush().catch(broken), Math.min(soonest, LONGEST_SLEEP)).unref();
    return held;
  }

  function flush(claimed: readonly Claimed[] = [], others = false): Promise<void> {
    idle ??= withResolvers();
    const { promise } = idle;
    try {
      send(claimed);
      // Behind what is claimed nothing can have become ready, but for others: whatever settles looks again.
      if (others || claimed.length === 0) pump();
    } catch (error) {
      broken(error);
    }
    return promise;
  }

  return {
    flush,
    room: ({ platform, id }) => roomOn(platform) > 0 && paceOf(platform).takes(id),
    heard,
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

/** What is ready and may not be sent (it may be of no use any more) is looked at again after so many milliseconds. */
const LOOK_AGAIN = 1_000;

/** The pause before what could not be noted (the disk may be full) is noted again, in milliseconds. */
const NOTED_AGAIN = 1_000;

/** A message that came back from its platform. */
interface Done {
  readonly parcel: Claimed;
  readonly settlement: Settlement;
  readonly delivery: Delivery;
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
