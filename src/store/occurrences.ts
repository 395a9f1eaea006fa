import type { Connection } from './connect.ts';

/** So long, in days, what was said is remembered: nothing is said again after that. */
const KEPT_DAYS = 8;

/** What was said to each record's owner unprompted: each once, however often it is woken. */
export function occurrencesTable(db: Connection) {
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO occurrences (record, occurrence, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const prune = db.prepare<[string, string]>(
    `DELETE FROM occurrences WHERE record = ? AND at < strftime('%Y-%m-%dT%H:%M:%fZ', ?, '-${KEPT_DAYS} days')`,
  );
  const remove = db.prepare<[string, string]>('DELETE FROM occurrences WHERE record = ? AND occurrence = ?');
  const move = db.prepare<[string, string]>('UPDATE OR IGNORE occurrences SET record = ? WHERE record = ?');

  return {
    /** False where it was said before. */
    add(record: string, occurrence: string, at: string): boolean {
      prune.run(record, at);
      return insert.run(record, occurrence, at).changes === 1;
    },
    /** It was not said after all. */
    remove: (record: string, occurrence: string) => remove.run(record, occurrence),
    /** Whatever was said to one owner was said to another. */
    move: (from: string, to: string) => move.run(to, from),
  };
}
