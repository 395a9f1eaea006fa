import type { Address } from '../bot/event.ts';
import type { Connection } from './connect.ts';

/** Where somebody can be reached, and whether they could be the last time. */
export interface Place extends Address {
  readonly reachable: boolean;
}

interface Row extends Address {
  readonly lost: number;
}

/** Where each record's owner can be reached. */
export function addressesTable(db: Connection) {
  const find = db.prepare<[string, string], { record: string }>(
    'SELECT record FROM addresses WHERE platform = ? AND address = ?',
  );
  const insert = db.prepare<[string, string, string, string]>(
    'INSERT INTO addresses (platform, address, record, spoke_at) VALUES (?, ?, ?, ?)',
  );
  const of = db.prepare<[string], Row>(
    `SELECT platform, address AS id, lost FROM addresses WHERE record = ?
     ORDER BY lost, spoke_at DESC, platform, address`,
  );
  const spoke = db.prepare<[string, string, string]>(
    'UPDATE addresses SET spoke_at = ?, lost = 0 WHERE platform = ? AND address = ?',
  );
  const lose = db.prepare<[number, string, string]>(
    'UPDATE addresses SET lost = ? WHERE platform = ? AND address = ?',
  );
  const move = db.prepare<[string, string]>('UPDATE addresses SET record = ? WHERE record = ?');
  const rename = db.prepare<[string, string, string]>(
    `INSERT INTO addresses (platform, address, record, spoke_at, lost)
     SELECT platform, ?, record, spoke_at, 0 FROM addresses WHERE platform = ? AND address = ?
     ON CONFLICT DO NOTHING`,
  );
  const remove = db.prepare<[string, string]>('DELETE FROM addresses WHERE platform = ? AND address = ?');

  return {
    find: (address: Address): string | undefined => find.get(address.platform, address.id)?.record,
    insert: (address: Address, record: string, at: string) =>
      insert.run(address.platform, address.id, record, at),
    /** Those that can be reached first, and among them where somebody spoke last. */
    of: (record: string): readonly Place[] =>
      of.all(record).map(({ platform, id, lost }) => ({ platform, id, reachable: lost === 0 })),
    /** Somebody spoke there, so they can be reached. */
    spoke: ({ platform, id }: Address, at: string) => spoke.run(at, platform, id),
    /** They cannot be reached there any more, or again. */
    lose: ({ platform, id }: Address, lost: boolean) => lose.run(lost ? 1 : 0, platform, id),
    /** Wherever one record's owner was reached another's is. */
    move: (from: string, to: string) => move.run(to, from),
    /** A room goes on under another id; what was shown under the old one can be changed no more. */
    rename({ platform, id }: Address, to: string) {
      rename.run(to, platform, id);
      remove.run(platform, id);
    },
    remove: ({ platform, id }: Address) => remove.run(platform, id),
  };
}
