import type { Connection } from './connect.ts';

/** The keys of all that was applied, so that what is delivered twice counts once. */
export function keysTable(db: Connection) {
  const has = db.prepare<[string], { one: number }>('SELECT 1 AS one FROM keys WHERE key = ?');
  const insert = db.prepare<[string, string, string]>('INSERT INTO keys (key, record, at) VALUES (?, ?, ?)');
  const prune = db.prepare<[string]>('DELETE FROM keys WHERE at < ?');

  return {
    has: (key: string): boolean => has.get(key) !== undefined,
    insert: (key: string, record: string, at: string) => insert.run(key, record, at),
    prune: (before: string) => prune.run(before),
  };
}
