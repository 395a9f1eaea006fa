import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ConfigFault, readConfig } from '../src/config.ts';
import { packageRoot } from '../src/root.ts';

it('has a value for everything that is not set, or set to nothing', () => {
  const defaults = { databaseUrl: 'file:./comeback.db', host: '127.0.0.1', logLevel: 'info' };
  expect(readConfig({})).toEqual(defaults);
  expect(readConfig({ PORT: '', HOST: ' ', PLAYGROUND_START: '', PATH: '/bin' })).toEqual(defaults);
  expect(readConfig({ TELEGRAM_TOKEN: '', DISCORD_TOKEN: ' ', TELEGRAM_WEBHOOK_URL: '' })).toEqual(defaults);
});

it('takes what is set', () => {
  const environment = {
    DATABASE_URL: ':memory:',
    HOST: '::1',
    PORT: '0',
    PLAYGROUND_START: '2026-03-02T07:00:00+01:00',
    LOG_LEVEL: 'silent',
  };
  expect(readConfig(environment)).toEqual({
    databaseUrl: ':memory:',
    host: '::1',
    port: 0,
    playgroundStart: '2026-03-02T06:00:00.000Z',
    logLevel: 'silent',
  });
});

it('takes a token for each platform, and where else its server is', () => {
  const telegram = { TELEGRAM_TOKEN: '123456:ABC-def_1' };
  const discord = { DISCORD_TOKEN: 'MTIz.Gab-c_.x-Y_z' };
  expect(readConfig(telegram)).toMatchObject({ telegram: { token: '123456:ABC-def_1' } });
  expect(readConfig(telegram)).not.toHaveProperty('discord');
  expect(readConfig(discord).discord).toEqual({ token: 'MTIz.Gab-c_.x-Y_z' });
  expect(readConfig(discord)).not.toHaveProperty('telegram');
  const both = {
    ...telegram,
    ...discord,
    TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
    DISCORD_API_ROOT: 'http://127.0.0.1:8082/api//',
    TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram',
    PORT: '8080',
  };
  expect(readConfig(both)).toMatchObject({
    port: 8080,
    telegram: {
      token: '123456:ABC-def_1',
      apiRoot: 'http://127.0.0.1:8081',
      webhookUrl: 'https://bot.example.org/telegram',
    },
    discord: { token: 'MTIz.Gab-c_.x-Y_z', apiRoot: 'http://127.0.0.1:8082/api' },
  });
});

it.each([
  ['TELEGRAM_TOKEN', 'Bot 123456:ABC', 'paste the token that @BotFather gave'],
  ['TELEGRAM_TOKEN', '7654321', 'paste the token that @BotFather gave'],
  ['TELEGRAM_TOKEN', '123456:ABC/../x', 'paste the token that @BotFather gave'],
  ['DISCORD_TOKEN', 'Bot MTIz.Gabc.xyz', 'paste the token from the page “Bot”'],
  ['DISCORD_TOKEN', 'MTIz.Gabc', 'paste the token from the page “Bot”'],
  ['TELEGRAM_API_ROOT', '127.0.0.1:8081', 'give an address like http://127.0.0.1:8081'],
  ['TELEGRAM_API_ROOT', 'ftp://127.0.0.1', 'give an address like http://127.0.0.1:8081'],
  ['DISCORD_API_ROOT', 'discord.com/api', 'give an address like'],
  ['DISCORD_API_ROOT', 'https://discord.com/api/v10', 'leave the version out'],
  ['DISCORD_API_ROOT', 'https://discord.com/api/v9/', 'leave the version out'],
  [
    'TELEGRAM_WEBHOOK_URL',
    'bot.example.org/telegram',
    'give an address like https://bot.example.org/telegram',
  ],
])('takes no %s %s, says what to do, and repeats nothing of it', (name, value, advice) => {
  const read = () => readConfig({ [name]: value });
  expect(read).toThrow(ConfigFault);
  expect(read).toThrow(`  ${name}: ${advice}`);
  if (name.endsWith('_TOKEN')) expect(read).not.toThrow(value);
});

it('takes a webhook only with what it needs', () => {
  const webhook = { TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram' };
  const token = { TELEGRAM_TOKEN: '123456:ABC' };
  expect(() => readConfig({ ...webhook, PORT: '8080' })).toThrow(
    'TELEGRAM_WEBHOOK_URL: set TELEGRAM_TOKEN too',
  );
  expect(() => readConfig({ ...webhook, ...token })).toThrow('TELEGRAM_WEBHOOK_URL: set PORT too');
  expect(readConfig({ ...webhook, ...token, PORT: '8080' }).telegram).toHaveProperty('webhookUrl');
});

it('names every setting that cannot be used, and what to do', () => {
  const wrong = {
    DATABASE_URL: 'x.db',
    HOST: 'http://x',
    PORT: '65536',
    PLAYGROUND_START: 'today',
    TELEGRAM_TOKEN: 'x',
    DISCORD_TOKEN: 'x',
    TELEGRAM_API_ROOT: 'x',
    DISCORD_API_ROOT: 'x',
    TELEGRAM_WEBHOOK_URL: 'x',
    BACKUP_EVERY: 'x',
    BACKUP_KEEP: 'x',
    LOG_LEVEL: 'loud',
  };
  const read = () => readConfig(wrong);
  expect(read).toThrow(ConfigFault);
  for (const name of Object.keys(wrong))
    expect(read).toThrow(new RegExp(`${name}: (give|write|choose|paste) `));
});

it.each(['-1', '8080.5', '1e3', 'http', '99999'])('takes no port %s', (PORT) => {
  expect(() => readConfig({ PORT })).toThrow('PORT: give a number from 0');
});

it('has every setting explained in .env.example', () => {
  const example = readFileSync(join(packageRoot(), '.env.example'), 'utf8');
  const named = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, name]) => name);
  const settings = [
    'BACKUP_EVERY',
    'BACKUP_FOLDER',
    'BACKUP_KEEP',
    'DATABASE_URL',
    'DISCORD_API_ROOT',
    'DISCORD_TOKEN',
    'HOST',
    'LOG_LEVEL',
    'PLAYGROUND_START',
    'PORT',
    'TELEGRAM_API_ROOT',
    'TELEGRAM_TOKEN',
    'TELEGRAM_WEBHOOK_URL',
  ];
  expect(new Set(named)).toEqual(new Set(settings));
});

it('takes where backups are kept, how often they are made and how many are kept', () => {
  expect(readConfig({ BACKUP_EVERY: '24' }).backups).toEqual({ every: 24, keep: 7 });
  expect(readConfig({ BACKUP_FOLDER: '/mnt/copies' }).backups).toEqual({ folder: '/mnt/copies', keep: 7 });
  const all = { BACKUP_EVERY: '1', BACKUP_KEEP: '48', BACKUP_FOLDER: 'copies' };
  expect(readConfig(all).backups).toEqual({ every: 1, keep: 48, folder: 'copies' });
  for (const every of ['0', '721', '1.5', '24h', '-1'])
    expect(() => readConfig({ BACKUP_EVERY: every }), every).toThrow('BACKUP_EVERY: give the hours');
  for (const keep of ['0', '1001', 'all'])
    expect(() => readConfig({ BACKUP_EVERY: '24', BACKUP_KEEP: keep }), keep).toThrow(
      'BACKUP_KEEP: give how many',
    );
});

it('tells everything at once that does not go together', () => {
  const set = { BACKUP_KEEP: '7', TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram' };
  expect(() => readConfig(set)).toThrow(
    /TELEGRAM_WEBHOOK_URL: set TELEGRAM_TOKEN too[^]*BACKUP_KEEP: set BACKUP_EVERY too/,
  );
  const memory = { DATABASE_URL: ':memory:', BACKUP_EVERY: '24' };
  expect(() => readConfig(memory)).toThrow('BACKUP_EVERY: name a file in DATABASE_URL');
});
