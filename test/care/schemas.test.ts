import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fold } from '../../src/bot/journal.ts';
import { createComeback } from '../../src/comeback.ts';
import { inspect } from '../../src/store/inspect.ts';
import { look } from '../../src/store/look.ts';
import { connect } from '../../src/store/connect.ts';
import { migrations, schemaOf } from '../../src/store/migrate.ts';
import { openStore } from '../../src/store/open.ts';
import { upgrade } from '../../src/store/upgrade.ts';
import { content } from '../support/coach.ts';
import { tempFolder } from '../support/temp.ts';
import { alter } from './database.ts';
import { ana, everything, numbersOf, writeSchema } from './schemas.ts';

/** What was released stays as it was: each line is written once, with its migration. */
const RELEASED: readonly string[] = [
  '0001_start 0705a684ce2c',
  '0002_platforms 0c6dc023c433',
  '0003_fewer_indexes 06cd5e7ab99c',
  '0004_outbox d70da04ed25a',
  '0005_facts d0f2d92954fb',
  '0006_codes 984fc42a16a0',
  '0007_playground_rooms 90b3e3463cb1',
];

const coach = createComeback(content);

/** The database opened by the program as it is now; closed with the test at the latest. */
function open(file: string) {
  let ids = 0;
  const opened = openStore({
    url: `file:${file}`,
    readRecord: coach.readRecord,
    newId: () => `new-${++ids}`,
    newCode: () => 'M4XPTK7Q',
    contentVersion: coach.contentVersion,
  });
  onTestFinished(() => opened.store.close());
  return opened;
}

it('what a released migration does is never changed', () => {
  const now = migrations.map(({ name, sql }) => {
    const text = sql.replaceAll(/\s+/g, ' ').trim();
    return `${name} ${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
  });
  expect(now.slice(0, RELEASED.length)).toEqual(RELEASED);
});

const schemas = migrations.map((_, index) => index + 1);

describe.each(schemas)('a database of schema %i', (schema) => {
  function old() {
    const folder = tempFolder();
    const file = join(folder, 'comeback.db');
    const before = join(folder, 'before.db');
    writeSchema(file, schema);
    writeSchema(before, schema);
    return { folder, file, before };
  }

  it('loses nothing on its way to the newest', () => {
    const { file, before } = old();
    const counts = Object.entries(everything(before)).map(([table, rows]) => [table, rows.length]);
    for (const [table, count] of counts) expect(count, `${table} has rows to lose`).toBeGreaterThan(0);
    const db = connect(file);
    upgrade(db, file);
    db.close();
    expect(everything(file, before)).toEqual(everything(before));
    expect(numbersOf(file)).toEqual(numbersOf(before));
    expect(look(file, inspect)).toMatchObject({ schema: migrations.length, problems: [] });
  });

  it('is copied first, whole, and only if anything is to be done to it', () => {
    const { folder, file, before } = old();
    const { upgraded } = open(file);
    const copies = readdirSync(folder).filter((name) => name.startsWith('comeback.db.schema'));
    if (schema === migrations.length) {
      expect([copies, upgraded]).toEqual([[], undefined]);
      return;
    }
    expect(copies).toEqual([`comeback.db.schema-${schema}`]);
    const copy = join(folder, copies[0]!);
    expect(upgraded).toEqual({ from: schema, copy });
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(look(copy, inspect)).toMatchObject({ schema, problems: [] });
    expect(everything(copy)).toEqual(everything(before));
  });

  it('goes on: what waits is said, what is said is understood, and time passes', () => {
    const { store } = open(old().file);
    expect(store.find({ platform: 'playground', id: 'ana' })?.record).toEqual(ana.record);
    const waiting = store.claim('playground', ana.now, 9).map(({ to, message }) => [to.id, message.ref]);
    expect(waiting).toEqual([
      ['ana', ana.post.ref],
      ['ben', ana.post.ref],
    ]);
    const event = { type: 'text', text: '/done today' } as const;
    const arrival = {
      key: 'new',
      at: '2026-03-04T17:00:00.000Z',
      event,
      from: { platform: 'playground', id: 'ana' },
    };
    expect(store.apply({ ...arrival, key: 'k1' }, coach.step)).toBe('seen');
    expect(store.apply(arrival, coach.step)).toBe('applied');
    const found = store.find(arrival.from)!;
    expect(found.record).toHaveProperty('dialogues');
    expect(found.record).not.toHaveProperty('dialogues', []);
    expect(fold(store.journal('runner-1'))).toEqual(found.record);
    expect(store.due('2026-03-05T09:00:00.000Z', 9).map(({ record }) => record)).toContain('runner-2');
    const wake = {
      key: 'wake',
      at: '2026-03-05T09:00:00.000Z',
      event: { type: 'wake' },
      record: 'runner-2',
    } as const;
    expect(store.apply(wake, coach.step)).toBe('applied');
    const forget = { ...arrival, key: 'forget', event: { type: 'text', text: '/forget' } as const };
    expect(store.apply(forget, coach.step)).toBe('applied');
  });
});

describe('copying before a migration', () => {
  const more = { name: 'more', sql: 'CREATE TABLE more (id INTEGER PRIMARY KEY)' };
  const broken = { name: 'broken', sql: `${more.sql}; CREATE TABLE records (id INTEGER)` };
  const steps = [...migrations, more];
  const copiesIn = (folder: string) =>
    readdirSync(folder)
      .filter((name) => name.startsWith('comeback.db.schema'))
      .toSorted();

  function newest() {
    const folder = tempFolder();
    const file = join(folder, 'comeback.db');
    writeSchema(file, migrations.length);
    const db = connect(file);
    onTestFinished(() => void db.close());
    return { folder, file, db };
  }

  it('is not needed for a new database, one that holds nothing, or one in memory', () => {
    const folder = tempFolder();
    const file = join(folder, 'comeback.db');
    for (const known of [migrations, steps]) {
      const db = connect(file);
      expect(upgrade(db, file, known)).toBeUndefined();
      db.close();
    }
    const memory = connect(':memory:');
    upgrade(memory, ':memory:', migrations);
    memory.exec(`INSERT INTO playground_clock VALUES (1, 'now')`);
    expect(upgrade(memory, ':memory:', steps)).toBeUndefined();
    expect(schemaOf(memory)).toBe(steps.length);
    memory.close();
    expect(readdirSync(folder)).toEqual(['comeback.db']);
  });

  it('leaves one copy, however often a migration fails', () => {
    const { folder, file, db } = newest();
    for (let start = 0; start < 3; start++) {
      expect(() => upgrade(db, file, [...migrations, broken])).toThrow('already exists');
      expect(copiesIn(folder)).toEqual([]);
    }
    // The first step of two succeeds: the way back is in the copy.
    expect(() => upgrade(db, file, [...steps, broken])).toThrow('already exists');
    expect(copiesIn(folder)).toEqual([`comeback.db.schema-${migrations.length}`]);
  });

  it('never writes over one that is there', () => {
    const { folder, file, db } = newest();
    expect(upgrade(db, file, steps)?.copy).toBe(`${file}.schema-${migrations.length}`);
    db.exec(`DROP TABLE more; DELETE FROM migrations WHERE name = 'more'`);
    expect(upgrade(db, file, steps)?.copy).toBe(`${file}.schema-${migrations.length}-2`);
    expect(copiesIn(folder)).toHaveLength(2);
  });

  it('has to succeed: without it nothing is migrated', () => {
    const { folder, file, db } = newest();
    alter(file, `INSERT INTO journal VALUES ('nobody', 1, '', '', '', '', NULL)`);
    expect(() => upgrade(db, file, steps)).toThrow(/damaged/);
    expect(schemaOf(db)).toBe(migrations.length);
    expect(copiesIn(folder)).toEqual([]);
  });
});
