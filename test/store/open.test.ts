import Database from 'better-sqlite3';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { connect, databaseFile } from '../../src/store/connect.ts';
import { DatabaseFault, explained } from '../../src/store/fault.ts';
import { migrate, migrations } from '../../src/store/migrate.ts';
import { DUE } from '../../src/store/records.ts';
import { echo } from '../support/echo.ts';
import { at, openEchoStore, text } from '../support/echo-store.ts';
import { tempFolder } from '../support/temp.ts';

const NOON = '2026-03-02T12:00:00.000Z';
const MARK = 'Achilles';

const newFile = () => join(tempFolder(), 'comeback.db');

function look<T>(file: string, work: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

function rows(file: string): Record<string, unknown[]> {
  return look(file, (db) => {
    const tables = db
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`)
      .pluck()
      .all() as string[];
    const own = tables.filter((name) => name !== 'migrations' && name !== 'sqlite_sequence');
    return Object.fromEntries(own.map((name) => [name, db.prepare(`SELECT * FROM "${name}"`).all()]));
  });
}

describe('the database file', () => {
  it('is found from the working folder, absolute, or in memory', () => {
    expect(databaseFile('file:./a.db')).toBe(join(process.cwd(), 'a.db'));
    expect(databaseFile('file:/var/lib/a.db')).toBe('/var/lib/a.db');
    expect(databaseFile('file:///var/lib/a%20b.db')).toBe('/var/lib/a b.db');
    expect(databaseFile('file::memory:')).toBe(':memory:');
    for (const url of ['', 'file:', 'a.db', 'postgres://x', 'file://host/x']) {
      expect(() => databaseFile(url), url).toThrow(DatabaseFault);
    }
  });

  it('that cannot be used is named with what to do', () => {
    const folder = tempFolder();
    const open = (name: string) => () => openEchoStore(`file:${join(folder, name)}`);
    writeFileSync(join(folder, 'text'), 'no database '.repeat(100));
    mkdirSync(join(folder, 'sub'));
    expect(open('text')).toThrow(/text is not a SQLite database\. Name another/);
    expect(open('sub')).toThrow(/is a folder/);
    expect(open('missing/a.db')).toThrow(/folder .*missing does not exist. Create it/);
    expect(open('text/a.db')).toThrow(/folder .*text does not exist/);
  });

  it('explains what SQLite reports by code, and nothing else', () => {
    const readonly = Object.assign(new Error('attempt to write'), { code: 'SQLITE_READONLY_DIRECTORY' });
    expect(explained(readonly, 'a.db')).toMatchObject({
      message: expect.stringContaining('a.db cannot be written'),
    });
    const other = new Error('other');
    expect(explained(other, 'a.db')).toBe(other);
  });

  it('is kept as safely as SQLite can', () => {
    const db = connect(newFile());
    const settings = ['journal_mode', 'synchronous', 'foreign_keys', 'secure_delete', 'busy_timeout'];
    expect(settings.map((name) => db.pragma(name, { simple: true }))).toEqual(['wal', 1, 1, 1, 5000]);
    db.close();
  });
});

describe('migrations', () => {
  const more = { name: '0002_more', sql: 'CREATE TABLE more (id INTEGER PRIMARY KEY)' };

  it('run once each, in order, and keep what is there', () => {
    const file = newFile();
    const { store } = openEchoStore(`file:${file}`);
    store.apply({ key: 'k', at: NOON, event: text(MARK), from: at('ana') }, echo);
    store.close();
    const db = connect(file);
    migrate(db, [...migrations, more]);
    migrate(db, [...migrations, more]);
    expect(db.prepare('SELECT name FROM migrations ORDER BY number').pluck().all()).toEqual([
      ...migrations.map(({ name }) => name),
      more.name,
    ]);
    expect(db.prepare('SELECT count(*) FROM records').pluck().get()).toBe(1);
    db.close();
    expect(() => openEchoStore(`file:${file}`)).toThrow(/newer Comeback \(schema \d+; this one knows \d+\)/);
  });

  it('leave nothing of one that fails', () => {
    const db = connect(newFile());
    const broken = { name: '0002_broken', sql: `${more.sql}; CREATE TABLE more (id INTEGER)` };
    expect(() => migrate(db, [...migrations, broken])).toThrow('already exists');
    migrate(db, [...migrations, more]);
    db.close();
  });

  it('do not touch the database of another program', () => {
    const file = newFile();
    const other = new Database(file);
    other.exec('CREATE TABLE theirs (id INTEGER)');
    other.close();
    expect(() => openEchoStore(`file:${file}`)).toThrow(/another program/);
    expect(look(file, (db) => db.prepare('SELECT name FROM sqlite_master').pluck().all())).toEqual([
      'theirs',
    ]);
  });
});

describe('opening again', () => {
  it('finds everything, and what was on its way is sent again', () => {
    const url = `file:${newFile()}`;
    const { store } = openEchoStore(url);
    const arrival = { key: 'k', at: NOON, event: text('hello'), from: at('ana') } as const;
    store.apply(arrival, echo);
    const [lost] = store.claim('playground', NOON, 9);
    store.close();
    const again = openEchoStore(url).store;
    expect(again.apply(arrival, echo)).toBe('seen');
    expect(again.find(at('ana'))?.record.heard).toEqual(['hello']);
    expect(again.claim('playground', NOON, 9)).toEqual([{ ...lost, attempts: 2 }]);
  });

  it('refuses a record that this program cannot read, and leaves it as it is', () => {
    const file = newFile();
    const before = openEchoStore(`file:${file}`).store;
    before.apply({ key: 'k', at: NOON, event: text('hi'), from: at('ana') }, echo);
    before.close();
    const db = connect(file);
    db.exec(`UPDATE records SET document = json_set(document, '$.version', 99)`);
    db.close();
    const { store } = openEchoStore(`file:${file}`);
    expect(() => store.apply({ key: 'l', at: NOON, event: text('hi'), from: at('ana') }, echo)).toThrow(
      'version',
    );
    expect(rows(file)['records']).toMatchObject([{ document: expect.stringContaining('99') }]);
  });
});

describe('forgetting', () => {
  const url = (file: string) => `file:${file}`;

  function aLife(file: string) {
    const opened = openEchoStore(url(file));
    const { store, playground } = opened;
    const say = (words: string, key: string) =>
      store.apply({ key, at: NOON, event: text(words), from: at('ana') }, echo);
    playground.addWords({ id: 'ana', zone: 'UTC', locale: 'en' }, NOON, MARK);
    const content = {
      text: MARK,
      buttons: [],
      former: [],
      file: { name: MARK, mime: 'text/plain', body: MARK },
    };
    playground.addMessage(1, { id: 'ana', zone: 'UTC', locale: 'en' }, NOON, content);
    say(MARK, `${MARK}1`);
    say(`/wake ${NOON}`, `${MARK}2`);
    return { ...opened, say };
  }

  it('leaves no row, and no trace in any file once the farewell is sent', () => {
    const file = newFile();
    const { store, say } = aLife(file);
    expect(Object.values(rows(file)).filter((table) => table.length > 0).length).toBeGreaterThan(7);
    const [waiting] = store.claim('playground', NOON, 9);
    say('/forget', 'bye');
    store.settle([{ id: waiting!.id, kind: 'sent' }]);
    const [farewell] = store.claim('playground', NOON, 9);
    expect(farewell).toMatchObject({ keep: false });
    store.settle([{ id: farewell!.id, kind: 'dead', fault: 'gone' }]);
    expect(Object.entries(rows(file)).filter(([, table]) => table.length > 0)).toEqual([]);
    const folder = join(file, '..');
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name), 'latin1');
      expect(bytes, name).not.toContain(MARK);
      expect(bytes, name).not.toContain('Goodbye');
    }
    expect(readFileSync(`${file}.forgotten`, 'utf8')).toBe('r1\n');
  });

  it('leaves no trace either when nothing is said about it', () => {
    const file = newFile();
    const { store } = aLife(file);
    const silent = () => ({ messages: [], events: [] });
    store.apply({ key: 'bye', at: NOON, event: text(MARK), from: at('ana') }, silent);
    for (const name of [file, `${file}-wal`]) expect(readFileSync(name, 'latin1'), name).not.toContain(MARK);
  });

  /** What SQLite leaves in the gaps of its pages, as it looks when somebody was forgotten: a table that is gone. */
  function leavesTraces(file: string): void {
    const db = connect(file);
    db.pragma('secure_delete = OFF');
    db.exec(`CREATE TABLE gap (text TEXT)`);
    db.prepare('INSERT INTO gap VALUES (?)').run(MARK.repeat(50_000));
    db.exec('DROP TABLE gap');
    db.close();
    expect(readFileSync(file, 'latin1')).toContain(MARK);
  }

  it('leaves none of what SQLite itself leaves behind', () => {
    const file = newFile();
    leavesTraces(file);
    const { store, say } = aLife(file);
    say('/forget', 'bye');
    store.close();
    expect(readFileSync(file, 'latin1')).not.toContain(MARK);
  });

  it('leaves none of that in a big database either, once it is opened anew', () => {
    const file = newFile();
    leavesTraces(file);
    const { store } = openEchoStore(url(file), 'r', { scrubAtOnce: 0 });
    store.apply({ key: 'hi', at: NOON, event: text('hi'), from: at('ana') }, echo);
    store.apply({ key: 'bye', at: NOON, event: text('/forget'), from: at('ana') }, echo);
    store.close();
    expect(readFileSync(file, 'latin1')).toContain(MARK);
    openEchoStore(url(file)).store.close();
    expect(readFileSync(file, 'latin1')).not.toContain(MARK);
  });

  it('happens again when a backup from before is restored', () => {
    const file = newFile();
    const { store } = aLife(file);
    store.apply({ key: 'bob', at: NOON, event: text('hi'), from: at('bob') }, echo);
    store.close();
    copyFileSync(file, `${file}.backup`);
    const later = openEchoStore(url(file)).store;
    later.apply({ key: 'bye', at: NOON, event: text('/forget'), from: at('ana') }, echo);
    later.close();
    copyFileSync(`${file}.backup`, file);
    openEchoStore(url(file)).store.close();
    expect(rows(file)['records']).toMatchObject([{ id: 'r2' }]);
    expect(readFileSync(file, 'latin1')).not.toContain(MARK);
  });

  it('is no use where the id cannot be written down: then nobody is forgotten', () => {
    const file = newFile();
    const { store, say } = aLife(file);
    mkdirSync(`${file}.forgotten`);
    expect(() => say('/forget', 'bye')).toThrow('EISDIR');
    expect(store.find(at('ana'))?.id).toBe('r1');
  });
});

describe('finding who is due', () => {
  it('goes by the index, in its order, whoever is enrolled', () => {
    const db = connect(newFile());
    migrate(db);
    const plan = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${DUE}`).all(NOON, 9);
    expect(plan.map(({ detail }) => detail)).toEqual(['SEARCH records USING INDEX records_due (wake_at<?)']);
    db.close();
  });
});
