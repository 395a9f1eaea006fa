import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { describe, expect, it, onTestFinished } from 'vitest';
import { secretOf } from '../../../src/chat/telegram/hook.ts';
import type { Telegram } from '../../../src/chat/telegram/telegram.ts';
import { fakeTelegram, telegramOn } from './support.ts';

const HEADER = 'x-telegram-bot-api-secret-token';

/** The adapter behind a server of its own, as the composition root mounts it. */
async function withHook() {
  const fake = await fakeTelegram();
  const mounted: { adapter?: Telegram } = {};
  const server = createServer(
    getRequestListener(
      async (request) => (await mounted.adapter?.webhook(request)) ?? new Response(null, { status: 404 }),
    ),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/telegram`;
  const bot = telegramOn(fake, { webhook: { url } });
  mounted.adapter = bot.adapter;
  const post = (body: string, secret = secretOf(fake.token), method = 'POST') =>
    bot.adapter.webhook(
      new Request(url, { method, headers: { [HEADER]: secret }, ...(method === 'POST' ? { body } : {}) }),
    );
  return { fake, bot, url, post };
}

describe('a webhook', () => {
  it('takes what is posted', async () => {
    const { fake, bot } = await withHook();
    await bot.start();
    expect(bot.adapter.state()).toBe('up');
    const ana = fake.person({ first_name: 'Ana' });
    ana.says('/start');
    await bot.until(() => bot.came.length === 1);
    await fake.idle();
    expect(bot.came[0]?.event).toEqual({ type: 'text', text: '/start' });
    expect(fake.calls.some((call) => call.method === 'getUpdates')).toBe(false);
    expect(fake.violations).toEqual([]);
  });

  it('is set only where it is not', async () => {
    const { fake, bot, url } = await withHook();
    await bot.start();
    const again = telegramOn(fake, { webhook: { url } });
    await again.start();
    expect(fake.calls.filter((call) => call.method === 'setWebhook')).toHaveLength(1);
    const other = telegramOn(fake, { webhook: { url: `${url}/elsewhere` } });
    await other.start();
    expect(fake.calls.filter((call) => call.method === 'setWebhook')).toHaveLength(2);
  });

  it('refuses what could not be kept, and gets it again', async () => {
    const { fake, bot } = await withHook();
    let refusals = 1;
    bot.receives(async () => {
      if (refusals-- > 0) throw new Error('full');
    });
    await bot.start();
    fake.person({ first_name: 'Ana' }).says('/start');
    await bot.until(() => bot.came.length === 2);
    expect(bot.came[0]).toEqual(bot.came[1]);
  });

  it('serves nobody but the platform', async () => {
    const { bot, fake, post } = await withHook();
    const update = JSON.stringify({ update_id: 1 });
    expect((await post(update)).status).toBe(503);
    await bot.start();
    const secret = secretOf(fake.token);
    for (const wrong of ['', 'x', secret.toUpperCase(), `${secret}0`])
      expect((await post(update, wrong)).status).toBe(401);
    expect((await post(update)).status).toBe(200);
    expect((await post(update, secret, 'GET')).status).toBe(405);
    for (const body of ['', '{', '[]', '{"update_id":"1"}']) expect((await post(body)).status).toBe(400);
    await bot.adapter.stop();
    expect((await post(update)).status).toBe(503);
  });

  it('is known by a secret that is the token’s own, and not the token', () => {
    expect(secretOf('1:a')).toMatch(/^[0-9a-f]{64}$/);
    expect(secretOf('1:a')).not.toBe(secretOf('1:b'));
  });
});
