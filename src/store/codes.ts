import type { CodeKind } from '../bot/outcome.ts';
import type { Connection } from './connect.ts';

/** Codes with which somebody else can come to a record: one of each kind a record, once, for a while. */
export function codesTable(db: Connection) {
  const find = db.prepare<[string, string, string], { record: string }>(
    'SELECT record FROM codes WHERE code = ? AND kind = ? AND until > ?',
  );
  const spend = db.prepare<[string]>('DELETE FROM codes WHERE code = ?');
  const drop = db.prepare<[string, string, string]>(
    'DELETE FROM codes WHERE record = ? AND kind = ? OR until <= ?',
  );
  const insert = db.prepare<[string, string, string, string]>(
    'INSERT INTO codes (code, kind, record, until) VALUES (?, ?, ?, ?)',
  );

  return {
    /** Whose code of that kind it is, at that moment. */
    find: (kind: CodeKind, code: string, at: string): string | undefined => find.get(code, kind, at)?.record,
    /** It works no more. */
    spend: (code: string) => spend.run(code),
    /** A record's only code of that kind from now on. */
    offer(kind: CodeKind, code: string, record: string, until: string, at: string) {
      drop.run(record, kind, at);
      insert.run(code, kind, record, until);
    },
  };
}
