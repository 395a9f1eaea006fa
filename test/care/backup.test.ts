import Database from 'better-sqlite3';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backup, backupNow, backupOf } from '../../src/store/backup.ts';
import { connect } from '../../src/store/connect.ts';
import { beginCopy, dropCopy } from '../../src/store/copy.ts';
import { DatabaseFault } from '../../src/store/fault.ts';
import { migrations } from '../../src/store/migrate.ts';
import { sayTo, spawnEcho } from '../support/process.ts';
import { tempFolder } from '../support/temp.ts';
import { alter, bot, filesIn, NOON, rowsOf } from './database.ts';
import { runTool } from './tools.ts';

const modeOf = (file: string) => statSync(file).mode & 0o777;

/** A folder with a database in it that holds a few thousand pages. */
function large() {
  const folder = tempFolder();
  const file = join(folder, 'comeback.db');
  const running = bot(file);
  running.says('ana', 'hello');
  const writer = connect(file);
  const fill = writer.prepare(`INSERT INTO keys VALUES (?, 'r1', '${NOON}')`);
  writer.transaction(() => {
    for (let i = 0; i < 4000; i++) fill.run(`${i}:${'x'.repeat(900)}`);
  })();
  const write = () => fill.run(`more:${Math.random()}`);
  return { folder, file, writer, running, write, to: join(folder, 'copy.db') };
}

describe('a copy of a database that is worked on', () => {
  it('is one moment of it, in one file, for its owner alone', async () => {
    const { folder, file, to, running } = large();
    const found = await backupOf(file, to);
    expect(found).toMatchObject({
      schema: migrations.length,
      problems: [],
      rows: { records: 1, keys: 4001 },
    });
    expect(modeOf(to)).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    expect(rowsOf(to, 'records')).toEqual(rowsOf(file, 'records'));
    expect(running.heard('ana')).toEqual(['hello']);
    const opened = new Database(to);
    expect(opened.pragma('journal_mode', { simple: true })).toBe('delete');
    opened.close();
  });

  it('comes to an end however much another process writes, and tells how far it is', async () => {
    const { file, to, write, writer } = large();
    const shares: number[] = [];
    const found = await backupOf(file, to, {
      progress(share) {
        shares.push(share);
        // Each time it looks up, somebody has written: it could begin anew for ever.
        write();
      },
    });
    expect(found.problems).toEqual([]);
    const anew = shares.filter((share, index) => share < (shares[index - 1] ?? 0));
    expect(anew.length).toBeGreaterThan(0);
    expect(anew.length).toBeLessThan(9);
    expect(shares.at(-1)).toBe(1);
    expect(found.rows['keys']).toBeGreaterThan(4001);
    writer.close();
  });

  it('takes along what is written through the same connection', async () => {
    const { to, writer, write } = large();
    let writes = 0;
    const shares: number[] = [];
    const found = await backup(writer, to, {
      progress(share) {
        shares.push(share);
        write();
        writes += 1;
      },
    });
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(3);
    expect(found.rows['keys']).toBeGreaterThanOrEqual(4001 + writes - 1);
    writer.close();
  });

  it('holds nobody who is forgotten while the bot makes it, and forgetting leaves no trace', async () => {
    const { folder, file, to, running, writer } = large();
    writer.close();
    running.says('mei', 'Achilles');
    let said = false;
    const found = await running.backup(to, {
      progress() {
        if (!said) running.says('mei', '/forget');
        said = true;
      },
    });
    expect(found).toMatchObject({ problems: [], rows: { records: 1 } });
    for (const name of [to, file, `${file}-wal`])
      expect(readFileSync(name, 'latin1'), name).not.toContain('Achilles');
    expect(readdirSync(folder)).toContain('comeback.db.forgotten');
  });

  it('leaves nothing when it is given up', async () => {
    const { folder, file, to } = large();
    const abort = new AbortController();
    const copying = backupOf(file, to, { progress: () => abort.abort(), signal: abort.signal });
    await expect(copying).rejects.toThrow('aborted');
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual([]);
  });

  it('at once, is the same', () => {
    const { folder, file, to, writer } = large();
    expect(backupNow(writer, to)).toMatchObject({ problems: [], rows: { keys: 4001 } });
    expect(modeOf(to)).toBe(0o600);
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db']);
    expect(rowsOf(to, 'keys')).toEqual(rowsOf(file, 'keys'));
    writer.close();
  });
});

describe('a copy that cannot be made says why, and leaves nothing', () => {
  function small() {
    const folder = tempFolder();
    const file = join(folder, 'comeback.db');
    const running = bot(file);
    running.says('ana', 'hello');
    running.store.close();
    return { folder, file };
  }

  it('where there is no database, folder or room, or a file already', async () => {
    const { folder, file } = small();
    const copy = (to: string, from = file) => backupOf(from, join(folder, to));
    await expect(copy('a.db', join(folder, 'no.db'))).rejects.toThrow(
      /There is no database .*no\.db\. Look at/,
    );
    await expect(copy('no/a.db')).rejects.toThrow(/The folder .*no does not exist\. Create it/);
    await expect(copy('comeback.db')).rejects.toThrow(/comeback\.db exists already/);
    await expect(copy('a.db', ':memory:')).rejects.toThrow('nothing to copy');
    writeFileSync(join(folder, 'a.db.part'), '');
    await expect(copy('a.db')).rejects.toThrow(/a\.db\.part is being written, or was left/);
    expect(filesIn(folder)).toEqual(['a.db.part', 'comeback.db']);
  });

  it('where the database is none of ours, or damaged', async () => {
    const { folder, file } = small();
    const to = join(folder, 'a.db');
    const other = join(folder, 'other.db');
    alter(other, 'CREATE TABLE theirs (id INTEGER)');
    await expect(backupOf(other, to)).rejects.toThrow('another program');
    writeFileSync(join(folder, 'text'), 'no database '.repeat(100));
    await expect(backupOf(join(folder, 'text'), to)).rejects.toThrow('text is not a SQLite database');
    alter(file, `INSERT INTO journal VALUES ('nobody', 1, '', '', '', '', NULL)`);
    await expect(backupOf(file, to)).rejects.toThrow(/is damaged:\n {2}rows of journal without records: 1/);
    expect(filesIn(folder)).toEqual(['comeback.db', 'other.db', 'text']);
  });

  it('where pages of it were overwritten', async () => {
    const { folder, file } = small();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096 * 3, 4096 * 6);
    writeFileSync(file, bytes);
    const copying = backupOf(file, join(folder, 'a.db'));
    await expect(copying).rejects.toThrow(DatabaseFault);
    await expect(copying).rejects.toThrow('damaged');
    expect(filesIn(folder)).toEqual(['comeback.db']);
  });

  it('where the system refuses, or the disk has less room than it needs', async () => {
    const { folder, file } = small();
    const copying = backupOf(file, join(folder, `${'a'.repeat(300)}.db`));
    await expect(copying).rejects.toThrow(/aaa\.db cannot be written: its name is too long\. Choose/);
    const to = join(folder, 'a.db');
    expect(() => beginCopy(to, 1e18)).toThrow(
      /needs 1000000000000\.0 MB, and the disk has room for \d+\.\d MB/,
    );
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    expect(dropCopy(to, file, full)).toMatchObject({
      message: expect.stringMatching(/a\.db cannot be .*disk is full/),
    });
    expect(filesIn(folder)).toEqual(['comeback.db']);
  });
});

describe('npm run backup', { timeout: 60_000 }, () => {
  it('copies the database of a bot that goes on talking', async () => {
    const folder = tempFolder();
    const { ready } = spawnEcho(folder);
    const url = await ready;
    await sayTo(url, 'ana', 'hello');
    const running = runTool('backup', folder);
    let said = 0;
    let done = false;
    void running.then(() => (done = true));
    while (!done) await sayTo(url, 'ben', `n${said++}`);
    const { code, out, err } = await running;
    expect([code, err]).toEqual([0, '']);
    const file = /^(\/.*\/backups\/comeback-\d{4}-\d\d-\d\dT\d{6}Z\.db)\n/.exec(out)?.[1] ?? '';
    expect(out).toMatch(/schema \d+, people: \d+, .*read whole, and sound\n$/);
    expect(modeOf(file)).toBe(0o600);
    expect(modeOf(join(folder, 'backups'))).toBe(0o700);
    expect(JSON.stringify(rowsOf(file, 'records'))).toContain('hello');
    expect(await sayTo(url, 'ana', 'still there?')).toEqual(['You said: still there?']);
  });

  it('copies to a file or a folder that is named, and notes there who was forgotten', async () => {
    const folder = tempFolder();
    const running = bot(join(folder, 'my.db'));
    running.says('ana', 'hello');
    running.says('ana', '/forget');
    mkdirSync(join(folder, 'usb'));
    const set = { DATABASE_URL: 'file:./my.db' };
    expect(await runTool('backup', folder, ['usb'], set)).toMatchObject({ code: 0 });
    expect(await runTool('backup', folder, ['usb/one.db'], set)).toMatchObject({ code: 0 });
    const again = await runTool('backup', folder, ['usb/one.db'], set);
    expect([again.code, again.out]).toEqual([1, '']);
    expect(again.err).toMatch(/^\/.*one\.db exists already\. .*\n$/);
    const named = await runTool('backup', folder, [], { ...set, BACKUP_FOLDER: 'usb/more' });
    expect(named.out).toMatch(/\/usb\/more\/my-.*\.db\n/);
    expect(readdirSync(join(folder, 'usb')).toSorted()).toEqual([
      'more',
      expect.stringMatching(/^my-\d{4}-\d\d-\d\dT\d{6}Z\.db$/),
      'my.db.forgotten',
      'one.db',
    ]);
    expect(readFileSync(join(folder, 'usb/my.db.forgotten'), 'utf8')).toBe('r1\n');
  });

  it('helps, and says so when it is called in another way', async () => {
    const folder = tempFolder();
    const help = await runTool('backup', folder, ['--help']);
    expect([help.code, help.err]).toEqual([0, '']);
    const wrong = await runTool('backup', folder, ['a', 'b']);
    expect([wrong.code, wrong.out, wrong.err]).toEqual([1, '', help.out]);
    expect(await runTool('backup', folder, [], { PORT: 'x' })).toMatchObject({
      code: 1,
      err: expect.stringContaining('PORT: '),
    });
    expect(await runTool('backup', folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining('no database'),
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});
