import type { Connection } from './connect.ts';

/** Codes with which another chat can join a record: one a record, once, for a while. */
export function codesTable(db: Connection) {
  const take = db.prepare<[string, string], { record: string }>(
    'DELETE FROM codes WHERE code = ? AND until > ? RETURNING record',
  );
  const find = db.prepare<[string, string], { record: string }>(
    'SELECT record FROM codes WHERE code = ? AND until > ?',
  );
  const drop = db.prepare<[string, string]>('DELETE FROM codes WHERE record = ? OR until <= ?');
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO codes (code, record, until) VALUES (?, ?, ?)',
  );

  return {
    /** Whose code that is, at that moment. */
    find: (code: string, at: string): string | undefined => find.get(code, at)?.record,
    /** The same, and it works no more. */
    take: (code: string, at: string): string | undefined => take.get(code, at)?.record,
    /** A record's only code from now on. */
    offer(code: string, record: string, until: string, at: string) {
      drop.run(record, at);
      insert.run(code, record, until);
    },
  };
}
