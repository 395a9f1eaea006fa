import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Bot, webhookCallback } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { FakeTelegram } from './fake-telegram.ts';
import { polling, refusal, rig } from './rig.ts';

const texts = (updates: readonly { message?: { text?: string } }[]): (string | undefined)[] =>
  updates.map((update) => update.message?.text);

describe('the long poll', () => {
  it('is held until something comes', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const poll = api.getUpdates({ timeout: 50 });
    await telegram.idle();
    expect(telegram.calls[0]?.outcome).toBeUndefined();
    ana.says('hello');
    expect(texts(await poll)).toEqual(['hello']);
  });

  it('answers with nothing when its time is over', async () => {
    const { api } = await rig();
    expect(await api.getUpdates({ timeout: 1 })).toEqual([]);
  });

  it('gives updates again until they are confirmed, and never more than asked for', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    const ids = ['1', '2', '3'].map((text) => ana.says(text).updateId ?? 0);
    expect(texts(await api.getUpdates({ limit: 2 }))).toEqual(['1', '2']);
    expect(texts(await api.getUpdates())).toEqual(['1', '2', '3']);
    expect(texts(await api.getUpdates({ offset: ids[1] ?? 0 }))).toEqual(['2', '3']);
    expect(texts(await api.getUpdates({ offset: -1 }))).toEqual(['3']);
    expect(texts(await api.getUpdates())).toEqual(['3']);
    expect(ids).toEqual(ids.toSorted((a, b) => a - b));
  });

  it('remembers which kinds were asked for', async () => {
    const { telegram, api } = await rig();
    const ana = telegram.person({ first_name: 'Ana' });
    await api.getUpdates({ allowed_updates: ['my_chat_member'] });
    ana.says('hello');
    ana.blocks();
    expect((await api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['my_chat_member']);
  });

  it('is ended by a second one, and the younger one goes on', async () => {
    const { telegram, api } = await rig();
    const older = refusal(api.getUpdates({ timeout: 50 }));
    await telegram.idle();
    const younger = api.getUpdates({ timeout: 50 });
    expect(await older).toMatch(/409 Conflict: terminated by other getUpdates request/);
    telegram.person({ first_name: 'Ana' }).says('hello');
    expect(texts(await younger)).toEqual(['hello']);
    expect(telegram.violations).toEqual([]);
  });

  it('of two grammY bots: the older one stops with 409', async () => {
    const { telegram } = await rig();
    const older = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } });
    const stopped = older.start();
    await telegram.idle();
    await Promise.all([
      refusal(stopped).then((why) => expect(why).toMatch(/409 Conflict/)),
      polling(telegram, () => {}),
    ]);
  });

  it('ends when the token is revoked', async () => {
    const { telegram, api } = await rig();
    const poll = refusal(api.getUpdates({ timeout: 50 }));
    await telegram.idle();
    telegram.revokeToken();
    expect(await poll).toBe('401 Unauthorized');
  });

  it('gives confirmed updates once more when told to', async () => {
    const { telegram } = await rig();
    const heard: string[] = [];
    await polling(telegram, (bot) => {
      bot.on('message:text', (ctx) => heard.push(`${ctx.update.update_id} ${ctx.message.text}`));
    });
    const ana = telegram.person({ first_name: 'Ana' });
    const first = ana.says('one').updateId ?? 0;
    ana.says('two');
    await telegram.idle();
    telegram.redeliver(first);
    await telegram.until(() => heard.length === 3);
    telegram.redeliverLast(2);
    await telegram.until(() => heard.length === 5);
    await telegram.idle();
    const [one, two] = [`${first} one`, `${first + 1} two`];
    expect(heard).toEqual([one, two, one, one, two]);
  });
});

describe('the webhook', () => {
  /** A bot that listens, answers as it is told, and refuses other secrets than its own; and what it got. */
  async function listener(
    telegram: FakeTelegram,
    status: (count: number) => number,
  ): Promise<{ url: string; got: string[] }> {
    const bot = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot }, botInfo: telegram.bot });
    const got: string[] = [];
    let count = 0;
    bot.on('message:text', async (ctx) => {
      got.push(ctx.message.text);
      await ctx.reply(`heard ${ctx.message.text}`);
    });
    const take = webhookCallback(bot, 'http', { secretToken: 'good-secret' });
    const server = createServer((request, response) => {
      count += 1;
      const answer = status(count);
      if (answer === 200) void take(request, response);
      else response.writeHead(answer).end();
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`, got };
  }

  it('gets updates in order with its secret, each until it is taken', async () => {
    const { telegram, api } = await rig();
    const { url, got } = await listener(telegram, (count) => (count === 2 ? 500 : 200));
    const ana = telegram.person({ first_name: 'Ana' });
    ana.says('before');
    await api.setWebhook(url, { secret_token: 'good-secret' });
    ana.says('after');
    await ana.hears(/heard after/);
    await telegram.idle();
    expect(got).toEqual(['before', 'after']);
    expect(await api.getWebhookInfo()).toMatchObject({
      url,
      pending_update_count: 0,
      last_error_message: 'Wrong response from the webhook: 500',
    });
    telegram.redeliverLast(1);
    await ana.hears(/heard after/);
  });

  it('and a poll exclude each other', async () => {
    const { telegram, api } = await rig();
    const { url } = await listener(telegram, () => 200);
    const poll = refusal(api.getUpdates({ timeout: 50 }));
    await telegram.idle();
    await api.setWebhook(url);
    expect(await poll).toMatch(/409 Conflict: terminated by setWebhook/);
    expect(await refusal(api.getUpdates())).toMatch(
      /409 Conflict: can't use getUpdates method while webhook/,
    );
    await api.deleteWebhook();
    telegram.person({ first_name: 'Ana' }).says('hello');
    expect(texts(await api.getUpdates())).toEqual(['hello']);
  });
});
