import type { Address } from '../bot/event.ts';
import type { Connection } from './connect.ts';

/** What platforms call the messages that may be edited later, by the `ref` they were sent under: the newest of each. */
export function shownTable(db: Connection) {
  const get = db.prepare<[string, string, string], { message: string }>(
    'SELECT message FROM shown WHERE platform = ? AND address = ? AND ref = ?',
  );
  // An address that is gone meanwhile (somebody was forgotten) keeps nothing.
  const put = db.prepare<{ platform: string; id: string; ref: string; message: string; at: string }>(
    `INSERT INTO shown (platform, address, ref, message, at)
     SELECT platform, address, :ref, :message, :at FROM addresses WHERE platform = :platform AND address = :id
     ON CONFLICT DO UPDATE SET message = excluded.message, at = excluded.at`,
  );
  const remove = db.prepare<[string, string, string]>(
    'DELETE FROM shown WHERE platform = ? AND address = ? AND ref = ?',
  );
  const prune = db.prepare<[string]>('DELETE FROM shown WHERE at < ?');

  return {
    get: ({ platform, id }: Address, ref: string): string | undefined => get.get(platform, id, ref)?.message,
    put: ({ platform, id }: Address, ref: string, message: string, at: string) =>
      put.run({ platform, id, ref, message, at }),
    remove: ({ platform, id }: Address, ref: string) => remove.run(platform, id, ref),
    prune: (before: string) => prune.run(before),
  };
}
