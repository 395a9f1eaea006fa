import type { Address } from '../bot/event.ts';
import { addressesTable } from './addresses.ts';
import { arrivalsView } from './arrivals.ts';
import { codesTable } from './codes.ts';
import type { Connection } from './connect.ts';
import { factsTable } from './facts.ts';
import { formerTable } from './former.ts';
import { journalTable } from './journal.ts';
import { keysTable } from './keys.ts';
import { occurrencesTable } from './occurrences.ts';
import { outboxTable } from './outbox.ts';
import { PLAYGROUND, playgroundTables } from './playground/tables.ts';
import { recordsTable } from './records.ts';
import { shownTable } from './shown.ts';

/** All tables of one connection. */
export type Tables = ReturnType<typeof allTables>;

/** Prepares every statement, once. */
export function allTables(db: Connection) {
  return {
    records: recordsTable(db),
    addresses: addressesTable(db),
    arrivals: arrivalsView(db),
    keys: keysTable(db),
    journal: journalTable(db),
    codes: codesTable(db),
    facts: factsTable(db),
    former: formerTable(db),
    occurrences: occurrencesTable(db),
    outbox: outboxTable(db),
    shown: shownTable(db),
    playground: playgroundTables(db),
  };
}

/**
 * Deletes every row of a record (foreign keys take what hangs on it) and of those addresses, inside the
 * transaction of the caller.
 */
export function removeAll(tables: Tables, record: string, addresses: readonly Address[]): void {
  tables.records.remove(record);
  for (const { platform, id } of addresses) if (platform === PLAYGROUND) tables.playground.removePerson(id);
}
