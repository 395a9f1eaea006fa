import type { Connection } from './connect.ts';

/** The keys of all that was applied, so that what is delivered twice counts once. */
export function keysTable(db: Connection) {
  const get = db.prepare<[string], { at: string }>('SELECT at FROM keys WHERE key = ?');
  const insert = db.prepare<[string, string, string]>('INSERT INTO keys (key, record, at) VALUES (?, ?, ?)');
  const move = db.prepare<[string, string]>('UPDATE keys SET record = ? WHERE record = ?');
  const prune = db.prepare<[string]>('DELETE FROM keys WHERE at < ?');

  return {
    has: (key: string): boolean => get.get(key) !== undefined,
    /** When it was applied. */
    at: (key: string): string | undefined => get.get(key)?.at,
    insert: (key: string, record: string, at: string) => insert.run(key, record, at),
    /** Whatever came for one record came for another. */
    move: (from: string, to: string) => move.run(to, from),
    prune: (before: string) => prune.run(before),
  };
}
