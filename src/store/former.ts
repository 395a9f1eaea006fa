import type { Connection } from './connect.ts';

/** The ids that the records had which became part of another. */
export function formerTable(db: Connection) {
  const insert = db.prepare<[string, string]>('INSERT INTO former (id, record) VALUES (?, ?)');
  const move = db.prepare<[string, string]>('UPDATE former SET record = ? WHERE record = ?');
  const of = db.prepare<[string], { id: string }>('SELECT id FROM former WHERE record = ?');

  return {
    /** `former` became part of `record`, with all that had become part of it before. */
    add(former: string, record: string) {
      move.run(record, former);
      insert.run(former, record);
    },
    of: (record: string): readonly string[] => of.all(record).map(({ id }) => id),
  };
}
