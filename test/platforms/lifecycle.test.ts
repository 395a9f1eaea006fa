import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { tempFolder } from '../support/temp.ts';
import type { Person as Member } from '../wire/discord/person.ts';
import type { FakeTelegram } from '../wire/telegram/fake-telegram.ts';
import type { Person } from '../wire/telegram/person.ts';
import {
  bothHere,
  buildApart,
  discordHere,
  expectClean,
  freePort,
  spawnBot,
  telegramHere,
  type Bot,
} from './lifecycle-support.ts';

/** Starting processes takes a while on a busy machine. */
const PATIENCE = 90_000;

let removeBuilt = () => {};
beforeAll(() => {
  removeBuilt = buildApart();
}, PATIENCE);
afterAll(() => removeBuilt());

const GREETING = /Hi, I'm Comeback/;
const QUESTION = /What was hurt/;
const HELP = /\/today/;
const TELEGRAM_FAULT = /ask @BotFather for the present one .* set TELEGRAM_TOKEN to it and start again/;
const DISCORD_FAULT = /Make a new one in the developer portal .* set it as DISCORD_TOKEN/;

/** What the bot has said to somebody, as it stands on their screen. */
const toldOn = {
  telegram: (ana: Person) => ana.sees().flatMap(({ byBot, text }) => (byBot ? [text] : [])),
  discord: (ben: Member) => ben.sees().flatMap(({ by, text }) => (by === ben.username ? [] : [text])),
};

/** Each of them once and in order, and nothing else. */
function expectOnce(told: readonly string[], ...expected: readonly RegExp[]): void {
  expect(told).toHaveLength(expected.length);
  expected.forEach((what, at) => expect(told[at]).toMatch(what));
}

/** It has told of what it did, and of nothing that went wrong. */
function expectCalm(bot: Bot): void {
  const lines = bot.output.err.trimEnd().split('\n');
  expect(lines.filter((line) => line !== '' && !line.startsWith('{"level":"info"'))).toEqual([]);
}

/** Asks for help, which needs no record, and gets it. */
async function helps(someone: Person): Promise<void> {
  someone.says('/help');
  await someone.hears(HELP);
}

/** The bot's last word before it ended with exit code 1, to whoever started it. */
async function lastWord(bot: Bot): Promise<string> {
  expect(await bot.ended).toBe(1);
  return bot.output.err.trimEnd().split('\n').at(-1) ?? '';
}

describe('a process on both platforms', { timeout: PATIENCE }, () => {
  it('says where Telegram’s users find it, and ends while nothing happens', async () => {
    const { telegram, env } = await telegramHere();
    const bot = spawnBot(tempFolder(), env);
    await bot.ready();
    expect(bot.output.out).toBe(
      `https://t.me/${telegram.bot.username}\nComeback is ready (Ctrl+C ends it)\n`,
    );
    await helps(telegram.person({ first_name: 'Ana' }));
    await telegram.idle();
    expectClean(await bot.stops());
    expectCalm(bot);
    expect(telegram.violations).toEqual([]);
  });

  it('says how Discord’s users get it, and ends while nothing happens', async () => {
    const { discord, env } = await discordHere();
    const bot = spawnBot(tempFolder(), env);
    await bot.ready();
    const [invitation, last] = bot.output.out.trimEnd().split('\n');
    const { host, searchParams } = new URL(invitation ?? '');
    expect([host, searchParams.get('client_id')]).toEqual(['discord.com', discord.applicationId]);
    expect(last).toBe('Comeback is ready (Ctrl+C ends it)');
    expectClean(await bot.stops());
    expectCalm(bot);
    expect(discord.gateway.connections).toBe(0);
    expect(discord.violations).toEqual([]);
  });

  it('ends while its answers hang, and says them after the next start, with what was said meanwhile', async () => {
    const both = await bothHere();
    const { telegram, discord } = both;
    const folder = tempFolder();
    const ana = telegram.person({ first_name: 'Ana' });
    const ben = discord.person({ username: 'ben' });
    const first = await both.starts(folder);
    await discord.done(
      ({ method, route, status }) => method === 'PUT' && route.endsWith('/commands') && status === 200,
    );
    const heal = telegram.fault(({ chat }) => (chat === ana.id ? { is: 'hang' } : undefined));
    discord.fault(({ user }) => (user === ben.id ? 'hang' : undefined));
    ana.says('/start');
    ben.runs('start');
    await telegram.until(() => telegram.calls.some(({ chat }) => chat === ana.id));
    await new Promise<void>((resolve) => {
      const look = () => void (discord.calls.some(({ user }) => user === ben.id) && resolve());
      onTestFinished(discord.onCall(look));
      look();
    });
    expectClean(await first.stops());
    heal();
    discord.fault();

    ana.says('/help');
    const second = await both.starts(folder);
    await ana.hears(HELP);
    await ben.hears(QUESTION);
    expectOnce(toldOn.telegram(ana), GREETING, QUESTION, HELP);
    expectOnce(toldOn.discord(ben), GREETING, QUESTION);
    expectClean(await second.stops());
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
    for (const { output } of [first, second]) {
      expect(`${output.out}${output.err}`).not.toContain(telegram.token);
      expect(`${output.out}${output.err}`).not.toContain(discord.token);
    }
  });

  it('ends while messages wait for a platform that fails; the next sends them, as soon as it can be reached', async () => {
    const both = await bothHere();
    const { telegram, discord } = both;
    const folder = tempFolder();
    const [ana, mei] = [telegram.person({ first_name: 'Ana' }), telegram.person({ first_name: 'Mei' })];
    const [ben, tom] = [discord.person({ username: 'ben' }), discord.person({ username: 'tom' })];
    const first = await both.starts(folder);
    await helps(ana);
    ben.says('/help');
    await ben.hears(HELP);
    const heal = telegram.fault(({ chat }) => {
      if (chat === ana.id) return { is: 'internal' };
      return chat === mei.id ? { is: 'too-many', retryAfter: 1 } : undefined;
    });
    discord.fault(({ user }) => {
      if (user === ben.id) return '500';
      return user === tom.id ? { retryAfter: 1 } : undefined;
    });
    for (const someone of [ana, mei, ben, tom]) someone.says('/start');
    await first.prints(/(?:"platform":"telegram"[^\n]*"not sent"[^]*){2}/);
    await first.prints(/(?:"platform":"discord"[^\n]*"not sent"[^]*){2}/);
    expectClean(await first.stops());
    heal();
    discord.fault();

    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const second = spawnBot(folder, { ...both.env, TELEGRAM_API_ROOT: nowhere });
    await second.ready();
    await second.prints(/the platform is out of reach/);
    await ben.hears(QUESTION);
    await tom.hears(QUESTION);
    expect(await second.health()).toEqual({
      status: 200,
      platforms: { telegram: 'starting', discord: 'up' },
    });
    expectClean(await second.stops());
    expect(second.logged(/the platform is out of reach/)).toHaveLength(1);

    const third = await both.starts(folder);
    // How long they wait depends on how often they were tried: no longer than they waited already.
    await ana.hears(QUESTION, PATIENCE);
    await mei.hears(QUESTION, PATIENCE);
    expectOnce(toldOn.telegram(ana), HELP, GREETING, QUESTION);
    expectOnce(toldOn.telegram(mei), GREETING, QUESTION);
    expectOnce(toldOn.discord(ben), HELP, GREETING, QUESTION);
    expectOnce(toldOn.discord(tom), GREETING, QUESTION);
    expectClean(await third.stops());
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
  });
});

describe('a process without a network', { timeout: PATIENCE }, () => {
  it('waits, and ends when asked to', async () => {
    const { env } = await bothHere();
    const nowhere = { TELEGRAM_API_ROOT: `http://127.0.0.1:${await freePort()}` };
    const bot = spawnBot(tempFolder(), {
      ...env,
      ...nowhere,
      DISCORD_API_ROOT: `${nowhere.TELEGRAM_API_ROOT}/api`,
    });
    await bot.prints(/the platform is out of reach/);
    await bot.prints(/the line to Discord has a fault/);
    expectClean(await bot.stops());
    expect(bot.output.out).not.toMatch(/t\.me|discord\.com/);
  });

  it('gets ready when the network comes', async () => {
    const [one, other] = [await freePort(), await freePort()];
    const bot = spawnBot(tempFolder(), {
      TELEGRAM_TOKEN: '7000000001:a',
      DISCORD_TOKEN: 'a.b.c',
      TELEGRAM_API_ROOT: `http://127.0.0.1:${one}`,
      DISCORD_API_ROOT: `http://127.0.0.1:${other}/api`,
      PORT: '0',
    });
    await bot.prints(/the platform is out of reach/);
    await bot.prints(/the line to Discord has a fault/);
    const { telegram } = await telegramHere({ port: one, token: '7000000001:a' });
    const { discord } = await discordHere({ port: other, token: 'a.b.c' });
    await bot.ready();
    // Each tells where it is found as soon as it is, whichever comes first.
    await bot.prints(new RegExp(`^https://t\\.me/${telegram.bot.username}$`, 'm'));
    await bot.prints(new RegExp(`^https://discord\\.com/\\S+client_id=${discord.applicationId}`, 'm'));
    const [ana, ben] = [telegram.person({ first_name: 'Ana' }), discord.person({ username: 'ben' })];
    await helps(ana);
    await discord.done(({ method, route }) => method === 'PUT' && route.endsWith('/commands'));
    ben.runs('help');
    await ben.hears(HELP);
    expect(await bot.health()).toEqual({ status: 200, platforms: { telegram: 'up', discord: 'up' } });
    expectClean(await bot.stops());
    expect([...telegram.violations, ...discord.violations]).toEqual([]);
  });
});

describe('a token that is not known', { timeout: PATIENCE }, () => {
  it('ends the only platform at once, with what to do', async () => {
    const { env: one } = await telegramHere();
    const { env: other } = await discordHere();
    const onTelegram = spawnBot(tempFolder(), { ...one, TELEGRAM_TOKEN: '7000000001:revoked' });
    const onDiscord = spawnBot(tempFolder(), { ...other, DISCORD_TOKEN: 'a.revoked.token', PORT: '0' });
    expect(await lastWord(onTelegram)).toMatch(TELEGRAM_FAULT);
    expect(await lastWord(onDiscord)).toMatch(DISCORD_FAULT);
    for (const { output } of [onTelegram, onDiscord]) {
      expect(output.out).toBe('');
      expect(output.err).not.toContain('revoked');
    }
  });

  it('ends the only platform while it runs', async () => {
    const { telegram, env: one } = await telegramHere();
    const { discord, env: other } = await discordHere();
    const onTelegram = spawnBot(tempFolder(), one);
    const onDiscord = spawnBot(tempFolder(), { ...other, PORT: '0' });
    await Promise.all([onTelegram.ready(), onDiscord.ready()]);
    telegram.revokeToken();
    discord.revokesToken();
    expect(await lastWord(onTelegram)).toMatch(TELEGRAM_FAULT);
    expect(await lastWord(onDiscord)).toMatch(DISCORD_FAULT);
  });

  it('on Telegram leaves Discord working until that has none either', async () => {
    const both = await bothHere();
    const { telegram, discord } = both;
    const bot = await both.starts(tempFolder());
    telegram.revokeToken();
    await bot.prints(TELEGRAM_FAULT);
    expect(await bot.health()).toEqual({ status: 200, platforms: { telegram: 'down', discord: 'up' } });
    const ben = discord.person({ username: 'ben' });
    ben.says('/start');
    await ben.hears(QUESTION);
    expect(bot.logged(TELEGRAM_FAULT)).toHaveLength(1);
    discord.revokesToken();
    expect(await bot.ended).toBe(1);
    expect(bot.logged(TELEGRAM_FAULT)).toHaveLength(1);
    expect(bot.logged(DISCORD_FAULT)).toHaveLength(1);
  });

  it('on Discord, from the start, leaves Telegram working until that has none either', async () => {
    const both = await bothHere();
    const { telegram } = both;
    const bot = spawnBot(tempFolder(), { ...both.env, DISCORD_TOKEN: 'a.revoked.token' });
    await bot.ready();
    await bot.prints(DISCORD_FAULT);
    expect(await bot.health()).toEqual({ status: 200, platforms: { telegram: 'up', discord: 'down' } });
    await helps(telegram.person({ first_name: 'Ana' }));
    expect(bot.logged(DISCORD_FAULT)).toHaveLength(1);
    telegram.revokeToken();
    expect(await lastWord(bot)).toMatch(TELEGRAM_FAULT);
    expect(bot.logged(DISCORD_FAULT)).toHaveLength(1);
  });
});

describe('two processes with one token', { timeout: PATIENCE }, () => {
  it('both live on, nothing that is said is lost, and who stays goes on alone', async () => {
    const { telegram, env } = await telegramHere();
    const older = spawnBot(tempFolder(), env);
    await older.ready();
    const ana = telegram.person({ first_name: 'Ana' });
    await helps(ana);
    ana.forgets();
    const newer = spawnBot(tempFolder(), env);
    await newer.ready();
    await telegram.until(
      () =>
        telegram.calls.filter(({ outcome }) => outcome && 'code' in outcome && outcome.code === 409).length >=
        4,
    );
    for (const bot of [older, newer])
      expect(bot.logged(/another process takes the updates/).length).toBeLessThanOrEqual(1);
    for (let time = 0; time < 5; time += 1) await helps(ana);
    expectClean(await newer.stops());
    await helps(ana);
    await telegram.idle();
    expectClean(await older.stops());
    expect(telegram.violations).toEqual([]);
  });
});

describe('a process with a webhook', { timeout: PATIENCE }, () => {
  const SECRET = 'x-telegram-bot-api-secret-token';

  function secretGiven(telegram: FakeTelegram): string {
    const { params } = telegram.calls.find(({ method }) => method === 'setWebhook') ?? {};
    expect(params?.['secret_token']).toMatch(/^[\w-]{32,256}$/);
    return String(params?.['secret_token']);
  }

  it('takes what Telegram posts, and from nobody else', async () => {
    const { telegram, env } = await telegramHere();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}/telegram/hook`;
    const settings = { ...env, TELEGRAM_WEBHOOK_URL: url, PORT: String(port) };
    const folder = tempFolder();
    const bot = spawnBot(folder, settings);
    await bot.ready();
    const ana = telegram.person({ first_name: 'Ana' });
    const { message } = ana.says('/start');
    await ana.hears(QUESTION);
    await telegram.idle();

    const secret = secretGiven(telegram);
    const post = async (update_id: number, headers: Readonly<Record<string, string>>) => {
      const body = JSON.stringify({ update_id, message: { ...message, text: '/help' } });
      return (await fetch(url, { method: 'POST', headers, body })).status;
    };
    const answers = () => telegram.calls.filter(({ chat }) => chat === ana.id).length;
    const before = answers();
    for (const wrong of [undefined, '', 'x', `${secret}x`, secret.toUpperCase(), telegram.token])
      expect(await post(1, wrong === undefined ? {} : { [SECRET]: wrong })).toBe(401);
    expect(answers()).toBe(before);
    expect(await post(1, { [SECRET]: secret })).toBe(200);
    await ana.hears(HELP);
    expectOnce(toldOn.telegram(ana), GREETING, QUESTION, HELP);
    expect(await bot.health()).toEqual({ status: 200, platforms: { telegram: 'up' } });
    expect(new URL((await bot.prints(/http:\S+\/healthz/))[0]).port).toBe(String(port));
    expectClean(await bot.stops());

    ana.says('/help');
    const again = spawnBot(folder, settings);
    await ana.hears(HELP);
    await telegram.idle();
    expectClean(await again.stops());
    expectOnce(toldOn.telegram(ana), GREETING, QUESTION, HELP, HELP);
    expect(telegram.calls.some(({ method }) => method === 'getUpdates')).toBe(false);
    expect(telegram.violations).toEqual([]);
    for (const { output } of [bot, again])
      for (const hidden of [telegram.token, secret]) expect(output.err).not.toContain(hidden);
  });
});

describe('a port that is taken', { timeout: PATIENCE }, () => {
  it('stops the start, and says what to do', async () => {
    const other = createServer();
    onTestFinished(() => void other.close());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const { telegram, discord, env } = await bothHere();
    const bot = spawnBot(tempFolder(), { ...env, PORT: String(port) });
    expect(await bot.ended).toBe(1);
    expect(bot.output).toEqual({
      out: '',
      err: `Port ${port} is taken. Stop what uses it, or set PORT to another.\n`,
    });
    expect([telegram.calls, discord.calls]).toEqual([[], []]);
  });
});
