import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/care/doctor.ts';
import { lineOf } from '../../src/care/finding.ts';
import { backupFolder } from '../../src/care/folder.ts';
import { room } from '../../src/care/database.ts';
import { checkNode } from '../../src/care/machine.ts';
import { checkPlatform } from '../../src/care/platform.ts';
import { readConfig } from '../../src/config.ts';
import { packageRoot } from '../../src/root.ts';
import { backupOf } from '../../src/store/backup.ts';
import { sayTo, spawnEcho } from '../support/process.ts';
import { tempFolder } from '../support/temp.ts';
import { discordHere, freePort, telegramHere } from '../platforms/lifecycle-support.ts';
import { alter, bot, NOON } from './database.ts';
import { writeSchema } from './schemas.ts';
import { runTool } from './tools.ts';

type Environment = Readonly<Record<string, string>>;

const hours = (count: number) => new Date(Date.parse(NOON) + count * 3_600_000).toISOString();

/** Everything that is found, line by line. */
async function lines(folder: string, settings: Environment = {}, now: () => string = () => NOON) {
  const environment = { DATABASE_URL: `file:${join(folder, 'comeback.db')}`, ...settings };
  const found: string[] = [];
  const findings = examine({
    config: () => readConfig(environment),
    root: packageRoot(),
    nodeVersion: process.versions.node,
    folder,
    now,
    callTimeout: 10_000,
  });
  for await (const finding of findings) found.push(lineOf(finding));
  return found;
}

const about = (found: readonly string[], what: RegExp) => found.filter((line) => what.test(line));

/** A database with Ana in it, and nobody at work on it. */
function database(folder = tempFolder()) {
  const file = join(folder, 'comeback.db');
  const running = bot(file);
  running.says('ana', 'Achilles');
  for (const { id } of running.store.claim('playground', NOON, 9))
    running.store.settle([{ id, kind: 'sent' }]);
  running.store.close();
  return { folder, file };
}

describe('clubs', () => {
  const club = (number: number, lost = '') =>
    `INSERT INTO records (id, document, wake_at) VALUES ('club-${number}', '{"kind":"club"${lost}}', NULL);`;

  it('are not spoken of where there are none, and are well where each can post', async () => {
    const { folder, file } = database();
    expect(about(await lines(folder), /Clubs/)).toEqual([]);
    alter(file, club(1) + club(2));
    expect(about(await lines(folder), /Clubs/)).toEqual(['ok    Clubs: 2, and each can post']);
  });

  it('that cannot post are counted by platform, without a name', async () => {
    const { folder, file } = database();
    alter(file, club(1) + club(2, ',"title":"Morning club","lost":{"discord":"2026-03-02"}') + club(3));
    expect(about(await lines(folder), /Clubs|Morning/)).toEqual([
      expect.stringMatching(/^look {2}Clubs: 1 of 3 cannot post on discord\. Who set them up was told/),
    ]);
  });
});

describe('where all is well', () => {
  it('every line says so', async () => {
    const { folder, file } = database();
    const backups = backupFolder(file);
    backups.make();
    await backupOf(file, backups.fileAt(NOON));
    const { telegram, env } = await telegramHere();
    const { discord, env: more } = await discordHere();
    const before = readdirSync(folder);
    const found = await lines(folder, { ...env, ...more, BACKUP_EVERY: '24' }, () =>
      new Date().toISOString(),
    );
    const wellNow = found.filter((line) => !line.includes('the last one was made'));
    expect(
      wellNow.filter((line) => !line.startsWith('ok    ') && !line.includes('free on the disk')),
    ).toEqual([]);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^ok {4}Node: \d+/),
        expect.stringMatching(/^ok {4}Rules and words: sound, version [0-9a-f]{12}, languages: en$/),
        'ok    Settings: can be used, for a bot',
        expect.stringMatching(/^ok {4}Database: sound; .* people: 1, lines of their journals: 1,/),
        expect.stringMatching(/^ok {4}Database: schema \d+, this program's$/),
        'ok    comeback.db: readable by its owner alone',
        'ok    Outbox: nothing waits for long, nothing was given up',
        'ok    Backups: the last one is sound',
        'ok    Telegram: the token is that of @comeback_bot'.replace(
          '@comeback_bot',
          `@${telegram.bot.username}`,
        ),
        "ok    Clock: agrees with Telegram's",
        expect.stringMatching(/^ok {4}Discord: the token is that of \S+$/),
        "ok    Clock: agrees with Discord's",
      ]),
    );
    expect(readdirSync(folder)).toEqual(before);
    expect([telegram.violations, discord.violations]).toEqual([[], []]);
    const told = found.join('\n');
    for (const secret of [telegram.token, discord.token, 'Achilles', 'ana'])
      expect(told).not.toContain(secret);
  });

  it('before the first start there is little to say', async () => {
    const folder = tempFolder();
    const found = await lines(folder);
    expect(about(found, /Database|Backups/)).toEqual([
      expect.stringMatching(
        /^look {2}Database: .*comeback\.db is not there yet: the first start makes it\.$/,
      ),
      expect.stringMatching(/free on the disk/),
      expect.stringMatching(/^look {2}Backups: none in .*backups\. Make one \(npm run backup\)/),
    ]);
    expect(found).toContain('ok    Settings: can be used, for the playground: no token is set');
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('settings', () => {
  it('that cannot be used are told all, and nothing of a token', async () => {
    const settings = { PORT: 'x', TELEGRAM_TOKEN: 'Bot 123:secret', LOG_LEVEL: 'loud' };
    const found = await lines(tempFolder(), settings);
    expect(about(found, /^wrong/)).toEqual([
      expect.stringMatching(/^wrong Settings: PORT: give a number/),
      expect.stringMatching(/^wrong Settings: TELEGRAM_TOKEN: paste the token/),
      expect.stringMatching(/^wrong Settings: LOG_LEVEL: choose one of/),
      expect.stringMatching(/^wrong Settings: the rest is looked at when/),
    ]);
    expect(found.join()).not.toContain('secret');
    const both = { BACKUP_KEEP: '3', TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/x' };
    expect(about(await lines(tempFolder(), both), /^wrong/)).toHaveLength(3);
  });

  it('in a file that others may read are worth a look', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, '.env'), '', { mode: 0o644 });
    expect(about(await lines(folder), /\.env/)).toEqual([
      expect.stringMatching(/^look {2}\.env: others on this machine may read it\. chmod 600 \//),
    ]);
    chmodSync(join(folder, '.env'), 0o600);
    expect(about(await lines(folder), /\.env/)).toEqual(['ok    .env: readable by its owner alone']);
  });
});

describe('a token', () => {
  it('that was revoked is told from a network that fails', async () => {
    const { telegram, env } = await telegramHere();
    const { discord, env: more } = await discordHere();
    telegram.revokeToken();
    discord.revokesToken();
    const revoked = await lines(tempFolder(), { ...env, ...more });
    expect(about(revoked, /Telegram: |Discord: /)).toEqual([
      expect.stringMatching(
        /^wrong Telegram: does not know this token\. Ask @BotFather .*, or look at TELEGRAM_API_ROOT$/,
      ),
      expect.stringMatching(
        /^wrong Discord: does not know this token\. Make a new one .*, or look at DISCORD_API_ROOT$/,
      ),
    ]);

    const port = await freePort();
    const nobody = {
      ...env,
      ...more,
      TELEGRAM_API_ROOT: `http://127.0.0.1:${port}`,
      DISCORD_API_ROOT: `http://127.0.0.1:${port}/api`,
    };
    expect(about(await lines(tempFolder(), nobody), /Telegram|Discord/)).toEqual([
      expect.stringMatching(
        /^wrong Telegram: out of reach \(ECONNREFUSED\), which says nothing about the token\. Is TELEGRAM_API_ROOT right/,
      ),
      expect.stringMatching(
        /^wrong Discord: out of reach \(ECONNREFUSED\), which says nothing about the token\. Is DISCORD_API_ROOT right/,
      ),
    ]);
  });

  it('says nothing about a platform that is in trouble', async () => {
    const { telegram, env } = await telegramHere();
    const { discord, env: more } = await discordHere();
    telegram.fault(() => ({ is: 'bad-gateway' }));
    discord.fault(() => '502');
    const found = await lines(tempFolder(), { ...env, ...more }, () => new Date().toISOString());
    expect(about(found, /Telegram: |Discord: /)).toEqual([
      expect.stringMatching(/^wrong Telegram: answers 502, which says nothing about the token/),
      expect.stringMatching(/^wrong Discord: answers 502, which says nothing about the token/),
    ]);
  });
});

describe('the clock', () => {
  const skewed = async (ours: string, date = 'Mon, 02 Mar 2026 12:00:00 GMT') => {
    const check = () => Promise.resolve({ kind: 'known', name: '@bot', date } as const);
    const asked = { name: 'Telegram', rootSetting: '', elsewhere: false, newToken: '', check } as const;
    const [, clock] = await checkPlatform(asked, () => ours);
    return lineOf(clock!);
  };

  it.each([
    ['2026-03-02T12:00:00.999Z', /^ok {4}Clock: agrees with Telegram's$/],
    ['2026-03-02T12:00:05.900Z', /^ok {4}/],
    ['2026-03-02T11:59:55.000Z', /^ok {4}/],
    ['2026-03-02T12:00:08.000Z', /^look {2}Clock: 7 s ahead of Telegram's\. Posts, mornings .*NTP/],
    ['2026-03-02T11:59:50.000Z', /^look {2}Clock: 10 s behind Telegram's/],
    ['2026-03-02T12:10:00.000Z', /^wrong Clock: 599 s ahead/],
    ['2026-03-02T11:00:00.000Z', /^wrong Clock: 3600 s behind/],
  ])('that shows %s when it is noon: %s', async (ours, line) => {
    expect(await skewed(ours)).toMatch(line);
  });

  it('is compared with what the platforms really answer', async () => {
    const { env } = await telegramHere();
    const { env: more } = await discordHere();
    const slow = () => new Date(Date.now() - 86_400_000).toISOString();
    expect(about(await lines(tempFolder(), { ...env, ...more }, slow), /Clock/)).toEqual([
      expect.stringMatching(/^wrong Clock: \d+ s behind Telegram's/),
      expect.stringMatching(/^wrong Clock: \d+ s behind Discord's/),
    ]);
  });
});

describe('the database', () => {
  it('that is damaged, of another schema, of another program or no database at all is told', async () => {
    const { folder, file } = database();
    alter(file, `DELETE FROM records`);
    expect(about(await lines(folder), /^wrong/)).toEqual([
      expect.stringMatching(
        /^wrong Database: .*comeback\.db is damaged \(.*without records: 1.*npm run restore/,
      ),
    ]);
    alter(file, `INSERT INTO migrations VALUES (99, '0099_later')`);
    expect(about(await lines(folder), /schema 99 is of a newer/)).toHaveLength(1);
    writeFileSync(file, 'no database '.repeat(100));
    expect(about(await lines(folder), /^wrong/)).toEqual([
      expect.stringContaining('is not a SQLite database'),
    ]);

    const old = tempFolder();
    writeSchema(join(old, 'comeback.db'), 1);
    expect(about(await lines(old), /schema 1;/)).toEqual([
      expect.stringMatching(/^look {2}Database: schema 1; the next start copies it and brings it to \d+\.$/),
    ]);
    expect(about(await lines(folder, { DATABASE_URL: 'file:/no/such/a.db' }), /^wrong/)).toEqual([
      expect.stringContaining('folder /no/such does not exist'),
    ]);
    expect(about(await lines(folder, { DATABASE_URL: ':memory:' }), /memory/)).toHaveLength(1);
  });

  it('with messages that wait long, or were given up, is worth a look', async () => {
    const { folder, file } = database();
    alter(
      file,
      `INSERT INTO outbox (record, platform, address, at, urgency, message, state, not_before) VALUES
         (NULL, 'telegram', '1', '${NOON}', 0, '{}', 'pending', '${NOON}'),
         ('r1', 'telegram', '1', '${NOON}', 0, '', 'dead', '${NOON}')`,
    );
    const outbox = async (now: string) => about(await lines(folder, {}, () => now), /Outbox/);
    const dead = expect.stringMatching(
      /^look {2}Outbox: 1 given up in the last 30 days\. npm run outbox says why/,
    );
    expect(await outbox(hours(0))).toEqual([dead]);
    expect(await outbox(hours(1))).toEqual([
      dead,
      expect.stringMatching(/^look {2}Outbox: 1 for telegram, the oldest said 60 min ago\. Does the bot run/),
    ]);
    expect(await outbox(hours(7))).toEqual([dead, expect.stringMatching(/^wrong Outbox: 1 for telegram/)]);
  });

  it('is looked at while a bot runs on it, and nothing is changed', async () => {
    const folder = tempFolder();
    const file = join(folder, 'comeback.db');
    const running = bot(file);
    running.says('ana', 'Achilles');
    const bytes = () => ['', '-wal'].map((end) => readFileSync(`${file}${end}`, 'latin1'));
    const before = bytes();
    expect(about(await lines(folder), /Database: sound; .* people: 1,/)).toHaveLength(1);
    expect(bytes()).toEqual(before);
    running.says('ana', 'again');
    expect(running.heard('ana')).toEqual(['Achilles', 'again']);
  });
});

describe('backups', () => {
  async function withBackup() {
    const { folder, file } = database();
    const backups = backupFolder(file);
    backups.make();
    const to = backups.fileAt(NOON);
    await backupOf(file, to);
    const found = async (now: string, settings: Environment = {}) =>
      about(await lines(folder, settings, () => now), /Backups: /);
    return { folder, to, found };
  }

  it('grow old', async () => {
    const { found } = await withBackup();
    expect(await found(hours(1))).toContain('ok    Backups: the last one was made 60 min ago');
    expect(await found(hours(200))).toContainEqual(
      expect.stringMatching(/^look {2}Backups: the last one was made 8 days ago/),
    );
    expect(await found(hours(200), { BACKUP_EVERY: '24' })).toContainEqual(
      expect.stringMatching(/^wrong Backups: .*though BACKUP_EVERY is 24\. Does the bot run\?/),
    );
    expect(await found(hours(30), { BACKUP_EVERY: '24' })).toContain(
      'ok    Backups: the last one was made 30 h ago',
    );
  });

  it('are read, not only counted', async () => {
    const { to, found } = await withBackup();
    alter(to, 'DELETE FROM records');
    expect(await found(NOON)).toContainEqual(
      expect.stringMatching(/^wrong Backups: .*is damaged.*Make another one/),
    );
  });

  it('are looked for where they are kept', async () => {
    const { folder, found } = await withBackup();
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere);
    expect(await found(NOON, { BACKUP_FOLDER: elsewhere })).toContainEqual(
      expect.stringMatching(/^look {2}Backups: none in .*elsewhere\./),
    );
  });
});

it('a disk with little room, and a Node that is too old, are told', () => {
  const folder = tempFolder();
  expect(lineOf(room('Database', folder, 1e18))).toMatch(
    /^wrong Database: .* MB free on the disk of .*Make room\.$/,
  );
  expect(lineOf(room('Database', folder, statSync(folder).size))).toMatch(/^(?:ok|look) /);
  const root = packageRoot();
  expect(lineOf(checkNode('20.18.9', root))).toBe('wrong Node: 20.18.9 is too old. Install 20.19 or newer.');
  for (const version of ['20.19.0', '20.20.2', '22.0.0']) expect(checkNode(version, root).state).toBe('ok');
});

describe('npm run doctor', { timeout: 60_000 }, () => {
  it('looks at a bot that runs, and its exit code says whether anything is wrong', async () => {
    const folder = tempFolder();
    const { ready } = spawnEcho(folder);
    await sayTo(await ready, 'ana', 'Achilles');
    const well = await runTool('doctor', folder);
    expect([well.code, well.err]).toEqual([0, '']);
    expect(well.out).toMatch(/^ok {4}Node/);
    for (const line of well.out.trimEnd().split('\n')) expect(line).toMatch(/^(?:ok {4}|look {2})\S/);
    expect(well.out).not.toContain('Achilles');
    const unwell = await runTool('doctor', folder, [], { PORT: 'x' });
    expect([unwell.code, unwell.err]).toEqual([1, '']);
    expect(unwell.out).toContain('wrong Settings: PORT: ');
    expect(await runTool('doctor', folder, ['--help'])).toMatchObject({ code: 0, err: '' });
    expect(await runTool('doctor', folder, ['x'])).toMatchObject({ code: 1, out: '' });
  });
});
