import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Decide, Due, Store } from '../store/store.ts';
import { backoff } from './backoff.ts';
import { later, since, type Clock } from './clock.ts';
import type { Meter } from './meter.ts';
import type { Outbox } from './outbox.ts';
import { wakeKey } from './wake-key.ts';

/** How many records are woken before others get a turn. */
const BATCH = 25;

/** How often one record is woken in one beat. It may catch up on what it missed, but not for ever. */
export const MOST_WAKES = 50;

const MINUTE = 60_000;

/** A record that cannot be woken is tried again after a minute at the earliest, in milliseconds. */
const SHORTEST_PAUSE = MINUTE;

/** How long keys are known and dead messages kept, in milliseconds: no platform delivers again after a month. */
const KEPT = 30 * 86_400_000;

/** What `createHeartbeat` is built from. */
export interface HeartbeatParts<R> {
  readonly store: Pick<Store<R>, 'apply' | 'due' | 'overdue' | 'postpone' | 'prune' | 'settle'>;
  readonly step: Decide<R>;
  readonly outbox: Pick<Outbox, 'flush'>;
  readonly clock: Clock;
  readonly log: Logger;
  readonly meter: Meter;
}

/** The passing of time. */
export interface Heartbeat {
  /** Wakes all who are due at `now`, until none is, and sends what comes of it. Rejects only if the store fails. */
  beat(now: string): Promise<void>;
  /** Beats now and at every full minute from then on. */
  start(): void;
  /** Resolves when the beat that runs, if any, has ended. */
  stop(): Promise<void>;
}

/** The heartbeat; one record that fails or never rests does not stop the others. */
export function createHeartbeat<R>({ store, step, outbox, clock, log, meter }: HeartbeatParts<R>): Heartbeat {
  let running: Promise<void> | undefined;
  let next: NodeJS.Timeout | undefined;

  function wake(now: string, { record, wakeAt, failures }: Due, wakes: number): void {
    const began = performance.now();
    const request = wakeKey(record, wakeAt);
    const postpone = (reason: string, error?: unknown) => {
      log.error({ request, record, failures, err: error }, reason);
      store.postpone(record, later(now, Math.max(SHORTEST_PAUSE, backoff(failures + 1))));
    };
    if (wakes > MOST_WAKES) return postpone('a record asks to be woken without end');
    try {
      const arrival = { key: request, at: now, event: { type: 'wake' }, record } as const;
      const result = store.apply(arrival, step);
      if (result === 'seen') return postpone('a record asks for a moment it had already');
      log.info({ request, event: 'wake', result, ms: since(began) }, 'a wake was handled');
    } catch (error) {
      postpone('a record could not be woken', error);
    }
  }

  /** What was not sent while it was of use is given up, and its record told: before it is woken for what is true now. */
  function giveUp(now: string): void {
    for (let late = store.overdue(now, BATCH); late.length > 0; late = store.overdue(now, BATCH))
      for (const { id, record, ...missed } of late) {
        try {
          const event = { type: 'missed', ...missed } as const;
          if (store.apply({ key: `missed:${id}`, at: now, event, record }, step) === 'applied') continue;
        } catch (error) {
          log.error({ record, err: error }, 'a record could not be told what was missed');
        }
        store.settle([{ id, kind: 'dead', fault: 'late' }]);
      }
  }

  /** With `patient` waits until all that came of it was sent, or has to wait. */
  async function beat(now: string, patient = true): Promise<void> {
    const began = performance.now();
    const wakes = new Map<string, number>();
    giveUp(now);
    for (;;) {
      const due = store.due(now, BATCH);
      for (const one of due) {
        const count = (wakes.get(one.record) ?? 0) + 1;
        wakes.set(one.record, count);
        wake(now, one, count);
      }
      const sent = outbox.flush();
      if (patient) await sent;
      else sent.catch((error: unknown) => log.error({ err: error }, 'the outbox could not be worked'));
      if (due.length === 0) break;
      // Others get a turn: requests, and the signal that asks the program to stop.
      await setImmediate();
    }
    store.prune(later(now, -KEPT));
    meter.beat(performance.now() - began);
  }

  /** Beats now, and again when the next minute begins. */
  function start(): void {
    next = setTimeout(start, MINUTE - (Date.now() % MINUTE));
    // A minute that is missed needs no word: whoever is due then is due at the next one.
    running ??= beat(clock.now(), false)
      .catch((error: unknown) => log.error({ err: error }, 'a beat failed'))
      .finally(() => (running = undefined));
  }

  return {
    beat: async (now) => beat(now),
    start,
    async stop() {
      clearTimeout(next);
      await running;
    },
  };
}
