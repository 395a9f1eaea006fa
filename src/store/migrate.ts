import type { Connection } from './connect.ts';
import { DatabaseFault } from './fault.ts';
import { start } from './migrations/0001_start.ts';
import { platforms } from './migrations/0002_platforms.ts';
import { fewerIndexes } from './migrations/0003_fewer_indexes.ts';
import { outbox } from './migrations/0004_outbox.ts';
import { facts } from './migrations/0005_facts.ts';
import { codes } from './migrations/0006_codes.ts';
import { playgroundRooms } from './migrations/0007_playground_rooms.ts';

/** A step from one schema to the next; never changed once published, and there is no way back. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
}

/** In order: the first is number 1. */
export const migrations: readonly Migration[] = [
  { name: '0001_start', sql: start },
  { name: '0002_platforms', sql: platforms },
  { name: '0003_fewer_indexes', sql: fewerIndexes },
  { name: '0004_outbox', sql: outbox },
  { name: '0005_facts', sql: facts },
  { name: '0006_codes', sql: codes },
  { name: '0007_playground_rooms', sql: playgroundRooms },
];

/**
 * The number of a database's schema: 0 where nothing is in it yet. Throws a `DatabaseFault` when another program
 * wrote it.
 */
export function schemaOf(db: Connection): number {
  const tables = db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    .all();
  if (tables.length === 0) return 0;
  if (!tables.some(({ name }) => name === 'migrations')) {
    throw new DatabaseFault('The database belongs to another program. Name another file in DATABASE_URL.');
  }
  return db.prepare<[], { last: number }>('SELECT coalesce(max(number), 0) AS last FROM migrations').get()!
    .last;
}

/** Throws a `DatabaseFault` for a schema that this program does not know yet. */
export function checkKnown(schema: number, steps: readonly Migration[] = migrations): void {
  if (schema <= steps.length) return;
  throw new DatabaseFault(
    `The database was written by a newer Comeback (schema ${schema}; this one knows ${steps.length}). ` +
      'Start the newer program, or name another file in DATABASE_URL.',
  );
}

/**
 * Brings a database to the newest schema, each step in a transaction of its own. Throws a `DatabaseFault` when
 * a newer program wrote it, or another program altogether.
 */
export function migrate(db: Connection, steps: readonly Migration[] = migrations): void {
  const done = schemaOf(db);
  checkKnown(done, steps);
  db.exec('CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  const record = db.prepare<[number, string]>('INSERT INTO migrations (number, name) VALUES (?, ?)');
  const run = db.transaction((step: Migration, number: number) => {
    db.exec(step.sql);
    record.run(number, step.name);
  });
  steps.slice(done).forEach((step, index) => run.immediate(step, done + index + 1));
}
