import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { migrations } from '../../src/store/migrate.ts';

const LATER = '2026-03-04T19:00:00.000Z';

/** A line of a journal as the first schema kept it. */
const line = z.object({
  seq: z.number(),
  at: z.string(),
  event: z.unknown(),
  content: z.string(),
  patch: z.unknown(),
  decided: z.unknown().optional(),
});

/**
 * Ana, whose first run went well, in the morning of her second: written down once by the first program that was
 * released, and never anew. What she was told since must stay readable.
 */
export const ana = z
  .object({
    now: z.string(),
    wakeAt: z.string(),
    record: z.looseObject({ id: z.string() }),
    journal: z.array(line),
    post: z.looseObject({ ref: z.string() }),
  })
  .parse(JSON.parse(readFileSync(new URL('ana.json', import.meta.url), 'utf8')));

type Value = string | number | null;
type Rows = Readonly<Record<string, readonly Readonly<Record<string, Value>>[]>>;

const address = { platform: 'playground', address: 'ana', record: 'runner-1', spoke_at: ana.now, lost: 0 };
const message = JSON.stringify(ana.post);
const waiting = {
  platform: 'playground',
  address: 'ana',
  at: ana.now,
  urgency: 1,
  message,
  until: null,
  occurrence: ana.post.ref,
  cause: 'k1',
};

/** At least one row for every table that there ever was, with every column. An older schema has fewer of them. */
const ROWS: Rows = {
  records: [
    { id: 'runner-1', document: JSON.stringify(ana.record), wake_at: ana.wakeAt, failures: 1 },
    {
      id: 'runner-2',
      document: JSON.stringify({ ...ana.record, id: 'runner-2' }),
      wake_at: LATER,
      failures: 0,
    },
  ],
  addresses: [
    address,
    { ...address, platform: 'telegram', address: '4711', lost: 1 },
    { ...address, address: 'ben', record: 'runner-2' },
  ],
  keys: [{ key: 'k1', record: 'runner-1', at: ana.now }],
  journal: ana.journal.map(({ seq, at, event, content, patch, decided }) => ({
    record: 'runner-1',
    seq,
    at,
    event: JSON.stringify(event),
    content,
    patch: JSON.stringify(patch),
    decided: decided === undefined ? null : JSON.stringify(decided),
  })),
  outbox: [
    {
      ...waiting,
      id: 7,
      record: 'runner-1',
      state: 'pending',
      attempts: 0,
      not_before: ana.now,
      fault: null,
      arrival: 'k1',
      shown: null,
    },
    {
      ...waiting,
      id: 8,
      record: 'runner-2',
      address: 'ben',
      state: 'sending',
      attempts: 1,
      not_before: ana.now,
      fault: null,
      arrival: null,
      shown: '12',
    },
    {
      ...waiting,
      id: 9,
      record: 'runner-1',
      platform: 'telegram',
      address: '4711',
      message: '',
      state: 'dead',
      attempts: 3,
      not_before: ana.now,
      fault: 'gone',
      arrival: null,
      shown: null,
    },
    {
      ...waiting,
      id: 10,
      record: null,
      address: 'mei',
      state: 'pending',
      attempts: 0,
      not_before: LATER,
      fault: 'retry',
      arrival: null,
      shown: null,
    },
  ],
  playground_clock: [{ only: 1, now: ana.now }],
  playground_people: [
    { id: 'ana', zone: 'Europe/Berlin', locale: 'en' },
    { id: 'ben', zone: 'UTC', locale: 'en' },
  ],
  playground_rooms: [{ id: 'club', title: 'Comeback corner' }],
  playground_members: [
    { number: 1, room: 'club', person: 'ana' },
    { number: 2, room: 'club', person: 'ben' },
  ],
  playground_entries: [
    {
      id: 1,
      person: 'ana',
      room: null,
      own: 1,
      at: ana.now,
      text: '/start',
      asks: null,
      ref: null,
      buttons: '[]',
      former: '[]',
      file: null,
      edited: 0,
      pinned: 0,
      parcel: null,
    },
    {
      id: 2,
      person: 'ana',
      room: null,
      own: 0,
      at: ana.now,
      text: 'Hello',
      asks: 'onset',
      ref: 'r',
      buttons: '[]',
      former: '[]',
      file: 'a.json',
      edited: 1,
      pinned: 0,
      parcel: 6,
    },
    {
      id: 3,
      person: 'ben',
      room: 'club',
      own: 1,
      at: ana.now,
      text: '/club join',
      asks: null,
      ref: null,
      buttons: '[]',
      former: '[]',
      file: null,
      edited: 0,
      pinned: 0,
      parcel: null,
    },
  ],
  playground_files: [{ entry: 2, name: 'a.json', mime: 'application/json', body: '{}' }],
  shown: [{ platform: 'playground', address: 'ana', ref: ana.post.ref, message: '12', at: ana.now }],
  codes: [{ code: 'K7QM4XPT', kind: 'link', record: 'runner-1', until: LATER }],
  former: [{ id: 'runner-0', record: 'runner-1' }],
  facts: [{ name: 'a', value: 'b' }],
  occurrences: [{ record: 'runner-1', occurrence: ana.post.ref, at: ana.now }],
};

/** Makes a database as a program of that schema left it, with rows in every table, by SQL alone. */
export function writeSchema(file: string, schema: number): void {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('foreign_keys = ON');
  db.exec('CREATE TABLE migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT');
  migrations.slice(0, schema).forEach(({ name, sql }, index) => {
    db.exec(sql);
    db.prepare('INSERT INTO migrations VALUES (?, ?)').run(index + 1, name);
  });
  for (const table of tablesOf(db)) {
    const columns = columnsOf(db, table);
    for (const row of ROWS[table] ?? []) {
      const values = columns.map((name) => {
        const value = row[name];
        if (value === undefined) throw new Error(`Say what ${table}.${name} holds in an older database.`);
        return value;
      });
      db.prepare(`INSERT INTO ${table} (${columns.join()}) VALUES (${columns.map(() => '?').join()})`).run(
        values,
      );
    }
  }
  db.close();
}

/** Every row of every table, with the columns that `like` has, in an order that does not depend on how it is kept. */
export function everything(file: string, like = file): Record<string, string[]> {
  const old = new Database(like, { readonly: true });
  const db = new Database(file, { readonly: true });
  const found = tablesOf(old).map((table): [string, string[]] => {
    const rows = db.prepare<[], object>(`SELECT ${columnsOf(old, table).join()} FROM ${table}`).all();
    return [table, rows.map((row) => JSON.stringify(row)).toSorted()];
  });
  db.close();
  old.close();
  return Object.fromEntries(found);
}

/** The last numbers that were given in each table that never gives one twice. */
export function numbersOf(file: string): unknown[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare('SELECT name, seq FROM sqlite_sequence ORDER BY name').all();
  } finally {
    db.close();
  }
}

function tablesOf(db: Database.Database): string[] {
  return db
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'`,
    )
    .pluck()
    .all();
}

function columnsOf(db: Database.Database, table: string): string[] {
  return db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`).pluck().all();
}
