import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { PlatformFault } from '../../../src/chat/adapter.ts';
import { createClient } from '../../../src/chat/telegram/client.ts';
import { fakeTelegram, message, parcel, telegramOn } from './support.ts';

describe('the adapter', () => {
  it('waits at its start for a platform that is not there yet', async () => {
    const port = await freePort();
    const bot = telegramOn({
      apiRoot: `http://127.0.0.1:${port}`,
      token: '7000000001:AAFakeTokenOfAFakeBotOnLoopbackOnly',
    });
    const started = bot.start();
    await bot.until(() => bot.faults.length > 0);
    expect(bot.adapter.state()).toBe('starting');
    await fakeTelegram({ port });
    await started;
    expect(bot.adapter.state()).toBe('up');
  });

  it('ends at its start when the token is nobody’s', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn({ apiRoot: fake.apiRoot, token: '1:wrong' });
    await expect(bot.start()).rejects.toThrow(PlatformFault);
    await expect(bot.start()).rejects.toThrow(/@BotFather/);
    expect(bot.adapter.state()).toBe('down');
    expect(bot.failures).toEqual([]);
  });

  it('ends when the token is revoked, and tells it once', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    await bot.start();
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('/start');
    await bot.until(() => bot.came.length === 1);
    fake.revokeToken();
    await bot.until(() => bot.failures.length > 0);
    expect(await bot.adapter.send(parcel(ana.id, message('hi')))).toEqual({ kind: 'retry' });
    expect(bot.failures.map(({ message: told }) => told)).toEqual([expect.stringContaining('@BotFather')]);
    expect(bot.adapter.state()).toBe('down');
  });

  it('removes a webhook that is set', async () => {
    const fake = await fakeTelegram();
    const { api, close } = createClient(fake.token, fake.apiRoot);
    onTestFinished(close);
    await api.setWebhook({ url: 'http://127.0.0.1:9/hook' });
    await telegramOn(fake).start();
    expect((await api.getWebhookInfo()).url).toBe('');
  });

  it('stops soon while the platform hangs, and sends afterwards', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    await bot.start();
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('/start');
    await bot.until(() => bot.came.length === 1);
    fake.fault((call) => (call.method === 'getUpdates' ? { is: 'hang' } : undefined));
    const began = performance.now();
    await bot.adapter.stop();
    expect(performance.now() - began).toBeLessThan(10_000);
    ana.says('too late');
    expect(await bot.adapter.send(parcel(ana.id, message('hi')))).toEqual({ kind: 'sent' });
    expect(bot.came).toHaveLength(1);
  });

  it('confirms at its stop what it took', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    await bot.start();
    const ana = fake.person({ first_name: 'Ana' });
    const { updateId } = ana.says('/start');
    await bot.until(() => bot.came.length === 1);
    await bot.adapter.stop();
    expect(fake.calls.at(-1)).toMatchObject({
      method: 'getUpdates',
      params: { offset: (updateId ?? 0) + 1 },
    });
  });

  it('can be stopped while it waits for the platform', async () => {
    const bot = telegramOn({ apiRoot: `http://127.0.0.1:${await freePort()}`, token: '1:a' });
    const started = bot.start();
    await bot.until(() => bot.faults.length > 0);
    await bot.adapter.stop();
    await started;
    expect(bot.failures).toEqual([]);
  });
});

describe('the commands', () => {
  it('are given to the platform, and again only where they differ', async () => {
    const fake = await fakeTelegram();
    const sets = () =>
      fake.calls.filter(({ method, outcome }) => method === 'setMyCommands' && outcome).length;
    await telegramOn(fake).start();
    await fake.until(() => sets() === 6);
    expect(fake.commands({ type: 'all_group_chats' }).map((one) => one.command)).toEqual(['start', 'today']);
    expect(fake.commands({ type: 'all_private_chats' }, 'de')[0]?.description).toBe('fängt an');
    const { offers: _, ...more } = { offers: [], locales: ['en'] };
    const again = telegramOn(fake, more);
    await again.start();
    const gets = () =>
      fake.calls.filter(({ method, outcome }) => method === 'getMyCommands' && outcome).length;
    await fake.until(() => gets() === 9);
    await again.adapter.stop();
    expect(sets()).toBe(6);
    expect(fake.violations).toEqual([]);
  });

  it('are left for the next start when they cannot be given', async () => {
    const fake = await fakeTelegram();
    fake.fault((call) => (call.method === 'setMyCommands' ? { is: 'internal' } : undefined));
    const bot = telegramOn(fake);
    await bot.start();
    await bot.until(() => bot.faults.includes('commands'));
    expect(bot.adapter.state()).toBe('up');
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
