import type { Connection } from './connect.ts';

/** What is known of the database as a whole. */
export function factsTable(db: Connection) {
  const get = db.prepare<[string], { value: string }>('SELECT value FROM facts WHERE name = ?');
  const put = db.prepare<[string, string]>(
    'INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );

  return {
    get: (name: string): string | undefined => get.get(name)?.value,
    put: (name: string, value: string) => put.run(name, value),
  };
}
