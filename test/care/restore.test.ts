import {
  chownSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupOf } from '../../src/store/backup.ts';
import { connect } from '../../src/store/connect.ts';
import { takeLock } from '../../src/store/lock.ts';
import { migrations } from '../../src/store/migrate.ts';
import { restore } from '../../src/store/restore.ts';
import { tempFolder } from '../support/temp.ts';
import { alter, bot, rowsOf } from './database.ts';
import { runTool } from './tools.ts';

const STAMP = '2026-03-02T120000Z';
const MARK = 'Achilles';

/** A database with Ana and Ben in it, and a backup of it. */
async function backedUp() {
  const folder = tempFolder();
  const file = join(folder, 'comeback.db');
  const copy = join(folder, 'copy.db');
  const running = bot(file);
  running.says('ana', MARK);
  running.says('ben', 'hi');
  await backupOf(file, copy);
  const put = (from = copy, database = file, lists: string[] = []) =>
    restore({ from, database, stamp: STAMP, lists });
  return { folder, file, copy, running, put };
}

/** Everything in a folder, to see that nothing was touched. Locks hold nothing. */
const stateOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => !name.endsWith('-lock') && statSync(join(folder, name)).isFile())
    .toSorted()
    .map((name) => [name, readFileSync(join(folder, name), 'latin1')]);

describe('putting a backup back', () => {
  it('brings back what it holds, and keeps what was there', async () => {
    const { folder, file, running, put } = await backedUp();
    running.says('ana', 'later');
    running.store.close();
    const { aside, found, schema, forgotten } = put();
    expect({ schema, forgotten, rows: found.rows['records'] }).toEqual({
      schema: migrations.length,
      forgotten: 0,
      rows: 2,
    });
    expect(aside).toBe(`${file}.before-${STAMP}`);
    expect(
      readdirSync(folder)
        .filter((name) => !name.endsWith('-lock'))
        .toSorted(),
    ).toEqual(['comeback.db', `comeback.db.before-${STAMP}`, 'copy.db']);
    for (const name of [file, `${file}.before-${STAMP}`]) expect(statSync(name).mode & 0o777).toBe(0o600);
    const again = bot(file, 's');
    expect(again.heard('ana')).toEqual([MARK]);
    again.says('ana', 'and on');
    expect(again.heard('ana')).toEqual([MARK, 'and on']);
    expect(bot(`${file}.before-${STAMP}`).heard('ana')).toEqual([MARK, 'later']);
  });

  it('forgets again whoever asked for it since, and leaves no trace of them in the database', async () => {
    const { file, running, put } = await backedUp();
    running.says('ana', '/forget');
    running.store.close();
    expect(put()).toMatchObject({ forgotten: 1, listed: true });
    expect(readFileSync(`${file}.forgotten`, 'utf8')).toBe('r1\n');
    expect(readFileSync(file, 'latin1')).not.toContain(MARK);
    const again = bot(file);
    expect(again.heard('ana')).toBeUndefined();
    expect(again.heard('ben')).toEqual(['hi']);
  });

  it('into a new folder goes by the lists that are named, and learns them', async () => {
    const { folder, file, copy, running, put } = await backedUp();
    running.says('ana', '/forget');
    mkdirSync(join(folder, 'new'));
    const there = join(folder, 'new/comeback.db');
    writeFileSync(`${there}.forgotten`, 'r7\n');
    const { aside, forgotten } = put(copy, there, [`${file}.forgotten`, join(folder, 'no-such-list')]);
    expect([aside, forgotten]).toEqual([undefined, 1]);
    expect(readFileSync(`${there}.forgotten`, 'utf8')).toBe('r7\nr1\n');
    expect(rowsOf(there, 'records')).toHaveLength(1);
    // Without any list somebody has to be told: nobody knows who is missing.
    mkdirSync(join(folder, 'newer'));
    expect(put(copy, join(folder, 'newer/comeback.db'))).toMatchObject({ forgotten: 0, listed: false });
  });

  it('takes the log along that somebody copied with a database', async () => {
    const { folder, file, running, put } = await backedUp();
    running.says('ana', 'in the log');
    for (const end of ['', '-wal'])
      writeFileSync(join(folder, `raw.db${end}`), readFileSync(`${file}${end}`));
    running.store.close();
    put(join(folder, 'raw.db'));
    expect(bot(file).heard('ana')).toEqual([MARK, 'in the log']);
    expect(readdirSync(folder)).toContain('raw.db-wal');
  });

  it.each(['all but its log', 'all of it'])('replaces a database that is damaged, %s', async (damage) => {
    const { folder, file, running, put } = await backedUp();
    running.says('ana', 'in the log');
    const log = readFileSync(`${file}-wal`);
    running.store.close();
    writeFileSync(file, 'no database '.repeat(1000));
    writeFileSync(`${file}-wal`, damage === 'all of it' ? 'no log '.repeat(1000) : log);
    const { aside } = put();
    expect(readFileSync(aside!, 'utf8')).toContain('no database');
    expect(readdirSync(folder)).not.toContain('comeback.db-wal');
    expect(bot(file).heard('ana')).toEqual([MARK]);
  });
});

it('a link to a database stays one', async () => {
  const { folder, file, running, put, copy } = await backedUp();
  running.store.close();
  mkdirSync(join(folder, 'elsewhere'));
  const link = join(folder, 'elsewhere/comeback.db');
  symlinkSync(file, link);
  writeFileSync(`${link}.forgotten`, 'r1\n');
  expect(put(copy, link)).toMatchObject({ forgotten: 1, aside: `${file}.before-${STAMP}` });
  expect(realpathSync(link)).toBe(file);
  expect(rowsOf(file, 'records')).toHaveLength(1);
});

describe('a backup that is not put back leaves everything as it was', () => {
  it('while a bot uses the database', async () => {
    const { folder, file, running, put } = await backedUp();
    const before = stateOf(folder);
    expect(() => put()).toThrow(/A bot uses the database .*comeback\.db\. Stop it first/);
    expect(stateOf(folder)).toEqual(before);
    running.store.close();
    // A bot of before there were locks, or a shell, is seen by what it holds open.
    const shell = connect(file);
    expect(() => put()).toThrow(/A bot uses the database/);
    shell.close();
    const lock = takeLock(file);
    expect(lock).toBeDefined();
    expect(() => put()).toThrow(/A bot uses the database/);
    lock!.release();
    expect(put().forgotten).toBe(0);
    // It holds on to nothing afterwards.
    const after = takeLock(file);
    expect(after).toBeDefined();
    after!.release();
  });

  it('when there is anything wrong with it', async () => {
    const { folder, file, copy, running, put } = await backedUp();
    running.store.close();
    const made = (name: string, sql: string) => {
      const path = join(folder, name);
      writeFileSync(path, readFileSync(copy));
      alter(path, sql);
      return path;
    };
    const newer = made('newer.db', `INSERT INTO migrations VALUES (99, '0099_later')`);
    const orphans = made('orphans.db', `DELETE FROM records WHERE id = 'r1'`);
    const theirs = made('theirs.db', 'DROP TABLE migrations');
    const cut = join(folder, 'cut.db');
    writeFileSync(cut, readFileSync(copy).subarray(0, 4096 * 7 + 100));
    const words = join(folder, 'words.db');
    writeFileSync(words, 'no database '.repeat(100));
    const empty = join(folder, 'empty.db');
    writeFileSync(empty, '');
    const before = stateOf(folder);
    expect(() => put(newer)).toThrow(/newer Comeback \(schema 99/);
    expect(() => put(orphans)).toThrow(/orphans\.db is damaged:[^]*without records: \d/);
    expect(() => put(theirs)).toThrow('another program');
    expect(() => put(cut)).toThrow(/cut\.db/);
    expect(() => put(words)).toThrow(/words\.db cannot be restored: it is not a SQLite database/);
    expect(() => put(empty)).toThrow(/Nothing is in the database .*empty\.db/);
    expect(() => put(join(folder, 'no.db'))).toThrow(/There is no backup .*no\.db/);
    expect(() => put(copy, join(folder, 'no/comeback.db'))).toThrow(/folder .*no does not exist/);
    expect(() => put(copy, ':memory:')).toThrow('in memory');
    expect(stateOf(folder)).toEqual(before);
    expect(bot(file).heard('ana')).toEqual([MARK]);
  });

  it('when it is the database itself, under whatever name', async () => {
    const { folder, file, running, put } = await backedUp();
    running.store.close();
    symlinkSync(file, join(folder, 'same.db'));
    expect(() => put(file)).toThrow('is the database itself');
    expect(() => put(join(folder, 'same.db'))).toThrow('is the database itself');
    linkSync(join(folder, 'copy.db'), `${file}.before-${STAMP}`);
    // The name for what was there is taken.
    expect(() => put()).toThrow('before-');
    expect(bot(file).heard('ana')).toEqual([MARK]);
  });
});

it('what root makes belongs to whom the bot runs as', { timeout: 60_000 }, async () => {
  const folder = tempFolder();
  const file = join(folder, 'comeback.db');
  const running = bot(file);
  running.says('ana', MARK);
  running.says('ben', 'hi');
  running.says('ana', '/forget');
  running.store.close();
  // Nobody but root can give a file away.
  if (process.getuid?.() === 0) chownSync(file, 4711, 4711);
  const { uid } = statSync(file);
  const [copy = ''] = (await runTool('backup', folder)).out.split('\n');
  const list = join(folder, 'backups/comeback.db.forgotten');
  rmSync(`${file}.forgotten`);
  rmSync(`${file}-lock`, { force: true });
  expect(await runTool('restore', folder, [copy])).toMatchObject({ code: 0 });
  const made = [copy, list, join(folder, 'backups'), file, `${file}.forgotten`, `${file}-lock`];
  for (const path of made) expect(statSync(path).uid, path).toBe(uid);
});

describe('npm run restore', { timeout: 60_000 }, () => {
  it('puts a backup back and says what it did', async () => {
    const folder = tempFolder();
    const first = bot(join(folder, 'comeback.db'));
    first.says('ana', MARK);
    first.says('ben', 'hi');
    const { out } = await runTool('backup', folder);
    const [copy = ''] = out.split('\n');
    first.says('ana', '/forget');
    const early = await runTool('restore', folder, [copy]);
    expect([early.code, early.out, early.err]).toEqual([
      1,
      '',
      expect.stringMatching(/^A bot uses .*Stop it first.*\n$/),
    ]);
    first.store.close();
    const done = await runTool('restore', folder, [copy]);
    expect([done.code, done.err]).toEqual([0, '']);
    expect(done.out).toMatch(/comeback\.db is now .*backups\/comeback-.*\.db\n.*people: 1,/);
    expect(done.out).toContain('Forgotten again, who had asked for it since: 1.');
    expect(done.out).toMatch(/is kept as .*comeback\.db\.before-\d{4}-\d\d-\d\dT\d{6}Z: delete it/);
    expect(done.out).toMatch(/Start the bot again\.\n$/);
    const again = bot(join(folder, 'comeback.db'), 's');
    expect([again.heard('ana'), again.heard('ben')]).toEqual([undefined, ['hi']]);
  });

  it('on another machine goes by the list that lies with the backups, or says that it has none', async () => {
    const folder = tempFolder();
    const first = bot(join(folder, 'comeback.db'));
    first.says('ana', MARK);
    const [old = ''] = (await runTool('backup', folder)).out.split('\n');
    first.says('ana', '/forget');
    first.says('ben', 'hi');
    await runTool('backup', folder, ['backups/second.db']);
    mkdirSync(join(folder, 'other'));
    const known = await runTool('restore', join(folder, 'other'), [old]);
    expect([known.code, known.out]).toEqual([0, expect.stringContaining('who had asked for it since: 1.')]);
    expect(rowsOf(join(folder, 'other/comeback.db'), 'records')).toEqual([]);

    mkdirSync(join(folder, 'third'));
    writeFileSync(join(folder, 'third/lonely.db'), readFileSync(old));
    const unknown = await runTool('restore', join(folder, 'third'), ['lonely.db']);
    expect([unknown.code, unknown.out]).toEqual([0, expect.stringContaining('No list of who was forgotten')]);
  });

  it('helps, and says so when it is called in another way', async () => {
    const folder = tempFolder();
    const help = await runTool('restore', folder, ['--help']);
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('npm run restore -- copy.db')]);
    const bare = await runTool('restore', folder);
    expect([bare.code, bare.out, bare.err]).toEqual([1, '', help.out]);
    expect(readdirSync(folder)).toEqual([]);
  });
});
