import type { Connection } from './connect.ts';
import type { Due } from './store.ts';

/** Who is due: by the index on `wake_at`, so that sleepers cost nothing. */
export const DUE =
  'SELECT id AS record, wake_at AS wakeAt, failures FROM records WHERE wake_at <= ? ORDER BY wake_at, id LIMIT ?';

/** A record as it is kept. */
export interface Row {
  /** JSON text. */
  readonly document: string;
  readonly wakeAt: string | null;
  /** How often in a row its wake was put off. */
  readonly failures: number;
}

/** The documents of runners and clubs, and when each wants to be woken. */
export function recordsTable(db: Connection) {
  const get = db.prepare<[string], Row>(
    'SELECT document, wake_at AS wakeAt, failures FROM records WHERE id = ?',
  );
  const insert = db.prepare<[string, string, string | null]>(
    'INSERT INTO records (id, document, wake_at) VALUES (?, ?, ?)',
  );
  const update = db.prepare<{ id: string; document: string; wakeAt: string | null; at: string }>(
    // Asking to be woken at once is no success yet: a record that asks for ever must be noticed.
    `UPDATE records SET document = :document, wake_at = :wakeAt,
       failures = CASE WHEN :wakeAt <= :at THEN failures ELSE 0 END WHERE id = :id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM records WHERE id = ?');
  const due = db.prepare<[string, number], Due>(DUE);
  const next = db.prepare<[], { wakeAt: string }>(
    'SELECT wake_at AS wakeAt FROM records WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1',
  );
  const asleep = db.prepare<[string, number], { id: string; document: string; wakeAt: string }>(
    `SELECT id, document, wake_at AS wakeAt FROM records
     WHERE id > ? AND wake_at IS NOT NULL AND failures = 0 ORDER BY id LIMIT ?`,
  );
  const rewake = db.prepare<[string | null, string]>('UPDATE records SET wake_at = ? WHERE id = ?');
  const postpone = db.prepare<[string, string]>(
    'UPDATE records SET wake_at = ?, failures = failures + 1 WHERE id = ?',
  );

  return {
    get: (id: string): Row | undefined => get.get(id),
    /** The document as JSON text. */
    document: (id: string): string | undefined => get.get(id)?.document,
    insert: (id: string, document: string, wakeAt: string | null) => insert.run(id, document, wakeAt),
    update: (id: string, document: string, wakeAt: string | null, at: string) =>
      update.run({ id, document, wakeAt, at }),
    remove: (id: string) => remove.run(id),
    due: (now: string, limit: number) => due.all(now, limit),
    next: () => next.get()?.wakeAt,
    /** Those that want to be woken, by id, after that one; what was put off waits for nothing but its next try. */
    asleep: (after: string, limit: number) => asleep.all(after, limit),
    /** Only the moment changes. */
    rewake: (id: string, wakeAt: string | null) => rewake.run(wakeAt, id),
    postpone: (id: string, until: string) => postpone.run(until, id),
  };
}
