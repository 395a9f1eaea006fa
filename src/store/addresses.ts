import type { Address } from '../bot/event.ts';
import type { Connection } from './connect.ts';

/** Where each record's owner can be reached. */
export function addressesTable(db: Connection) {
  const find = db.prepare<[string, string], { record: string }>(
    'SELECT record FROM addresses WHERE platform = ? AND address = ?',
  );
  const insert = db.prepare<[string, string, string]>(
    'INSERT INTO addresses (platform, address, record) VALUES (?, ?, ?)',
  );
  const of = db.prepare<[string], Address>(
    'SELECT platform, address AS id FROM addresses WHERE record = ? ORDER BY platform, address',
  );

  return {
    find: (address: Address): string | undefined => find.get(address.platform, address.id)?.record,
    insert: (address: Address, record: string) => insert.run(address.platform, address.id, record),
    of: (record: string): readonly Address[] => of.all(record),
  };
}
