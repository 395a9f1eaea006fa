import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { backupFolder } from '../../src/care/folder.ts';
import { createProgress } from '../../src/care/progress.ts';
import { createSchedule } from '../../src/care/schedule.ts';
import { inspect } from '../../src/store/inspect.ts';
import { look } from '../../src/store/look.ts';
import { echoCoach } from '../support/echo.ts';
import { keptLog } from '../support/log.ts';
import { tempFolder } from '../support/temp.ts';
import { bot, NOON } from './database.ts';

const later = (hours: number) => new Date(Date.parse(NOON) + hours * 3_600_000).toISOString();

const nameAt = (hours: number) => `comeback-${later(hours).slice(0, 19).replaceAll(':', '')}Z.db`;

/** A bot's database, and a schedule whose time passes when it is told to. */
function scheduled({ every = 24, keep = 3, folder = tempFolder() } = {}) {
  const file = join(folder, 'comeback.db');
  const running = bot(file);
  running.says('ana', 'hello');
  const { log, lines } = keptLog();
  let now = NOON;
  const backups = backupFolder(file);
  const parts = { folder: backups, every, keep, backup: running.backup, now: () => now, log };
  const schedule = createSchedule(parts);
  return {
    folder,
    running,
    schedule,
    lines,
    again: () => createSchedule(parts),
    async at(hours: number, one = schedule) {
      now = later(hours);
      await one.tick();
    },
    names: () => readdirSync(backups.path).toSorted(),
    path: backups.path,
  };
}

describe('scheduled backups', () => {
  it('are made at once, and again when it is time', async () => {
    const { schedule, at, names, path } = scheduled();
    expect(schedule.last()).toBeUndefined();
    await at(0);
    await at(1);
    await at(23.9);
    expect(names()).toEqual([nameAt(0)]);
    await at(24);
    expect(names()).toEqual([nameAt(0), nameAt(24)]);
    expect(look(join(path, nameAt(24)), inspect)).toMatchObject({ problems: [], rows: { records: 1 } });
    expect([schedule.last(), schedule.failures()]).toEqual([later(24), 0]);
  });

  it('go on where they were after a start, and count one that was made by hand', async () => {
    const { at, again, names, path, running } = scheduled();
    await at(0);
    const next = again();
    expect(next.last()).toBe(NOON);
    await at(20, next);
    expect(names()).toHaveLength(1);
    await running.backup(join(path, nameAt(22)));
    await at(30, next);
    expect(names()).toEqual([nameAt(0), nameAt(22)]);
    await at(46, next);
    expect(names()).toHaveLength(3);
  });

  it('keep so many, and touch nothing that is not theirs', async () => {
    const { at, names, path } = scheduled({ keep: 2 });
    mkdirSync(path);
    const theirs = [
      'notes.txt',
      'comeback.db',
      'comeback-old.db',
      'comeback-2026-01-01.db',
      'other-2026-01-01T000000Z.db',
      'comeback-2026-01-01T000000Z.db.gz',
      'comeback-2026-13-01T000000Z.db',
    ];
    for (const name of theirs) writeFileSync(join(path, name), '');
    for (const end of ['', '-journal'])
      writeFileSync(join(path, `comeback-2026-01-01T000000Z.db.part${end}`), 'cut off long ago');
    writeFileSync(join(path, `${nameAt(70)}.part`), 'perhaps still being written');
    for (const hours of [0, 24, 48, 72]) await at(hours);
    expect(names()).toEqual([...theirs, nameAt(48), nameAt(72), `${nameAt(70)}.part`].toSorted());
  });

  it('that fail are logged and counted, tried again a little later, and cost no older one', async () => {
    const { schedule, at, names, path, lines, running } = scheduled({ keep: 1 });
    await at(0);
    const blocked = join(path, nameAt(24));
    writeFileSync(`${blocked}.part`, '');
    await at(24);
    await at(24.1);
    expect([schedule.failures(), schedule.last(), names()]).toEqual([
      1,
      NOON,
      [nameAt(0), `${nameAt(24)}.part`],
    ]);
    expect(lines.filter((line) => /a scheduled backup failed/.test(line))).toHaveLength(1);
    running.says('ana', 'still there?');
    await at(24.5);
    expect([schedule.failures(), schedule.last()]).toEqual([1, later(24.5)]);
    expect(names()).toEqual([`${nameAt(24)}.part`, nameAt(24.5)].toSorted());
  });

  it('never run twice at once, and leave nothing when the bot stops', async () => {
    const { schedule, names } = scheduled();
    const [one, other] = [schedule.tick(), schedule.tick()];
    await Promise.all([schedule.stop(), one, other]);
    expect([names(), schedule.failures()]).toEqual([[], 0]);
    await schedule.tick();
    expect(names()).toEqual([]);
  });

  it('do not wait for a time that a clock once showed by mistake', async () => {
    const { at, names } = scheduled();
    await at(1000);
    await at(0);
    expect(names()).toHaveLength(2);
  });

  it('take the list along of who was forgotten', async () => {
    const { at, names, running } = scheduled();
    await at(0);
    running.says('ana', '/forget');
    await at(24);
    expect(names()).toEqual([nameAt(0), nameAt(24), 'comeback.db.forgotten']);
  });
});

describe('a bot with BACKUP_EVERY', () => {
  it('backs itself up as time passes, shows it in its metrics, and goes on without', async () => {
    const folder = tempFolder();
    const { log, lines } = keptLog();
    let now = NOON;
    const app = await startApp(
      {
        databaseUrl: `file:${join(folder, 'comeback.db')}`,
        host: '127.0.0.1',
        port: 0,
        logLevel: 'debug',
        playgroundStart: NOON,
        backups: { every: 24, keep: 2 },
      },
      echoCoach,
      log,
      { clock: { now: () => now }, still: true },
    );
    onTestFinished(() => app.stop());
    const url = /http:\S+/.exec((await app.ready).join())?.[0] ?? '';
    const metrics = async () =>
      (await (await fetch(new URL('/metrics', url))).text())
        .split('\n')
        .filter((line) => line.startsWith('comeback_backup'));
    expect(await metrics()).toEqual(['comeback_backup_failures_total 0']);
    await app.beat();
    now = later(2);
    expect(readdirSync(join(folder, 'backups'))).toEqual([nameAt(0)]);
    expect(await metrics()).toEqual(['comeback_backup_age_seconds 7200', 'comeback_backup_failures_total 0']);

    // Somebody puts a file where the folder was.
    rmSync(join(folder, 'backups'), { recursive: true });
    writeFileSync(join(folder, 'backups'), '');
    now = later(30);
    await app.beat();
    expect(await metrics()).toContain('comeback_backup_failures_total 1');
    expect(lines.some((line) => line.includes('a scheduled backup failed'))).toBe(true);
    expect((await fetch(new URL('/healthz', url))).status).toBe(200);
  });
});

describe('progress', () => {
  function progress(terminal: boolean) {
    let now = 0;
    const written: string[] = [];
    const told = createProgress({ write: (text) => written.push(text), terminal, now: () => now });
    return { ...told, written, wait: (ms: number) => (now += ms) };
  }

  it('of short work is not told', () => {
    const { at, end, written, wait } = progress(true);
    at(0.5);
    wait(100);
    at(1);
    end();
    expect(written).toEqual([]);
  });

  it('of long work is a line that changes, or lines now and then', () => {
    const screen = progress(true);
    const file = progress(false);
    for (const one of [screen, file]) {
      one.wait(2000);
      for (const share of [0.2, 0.25, 0.5, 1]) one.at(share);
      one.end();
    }
    expect(screen.written.join('')).toBe('\r20% copied\r25% copied\r50% copied\r100% copied\r\u001b[K');
    expect(file.written.join('')).toBe('20% copied\n50% copied\n100% copied\n');
  });
});
