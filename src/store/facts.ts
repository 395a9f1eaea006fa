import type { Connection } from './connect.ts';

/** What is known of the database as a whole. */
export function factsTable(db: Connection) {
  const get = db.prepare<[string], { value: string }>('SELECT value FROM facts WHERE name = ?');
  const put = db.prepare<[string, string]>(
    'INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const remove = db.prepare<[string]>('DELETE FROM facts WHERE name = ?');

  return {
    get: (name: string): string | undefined => get.get(name)?.value,
    remove: (name: string) => remove.run(name),
    put: (name: string, value: string) => put.run(name, value),
  };
}
