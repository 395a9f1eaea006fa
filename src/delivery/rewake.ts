import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Home } from '../bot/event.ts';
import type { Asleep, Store } from '../store/store.ts';
import { wakeKey } from './wake-key.ts';

/** So many records are looked at before others get a turn. */
const BATCH = 50;

/** The name under which the store keeps the version of the time-zone data by which its wakes were told. */
export const TIME_ZONE_DATA = 'time-zone-data';

/** What `rewake` is built from. */
export interface RewakeParts<R> {
  readonly store: Pick<Store<R>, 'rewake' | 'fact' | 'noteFact'>;
  /** When a record wants to be woken whose last step was at `now`. */
  readonly nextWake: (
    record: R,
    now: string,
    homes: () => readonly Home[],
    wakeAt: string,
  ) => string | undefined;
  /** The version of the time-zone data that this program has. */
  readonly timeZoneData: string;
  readonly log: Logger;
  /** Stops it where it is: the next start begins anew. */
  readonly signal?: AbortSignal;
  /** Told after each batch. */
  readonly onBatch?: () => void;
}

/**
 * Where a zone may have another rule than when the wakes were told, they are told again: a post that was to come at
 * seven comes at seven by the new rule. Only wakes change. What a crash cuts short begins anew at the next start, for
 * the version is noted last.
 */
export async function rewake<R>(parts: RewakeParts<R>): Promise<void> {
  const { store, timeZoneData, log, signal, onBatch } = parts;
  const before = store.fact(TIME_ZONE_DATA);
  if (before === timeZoneData) return;
  let changed = 0;
  const wakeOf = (one: Asleep<R>): string | undefined => {
    const wakeAt = wakeAgain(parts, one);
    if (wakeAt !== one.wakeAt) changed += 1;
    return wakeAt;
  };
  for (let last: string | undefined = ''; last !== undefined;) {
    last = store.rewake(last, BATCH, wakeOf);
    onBatch?.();
    // Others get a turn: whoever speaks is answered meanwhile.
    await setImmediate();
    if (signal?.aborted) return;
  }
  store.noteFact(TIME_ZONE_DATA, timeZoneData);
  if (changed > 0) log.info({ before, now: timeZoneData, changed }, 'wakes follow other time-zone data');
}

/** The record's own wake, told as its last step would tell it now: one that did nothing left only its key. */
function wakeAgain<R>({ nextWake, log }: RewakeParts<R>, one: Asleep<R>): string | undefined {
  // It was due at its last step already, and stands until it has happened.
  if (one.wakeAt <= one.since) return one.wakeAt;
  try {
    const record = one.read();
    for (let from = one.since; ;) {
      const wakeAt = nextWake(record, from, one.homes, one.wakeAt);
      const at = wakeAt === undefined ? undefined : one.applied(wakeKey(one.id, wakeAt));
      if (at === undefined || at <= from) return wakeAt;
      from = at;
    }
  } catch (error) {
    log.error({ record: one.id, err: error }, 'a record could not be asked when to wake it');
    return one.wakeAt;
  }
}
