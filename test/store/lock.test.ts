import { once } from 'node:events';
import { existsSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { TakenFault } from '../../src/store/fault.ts';
import { takeLock } from '../../src/store/lock.ts';
import { at, openEchoStore, text } from '../support/echo-store.ts';
import { echo } from '../support/echo.ts';
import { sayTo, spawnEcho, spawnImpatient } from '../support/process.ts';
import { tempFolder } from '../support/temp.ts';

/** Starting processes takes a while on a busy machine. */
const PATIENCE = 60_000;

const WAITING = /another Comeback works on this database/;
const TAKEN = /^Another Comeback works on the database \/\S+comeback\.db\. Stop that one first/m;

const newFile = () => join(tempFolder(), 'comeback.db');

/** Resolves when a process has written something that matches to standard error. */
async function writes({ child, output }: ReturnType<typeof spawnEcho>, what: RegExp): Promise<void> {
  while (!what.test(output.err)) await once(child.stderr, 'data');
}

/** How often somebody was told something, as it stands in their chat. */
async function times(url: string, who: string, what: string): Promise<number> {
  const response = await fetch(new URL(`/api/chat?for=${who}`, url));
  const { entries } = (await response.json()) as { entries: { text: string; from?: string }[] };
  return entries.filter((entry) => entry.from === undefined && entry.text === what).length;
}

describe('the lock of a database', () => {
  it('is one process’s at a time, and free again when that one lets go of it', () => {
    const file = newFile();
    const first = takeLock(file);
    expect(first).toBeDefined();
    expect(takeLock(file)).toBeUndefined();
    expect(takeLock(file)).toBeUndefined();
    first?.release();
    first?.release();
    const second = takeLock(file);
    expect(second).toBeDefined();
    // Whoever let go of it has no say in it any more.
    first?.release();
    expect(takeLock(file)).toBeUndefined();
    second?.release();
  });

  it('lies beside the database, for its owner alone, and touches no other file', () => {
    const file = newFile();
    takeLock(file)?.release();
    expect(statSync(`${file}-lock`).mode & 0o777).toBe(0o600);
    expect(existsSync(file)).toBe(false);
  });

  it('is the same by whichever link the database is opened', () => {
    const file = newFile();
    writeFileSync(file, '');
    const link = join(tempFolder(), 'link.db');
    symlinkSync(file, link);
    const folder = join(tempFolder(), 'folder');
    symlinkSync(join(file, '..'), folder);
    const lock = takeLock(link);
    expect(takeLock(file)).toBeUndefined();
    expect(takeLock(join(folder, 'comeback.db'))).toBeUndefined();
    lock?.release();
  });

  it('tells what to do where it cannot be', () => {
    const file = newFile();
    mkdirSync(`${file}-lock`);
    expect(() => takeLock(file)).toThrow(/comeback\.db-lock cannot be opened or created\. Give this user/);
  });
});

describe('a store', () => {
  it('is opened once at a time; what the first is sending is not sent by a second', () => {
    const url = `file:${newFile()}`;
    const { store } = openEchoStore(url);
    store.apply({ key: 'k', at: '2026-03-02T12:00:00.000Z', event: text('hi'), from: at('ana') }, echo);
    const [sending] = store.claim('playground', '2026-03-02T12:00:00.000Z', 9);
    expect(sending).toBeDefined();
    expect(() => openEchoStore(url)).toThrow(TakenFault);
    expect(store.claim('playground', '2026-03-02T12:00:00.000Z', 9)).toEqual([]);
    store.close();
    openEchoStore(url).store.close();
  });

  it('that cannot be opened leaves nothing locked', () => {
    const file = newFile();
    const other = new Database(file);
    other.exec('CREATE TABLE theirs (id INTEGER)');
    other.close();
    expect(() => openEchoStore(`file:${file}`)).toThrow(/another program/);
    expect(takeLock(file)?.release()).toBeUndefined();
    expect(() => openEchoStore(`file:${file}`)).toThrow(/another program/);
  });

  it('can be read by others meanwhile', () => {
    const file = newFile();
    const { store } = openEchoStore(`file:${file}`);
    store.apply({ key: 'k', at: '2026-03-02T12:00:00.000Z', event: text('hi'), from: at('ana') }, echo);
    const reader = new Database(file, { readonly: true });
    expect(reader.prepare('SELECT count(*) FROM records').pluck().get()).toBe(1);
    reader.close();
  });

  it('in memory is as many as there are', () => {
    expect(() => [openEchoStore(':memory:'), openEchoStore(':memory:')]).not.toThrow();
  });
});

describe('two processes on one database', { timeout: PATIENCE }, () => {
  it('take turns: the second says what it waits for, and serves as soon as the first has ended', async () => {
    const folder = tempFolder();
    const first = spawnEcho(folder);
    await sayTo(await first.ready, 'ana', 'hello');
    const second = spawnEcho(folder);
    await writes(second, WAITING);
    expect(second.output.out).toBe('');
    expect(await sayTo(await first.ready, 'ana', 'still there?')).toEqual(['You said: still there?']);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const url = await second.ready;
    expect(await sayTo(url, 'ana', 'again')).toEqual(['You said: again']);
    expect(await times(url, 'ana', 'You said: hello')).toBe(1);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
    expect(second.output.err.split('\n').filter((line) => WAITING.test(line))).toHaveLength(1);
  });

  it('one that is killed leaves nothing that has to be waited for or cleared away', async () => {
    const folder = tempFolder();
    const first = spawnEcho(folder);
    await sayTo(await first.ready, 'ana', 'hello');
    first.child.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    // It does not wait for anybody, and so need not be patient.
    const second = spawnImpatient(folder);
    const url = await second.ready;
    expect(await times(url, 'ana', 'You said: hello')).toBe(1);
    expect(second.output.err).not.toMatch(WAITING);
  });

  it('one that is killed while another waits for it makes room at once', async () => {
    const folder = tempFolder();
    const first = spawnEcho(folder);
    await sayTo(await first.ready, 'ana', 'hello');
    const second = spawnEcho(folder);
    await writes(second, WAITING);
    first.child.kill('SIGKILL');
    expect(await sayTo(await second.ready, 'ana', 'again')).toEqual(['You said: again']);
  });

  it('one that waits in vain says what to do and leaves exit code 1; the first never notices', async () => {
    const folder = tempFolder();
    const first = spawnEcho(folder);
    await sayTo(await first.ready, 'ana', 'hello');
    const second = spawnImpatient(folder);
    expect(await second.ended).toBe(1);
    expect(second.output.out).toBe('');
    expect(second.output.err).toMatch(WAITING);
    expect(second.output.err).toMatch(TAKEN);
    expect(second.output.err).not.toMatch(/^\s+at /m);
    expect(await sayTo(await first.ready, 'ana', 'still there?')).toEqual(['You said: still there?']);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(first.output.err).not.toMatch(/"level":"(?:warn|error)"/);
  });

  it('a signal ends one that waits', async () => {
    const folder = tempFolder();
    const first = spawnEcho(folder);
    await first.ready;
    const second = spawnEcho(folder);
    await writes(second, WAITING);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe('SIGTERM');
  });

  it('on databases of their own run side by side', async () => {
    const both = [tempFolder(), tempFolder()].map((folder) => spawnEcho(folder));
    const urls = await Promise.all(both.map(({ ready }) => ready));
    expect(new Set(urls).size).toBe(2);
    for (const { output } of both) expect(output.err).not.toMatch(WAITING);
  });
});
