import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { Connection } from './connect.ts';
import { removeAll, type Tables } from './tables.ts';

/** The opaque ids of everybody who was forgotten, kept outside the database: a restored backup forgets again. */
export interface Forgotten {
  add(record: string): void;
  all(): readonly string[];
}

/** One id a line in the file beside the database; nothing for a database in memory, which no backup restores. */
export function forgottenFile(database: string): Forgotten {
  if (database === ':memory:') return { add: () => {}, all: () => [] };
  return forgottenList(`${database}.forgotten`);
}

/** One id a line, in a file that need not be there yet. */
export function forgottenList(path: string): Forgotten {
  return {
    add(record) {
      const file = openSync(path, 'a', 0o600);
      try {
        writeSync(file, `${record}\n`);
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
    },
    all() {
      try {
        return readFileSync(path, 'utf8').split('\n').filter(Boolean);
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
        throw error;
      }
    },
  };
}

/** Brings a list up to date with another. Returns how many ids were new to it. */
export function learn(list: Forgotten, ids: readonly string[]): number {
  const known = new Set(list.all());
  const fresh = new Set(ids.filter((id) => !known.has(id)));
  for (const id of fresh) list.add(id);
  return fresh.size;
}

/** Forgets again whom an older database still knows. Returns how many those were. */
export function forgetAgain(db: Connection, tables: Tables, ids: readonly string[]): number {
  const forget = db.transaction((id: string) => {
    const isKnown = tables.records.document(id) !== undefined;
    removeAll(tables, id, tables.addresses.of(id));
    // What waited to be said to others of them, when the copy was made.
    if (isKnown) tables.outbox.hush(id);
    return isKnown;
  });
  return ids.filter((id) => forget.immediate(id)).length;
}
