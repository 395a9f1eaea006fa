import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** The opaque ids of everybody who was forgotten, kept outside the database: a restored backup forgets again. */
export interface Forgotten {
  add(record: string): void;
  all(): readonly string[];
}

/** One id a line in the file beside the database; nothing for a database in memory, which no backup restores. */
export function forgottenFile(database: string): Forgotten {
  if (database === ':memory:') return { add: () => {}, all: () => [] };
  const path = `${database}.forgotten`;
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
