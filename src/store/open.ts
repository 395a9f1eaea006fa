import { applyArrival } from './apply.ts';
import { backup, type BackupOptions } from './backup.ts';
import { checkPlace, connect, databaseFile, emptyLog } from './connect.ts';
import { explained, TakenFault } from './fault.ts';
import { forgetAgain, forgottenFile } from './forgotten.ts';
import { takeLock, type Lock } from './lock.ts';
import { createMemory } from './memory.ts';
import { rewakeSome } from './rewake.ts';
import { settleOne, withShown } from './settle.ts';
import type { Arrival, Decide, Settlement, Store } from './store.ts';
import type { AtOnce } from './say.ts';
import { scrub, scrubOwed } from './scrub.ts';
import { createSync } from './sync.ts';
import { allTables } from './tables.ts';
import { upgrade } from './upgrade.ts';

/** What a store is opened with. */
export interface StoreOptions<R> {
  /** `file:./comeback.db`, or `:memory:`. */
  readonly url: string;
  /** Checks a kept document and upgrades one of an older version; throws for what it does not know. */
  readonly readRecord: (json: unknown) => R;
  /** A new opaque id, never the same twice. */
  readonly newId: () => string;
  /** A new code for joining two chats: short enough to type, and nothing that anybody can guess. */
  readonly newCode: () => string;
  /** The version of rules and words, kept with each line of the journal. */
  readonly contentVersion: string;
  /** Up to this size, in bytes, the database is written anew at once when somebody is forgotten; else when it is opened next. */
  readonly scrubAtOnce?: number;
}

/**
 * Opens the database, creates or upgrades it (`upgraded` tells from what, and where it was copied to before), finishes
 * what a crash cut short and forgets again whom a restored backup brought back. Beside the store comes what the
 * playground keeps, and a way to copy the database to a file while it is worked on. Throws a `DatabaseFault` that tells
 * the operator what to do; a `TakenFault` while another process has it open, and nothing was touched then.
 */
export function openStore<R>({ url, ...options }: StoreOptions<R>) {
  const file = databaseFile(url);
  // Before anything else: what another process is sending would be sent again.
  const lock = claim(file);
  try {
    return open(file, options, lock);
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A database in memory is nobody else's anyway. */
function claim(file: string): Lock {
  if (file === ':memory:') return { release() {} };
  checkPlace(file);
  const lock = takeLock(file);
  if (!lock) throw new TakenFault(file);
  return lock;
}

function open<R>(file: string, options: Omit<StoreOptions<R>, 'url'>, lock: Lock) {
  const db = connect(file);
  try {
    const upgraded = upgrade(db, file);
    const tables = allTables(db);
    const forgotten = forgottenFile(file);
    const memory = createMemory(options.readRecord);
    const means = { ...options, tables, forgotten, memory };
    const apply = db.transaction((arrival: Arrival, decide: Decide<R>, atOnce?: AtOnce) =>
      applyArrival({ atOnce, ...means }, arrival, decide),
    );

    const settle = db.transaction((all: readonly Settlement[]) =>
      all.map((one) => settleOne(tables, one)).includes(true),
    );

    const rewake = db.transaction((...[after, limit, wakeOf]: Parameters<Store<R>['rewake']>) =>
      rewakeSome(means, after, limit, wakeOf),
    );

    tables.outbox.recover();
    if (forgetAgain(db, tables, forgotten.all()) > 0) scrub(db, tables, options.scrubAtOnce);
    scrubOwed(db, tables);
    emptyLog(db);
    const sync = createSync(file, () => db.pragma('synchronous = FULL'));

    const store: Store<R> = {
      apply(arrival, decide, take) {
        const atOnce: AtOnce | undefined = take && { claimed: [], others: false };
        const { applied, forgot } = apply.immediate(arrival, decide, atOnce);
        if (forgot) scrub(db, tables, options.scrubAtOnce);
        else sync.soon();
        if (atOnce) take?.(atOnce.claimed, atOnce.others);
        return applied;
      },
      find(address) {
        const id = tables.addresses.find(address);
        const document = id === undefined ? undefined : tables.records.document(id);
        if (id === undefined || document === undefined) return undefined;
        return { id, record: memory.read(id, document).record };
      },
      journal: tables.journal.of,
      due: tables.records.due,
      nextDue: tables.records.next,
      postpone: (record, until) => void tables.records.postpone(record, until),
      rewake: (after, limit, wakeOf) => rewake.immediate(after, limit, wakeOf),
      fact: tables.facts.get,
      noteFact: (name, value) => void tables.facts.put(name, value),
      claim: (platform, now, limit, resting = []) =>
        tables.outbox.claim(platform, now, limit, resting).map((one) => withShown(tables, one)),
      hurry: (platform, now) => void tables.outbox.hurry(platform, now),
      overdue: tables.outbox.overdue,
      nextSend: tables.outbox.next,
      waiting: tables.outbox.waiting,
      settle(settlements) {
        if (settle(settlements)) emptyLog(db);
      },
      prune(before) {
        tables.keys.prune(before);
        tables.outbox.prune(before);
        tables.shown.prune(before);
      },
      close() {
        sync.close();
        db.close();
        lock.release();
      },
    };
    return {
      store,
      playground: tables.playground,
      upgraded,
      backup: (to: string, how?: BackupOptions) => backup(db, to, how),
    };
  } catch (error) {
    db.close();
    throw explained(error, file);
  }
}
