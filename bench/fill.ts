import type { Address } from '../src/bot/event.ts';
import { connect, databaseFile } from '../src/store/connect.ts';
import { migrate } from '../src/store/migrate.ts';
import { allTables } from '../src/store/tables.ts';
import { PLATFORM } from './house.ts';
import type { Life } from './life.ts';

/** How a new database is filled with copies of one life. */
export interface Filling {
  readonly life: Life;
  readonly count: number;
  /** The opaque id of each copy: they lie in the database in this order. */
  readonly idOf: (index: number) => string;
  readonly wakeAt: (index: number) => string;
  /** Where each can be reached; by their id on the benchmarks' own platform where not given. */
  readonly addressOf?: (index: number) => Address;
  /** With every line of the life's journal, and not only one. */
  readonly wholeJournal?: true;
}

/** Creates a database in which so many are enrolled, all in one transaction. */
export function fill(url: string, { life, count, idOf, wakeAt, addressOf, wholeJournal }: Filling): void {
  const db = connect(databaseFile(url));
  migrate(db);
  // Nothing is lost if this fails half-way: there was nothing before.
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  const { records, addresses, journal } = allTables(db);
  const [before, after] = JSON.stringify(life.record).split(life.id);
  if (before === undefined || after === undefined) throw new Error('The record does not hold its id once');
  const [first] = life.journal;
  const insert = db.transaction(() => {
    for (let index = 0; index < count; index++) {
      const id = idOf(index);
      records.insert(id, `${before}${id}${after}`, wakeAt(index));
      addresses.insert(addressOf?.(index) ?? { platform: PLATFORM, id }, id, first!.at);
      for (const one of wholeJournal ? life.journal : [{ ...first!, patch: {} }]) journal.add(id, one);
    }
  });
  insert.immediate();
  db.close();
}
