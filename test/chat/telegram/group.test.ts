import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Delivery, Incoming } from '../../../src/chat/adapter.ts';
import { createClient } from '../../../src/chat/telegram/client.ts';
import { ExposedFault, post } from '../../../src/chat/telegram/post.ts';
import { createWhispers } from '../../../src/chat/telegram/whispers.ts';
import { fakeTelegram, message, parcel, telegramOn, WORDS } from './support.ts';

/** A group with Ana and Ben, and the bot, which answers everything with what `answer` says. */
async function withGroup(answer = message('Sore?')) {
  const fake = await fakeTelegram();
  const bot = telegramOn(fake);
  const ana = fake.person({ first_name: 'Ana' });
  const ben = fake.person({ first_name: 'Ben' });
  ana.says('/start');
  const group = fake.group({ title: 'Runners', members: [ana, ben] });
  await bot.start();
  await bot.until(() => bot.came.length === 1);
  const reply = async ({ key, from }: Incoming) =>
    void (await bot.adapter.send(parcel(Number(from.id), answer, { answers: key })));
  bot.receives(reply);
  return { fake, bot, ana, ben, group };
}

const BUTTONS = { ref: 'q1', buttons: [[{ id: 'yes', label: 'Yes' }]] };
const TYPED = { text: WORDS['chat-private-type'], url: 'https://t.me/fake_coach_bot?start=today' };

describe('in a group', () => {
  it('a command is led to the private chat, and tells nothing of who said it', async () => {
    const { fake, bot, ana, group } = await withGroup();
    const here = ana.in(group);
    here.says('/today my knee hurts');
    const answer = await here.hears(/two of us/);
    expect(answer).toMatchObject({
      ephemeral: false,
      buttons: [[{ text: WORDS['chat-private-go'], url: 'https://t.me/fake_coach_bot?start=today' }]],
    });
    await fake.idle();
    expect(bot.came).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  it('what is said to others is not listened to', async () => {
    const { fake, bot, ana, group } = await withGroup();
    const here = ana.in(group);
    for (const said of ['3/10', 'hello', '/today@other_bot', '/unknown']) here.says(said);
    await fake.idle();
    expect(bot.came).toHaveLength(1);
    expect(here.unheard()).toEqual([]);
  });

  it('a command that only the bot sees is answered where only its sender sees it', async () => {
    const { fake, ana, ben, group } = await withGroup(message('Sore?', { ...BUTTONS, typed: true }));
    const here = ana.in(group);
    here.saysEphemerally('/today@fake_coach_bot');
    const question = await here.hears(/Sore/);
    expect(question.ephemeral).toBe(true);
    expect(question.buttons).toEqual([[{ text: 'Yes', callback_data: 'q1|yes' }], [TYPED]]);
    const press = here.presses(question, 'Yes');
    await press.answered();
    expect((await here.hears(/Sore/)).ephemeral).toBe(true);
    expect(ben.in(group).unheard()).toEqual([]);
    expect(ana.unheard()).toEqual([]);
    await fake.idle();
    expect(fake.violations).toEqual([]);
  });

  it('a question put there is changed and closed there', async () => {
    const { fake, bot, ana, group } = await withGroup();
    let last: Promise<Delivery> = Promise.resolve({ kind: 'sent' });
    const shownAt = async () => {
      const delivery = await last;
      return delivery.kind === 'sent' && delivery.shown !== undefined ? { shown: delivery.shown } : {};
    };
    bot.receives(async ({ key, from, event }) => {
      const before = await shownAt();
      const ticked = event.type === 'press';
      const label = ticked ? '✓ Mon' : 'Mon';
      const said = message(`Days? ${label}`, {
        ref: 'q1',
        buttons: [[{ id: 'mon', label }]],
        ...(ticked ? { edits: true } : {}),
      });
      last = bot.adapter.send(parcel(Number(from.id), said, { answers: key, ...before }));
    });
    const here = ana.in(group);
    here.saysEphemerally('/today');
    here.presses(await here.hears(/Days/), 'Mon');
    expect(await here.hears(/✓ Mon/)).toMatchObject({
      edited: true,
      ephemeral: true,
      buttons: [[{ text: '✓ Mon' }]],
    });
    const closing = message(['Over.'], { ref: 'q1', closes: true });
    expect(await bot.adapter.send(parcel(ana.id, closing, await shownAt()))).toEqual({ kind: 'sent' });
    expect(await here.hears(/Over/)).toMatchObject({ edited: true, buttons: [] });
    expect(fake.violations).toEqual([]);
  });

  it('an answer that cannot be given there comes in private', async () => {
    const { fake, ana, group } = await withGroup(message('Sore?', { typed: true, ...BUTTONS }));
    fake.fault((call) =>
      call.chat === group.id && call.method === 'sendMessage' ? { is: 'internal' } : undefined,
    );
    const here = ana.in(group);
    here.saysEphemerally('/today');
    const answer = await ana.hears(/Sore/);
    expect(answer.buttons).toHaveLength(1);
    expect(here.unheard()).toEqual([]);
  });

  it('a command for private chats alone is led there for its sender’s eyes only', async () => {
    const { fake, bot, ana, group } = await withGroup();
    const here = ana.in(group);
    here.saysEphemerally('/export');
    expect((await here.hears(/two of us/)).ephemeral).toBe(true);
    await fake.idle();
    expect(bot.came).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  it('a group that became another is answered as what it is now', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    const ana = fake.person({ first_name: 'Ana' });
    const group = fake.group({ title: 'Runners', type: 'group', members: [ana] });
    ana.in(group).says('/today');
    group.becomesSupergroup();
    await bot.start();
    await fake.until(() => group.room.news.length > 0);
    expect(group.room.news[0]?.message.text).toBe(WORDS['chat-private']);
    expect(bot.faults).toEqual([]);
  });
});

describe('what was said for nobody else, in a group that became another,', () => {
  it('is answered before nobody else', async () => {
    const fake = await fakeTelegram();
    const bot = telegramOn(fake);
    const ana = fake.person({ first_name: 'Ana' });
    const group = fake.group({ title: 'Runners', type: 'group', members: [ana] });
    ana.in(group).saysEphemerally('/export');
    group.becomesSupergroup();
    await bot.start();
    await bot.until(() => bot.faults.length > 0 || group.room.news.length > 0);
    expect(group.room.news).toEqual([]);
    expect(bot.faults).toEqual(['redirect']);
  });
});

describe('what can be answered for one person’s eyes only', () => {
  const whisper = { chat: -1, user: 1, said: 1, locale: 'en' };

  it('can be for a quarter of a minute', () => {
    let now = 0;
    const whispers = createWhispers(() => now);
    whispers.keep('a', whisper);
    now = 14_999;
    expect(whispers.find('a')).toBe(whisper);
    now = 15_000;
    expect(whispers.find('a')).toBeUndefined();
  });

  it('is nothing else, nothing that failed, and nothing where the platform does not keep to it', () => {
    const whispers = createWhispers(() => 0);
    whispers.keep('a', whisper);
    whispers.keep('b', whisper);
    whispers.drop('a');
    expect([whispers.find('a'), whispers.find(undefined)]).toEqual([undefined, undefined]);
    whispers.end();
    whispers.keep('c', whisper);
    expect([whispers.find('b'), whispers.find('c')]).toEqual([undefined, undefined]);
  });
});

it('what an older server shows everybody is taken back at once', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url?.split('/').at(-1) ?? '');
    const chat = { id: -1, type: 'group', title: 'Runners' };
    request.resume().on('end', () => {
      response.end(JSON.stringify({ ok: true, result: { message_id: 5, date: 1, chat, text: 'Sore?' } }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const client = createClient('1:a', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  onTestFinished(() => {
    client.close();
    server.closeAllConnections();
    server.close();
  });
  const whisper = { chat: -1, user: 1, said: 4, locale: 'en' };
  await expect(post(client, whisper, { html: 'Sore?' })).rejects.toThrow(ExposedFault);
  expect(asked).toEqual(['sendMessage', 'deleteMessage']);
});
