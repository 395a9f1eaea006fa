import { GrammyError } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../../src/chat/telegram/client.ts';
import { createHealth } from '../../../src/chat/telegram/health.ts';
import { keptLog } from '../../support/log.ts';
import { fakeTelegram, message, parcel, telegramOn, WORDS } from './support.ts';

const isPoll = (call: { method: string }) => call.method === 'getUpdates';

describe('a conflict', () => {
  it('is over for the log when a poll was held to its end, and not when two take turns', () => {
    const { log, lines } = keptLog();
    const health = createHealth({ log, onFault: () => {} });
    const conflict = new GrammyError('', { ok: false, error_code: 409, description: '' }, 'getUpdates', {});
    const pauses = [1, 2, 3].map(() => {
      const pause = health.failed(conflict);
      health.works(false);
      return pause;
    });
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(new Set(pauses).size).toBe(3);
    expect(lines).toHaveLength(1);
    expect(health.state()).toBe('up');
    health.works(true);
    expect(lines).toHaveLength(2);
    expect(health.failed(conflict)).toBe(pauses[0]);
  });
});

describe('polling', () => {
  it('hands on what people say and press, and answers every press', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    expect(bot.adapter.state()).toBe('starting');
    await bot.start();
    expect(bot.adapter.state()).toBe('up');
    expect(bot.adapter.address()).toBe('https://t.me/fake_coach_bot');
    const ana = fake.person({ first_name: 'Ana', language_code: 'de' });
    const said = ana.says('/start');
    await bot.until(() => bot.came.length === 1);
    expect(bot.came[0]).toEqual({
      key: `telegram:${fake.bot.id}:${said.updateId}`,
      from: { platform: 'telegram', id: String(ana.id) },
      event: { type: 'text', text: '/start', hints: { locale: 'de' } },
    });
    await bot.adapter.send(
      parcel(ana.id, message('Sore?', { ref: 'q1', buttons: [[{ id: 'yes', label: 'Yes' }]] })),
    );
    const press = ana.taps('Yes');
    expect(await press.answered()).toEqual({ text: '', alert: false });
    await bot.until(() => bot.came.length === 2);
    expect(bot.came[1]?.event).toEqual({ type: 'press', ref: 'q1', button: 'yes', hints: { locale: 'de' } });
    await fake.idle();
    expect(fake.violations).toEqual([]);
  });

  it('is not held up by one that takes long', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    bot.receives(() => new Promise(() => {}));
    await bot.start();
    for (const name of ['Ana', 'Ben', 'Mei']) fake.person({ first_name: name }).says('/start');
    await bot.until(() => bot.came.length === 3);
    await fake.idle();
    expect(bot.came).toHaveLength(3);
  });

  it('tells of who blocks the bot, and of who comes back', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    await bot.start();
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('/start');
    ana.blocks();
    ana.unblocks();
    await bot.until(() => bot.came.length === 3);
    expect(bot.came.slice(1).map(({ event }) => event)).toEqual([
      { type: 'unreachable', on: 'telegram' },
      { type: 'unreachable', on: 'telegram', back: true },
    ]);
  });

  it('refuses a press that nobody can read, politely', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    await bot.start();
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('/start');
    const press = ana.pressesForged('nonsense', { id: 77 });
    expect(await press.answered()).toEqual({ text: WORDS['chat-outdated'], alert: true });
    await fake.idle();
    expect(bot.came).toHaveLength(1);
  });

  it('counts an answer to a press that is lost, and goes on', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    await bot.start();
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('/start');
    fake.fault((call) => (call.method === 'answerCallbackQuery' ? { is: 'internal' } : undefined));
    ana.pressesForged('q1|yes', { id: 77 });
    await bot.until(() => bot.faults.includes('callback'));
    expect(bot.came.at(-1)?.event).toEqual({ type: 'press', ref: 'q1', button: 'yes' });
  });

  it('gets again what could not be kept, before anything behind it', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    let refusals = 2;
    bot.receives(async () => {
      if (refusals-- > 0) throw new Error('full');
    });
    await bot.start();
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('/start');
    ana.says('hi');
    await bot.until(() => bot.came.length === 4);
    const texts = bot.came.map(({ event }) => (event.type === 'text' ? event.text : ''));
    expect(texts).toEqual(['/start', '/start', '/start', 'hi']);
    expect(new Set(bot.came.map(({ key }) => key)).size).toBe(2);
  });

  it('gives up what can never be kept, says so, and goes on', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    bot.receives(async ({ event }) => {
      if (event.type === 'text' && event.text === 'poison') throw new Error('poison');
    });
    await bot.start();
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('poison');
    ana.says('fine');
    await ana.hears(/Something went wrong/);
    await bot.until(() => bot.came.at(-1)?.key !== bot.came[0]?.key);
    expect(bot.faults.filter((kind) => kind === 'receive')).toHaveLength(5);
    expect(bot.lines.join('')).not.toContain('poison');
  });

  it('waits for another poller to end, and tells the log once', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    await bot.start();
    await fake.idle();
    const other = createClient(fake.token, fake.apiRoot);
    onTestFinished(other.close);
    const theirs = other.api.getUpdates({ timeout: 30 }).catch(() => {});
    await bot.until(() => bot.faults.includes('conflict'));
    expect(bot.adapter.state()).toBe('down');
    // Whoever polls last is served: ours, when its pause is over.
    await theirs;
    await fake.idle();
    expect(bot.adapter.state()).toBe('up');
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('/start');
    await bot.until(() => bot.came.length === 1);
    expect(bot.lines.filter((line) => line.includes('"kind":"conflict"'))).toHaveLength(1);
  });

  it('two that poll with one token take turns ever more slowly, and tell the log once', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    await bot.start();
    await fake.idle();
    const other = createClient(fake.token, fake.apiRoot);
    onTestFinished(other.close);
    for (let turn = 1; turn <= 4; turn += 1) {
      const theirs = other.api.getUpdates({ timeout: 30 }).catch(() => {});
      await bot.until(() => bot.faults.filter((kind) => kind === 'conflict').length >= turn);
      await theirs;
      await fake.idle();
    }
    expect(bot.lines.filter((line) => line.includes('"kind":"conflict"'))).toHaveLength(1);
  });

  it('outlives a network that is down', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    await bot.start();
    await fake.idle();
    let failures = 0;
    const mend = fake.fault((call) => {
      if (!isPoll(call)) return undefined;
      failures += 1;
      return { is: failures % 2 === 0 ? 'reset' : 'bad-gateway' };
    });
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('/start');
    await bot.until(() => bot.faults.filter((kind) => kind === 'poll').length === 3);
    expect(bot.adapter.state()).toBe('down');
    mend();
    ana.says('hi');
    await bot.until(() => bot.came.some(({ event }) => event.type === 'text' && event.text === 'hi'));
    expect(bot.adapter.state()).toBe('up');
    expect(bot.lines.filter((line) => line.includes('"kind":"network"'))).toHaveLength(2);
  });
});
