import { describe, expect, it } from 'vitest';
import { createTelegram } from '../../../src/chat/telegram/telegram.ts';
import { keptLog } from '../../support/log.ts';
import {
  ASKING,
  fakeTelegram,
  faultAt,
  message,
  parcel,
  ROOM_OFFERS,
  roomParcel,
  shownOf,
  telegramOn,
  WORDS,
} from './support.ts';

/** A group with Ana, and a forum with her, and the bot as a member of both. */
async function withRooms() {
  const fake = await fakeTelegram();
  const bot = telegramOn(fake, { offers: ROOM_OFFERS });
  const ana = fake.person({ first_name: 'Ana' });
  ana.met();
  const group = fake.group({ title: 'Runners', members: [ana] });
  const forum = fake.group({ title: 'Forum', forum: true, members: [ana] });
  await bot.start();
  const pins = () => fake.calls.filter((call) => call.method === 'pinChatMessage');
  return { fake, bot, ana, group, forum, pins, send: bot.adapter.send };
}

const NAME = '@here <b>*Ana*</b> &amp; <a href="tg://user?id=1">x</a>';

describe('a parcel to a room', () => {
  it('is posted there, with nothing in it that is markup or names anybody', async () => {
    const { fake, ana, group, send } = await withRooms();
    const said = message(['Club week', `${NAME} joined.`], { strong: 'Club week', ...ASKING });
    const delivery = await send(roomParcel(`${group.id}`, said));
    const heard = await ana.in(group).hears(/Club week/);
    expect(heard.text.replaceAll('\u2060', '')).toBe(`Club week\n\n${NAME} joined.`);
    expect(heard.entities).toEqual([{ type: 'bold', offset: 0, length: 9 }]);
    expect(heard.buttons).toEqual([]);
    expect(delivery).toEqual({ kind: 'sent', shown: `${group.id}:${heard.id}` });
    expect(ana.unheard()).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  it('goes into its topic', async () => {
    const { fake, ana, forum, send } = await withRooms();
    const topic = forum.topic('Comebacks');
    expect(await send(roomParcel(`${forum.id}/${topic.id}`, message('Morning!')))).toEqual({ kind: 'sent' });
    expect((await ana.in(forum).hears(/Morning/)).message).toMatchObject({
      is_topic_message: true,
      message_thread_id: topic.id,
    });
    expect(fake.violations).toEqual([]);
  });

  it('that is too long comes in several', async () => {
    const { ana, group, send } = await withRooms();
    await send(roomParcel(`${group.id}`, message(['a'.repeat(3000), 'b'.repeat(3000)])));
    expect((await ana.in(group).hears(/a/)).text).toHaveLength(3000);
    expect((await ana.in(group).hears(/b/)).text).toHaveLength(3000);
  });

  it('is changed in its place, and is one message however long it gets', async () => {
    const { fake, ana, group, send } = await withRooms();
    const here = ana.in(group);
    const board = (...paragraphs: string[]) => message(paragraphs, { ref: 'board', edits: true });
    const shown = shownOf(await send(roomParcel(`${group.id}`, board('x'.repeat(5000)))));
    const first = await here.hears(/x/);
    expect([first.text.length, first.text.at(-1)]).toEqual([4096, '…']);
    for (const text of ['three runs', 'y'.repeat(9000)]) {
      const delivery = await send(roomParcel(`${group.id}`, board(text), { shown }));
      expect(delivery).toEqual({ kind: 'sent', shown });
      expect(await here.hears(/runs|y/)).toMatchObject({ id: first.id, edited: true });
    }
    // What says the same already is as it should be, and not said once more.
    expect(await send(roomParcel(`${group.id}`, board('y'.repeat(9000)), { shown }))).toEqual({
      kind: 'sent',
      shown,
    });
    expect(here.sees()).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  it('is said anew where what it was to change is not there any more, or was in another group', async () => {
    const { fake, ana, group, forum, send } = await withRooms();
    const board = message('board', { ref: 'board', edits: true, pin: true });
    for (const shown of [`${group.id}:99`, `${forum.id}:1`, '17', `${group.id}/17`]) {
      const delivery = await send(roomParcel(`${group.id}`, board, { shown }));
      const heard = await ana.in(group).hears(/board/);
      expect(delivery).toEqual({ kind: 'sent', shown: `${group.id}:${heard.id}` });
    }
    expect(fake.calls.filter((call) => call.method === 'editMessageText')).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  it('is said anew where it was taken away while Telegram had trouble', async () => {
    const { fake, ana, group, send } = await withRooms();
    const board = message('board', { ref: 'board', edits: true });
    faultAt(fake, 'editMessageText', 1, { is: 'internal' });
    const anew = roomParcel(`${group.id}`, board, { shown: `${group.id}:99` });
    expect(await send(anew)).toEqual({ kind: 'retry' });
    expect(await send({ ...anew, attempts: 2 })).toMatchObject({ kind: 'sent' });
    expect((await ana.in(group).hears(/board/)).text).toBe('board');
  });

  it('is closed where it stands', async () => {
    const { ana, group, send } = await withRooms();
    const shown = shownOf(await send(roomParcel(`${group.id}`, message('open', { ref: 'r' }))));
    const closing = message('over', { ref: 'r', closes: true });
    expect(await send(roomParcel(`${group.id}`, closing, { shown }))).toEqual({ kind: 'sent' });
    expect(await ana.in(group).hears(/over/)).toMatchObject({ edited: true });
    expect(await send(roomParcel('-100777', closing, { shown }))).toEqual({ kind: 'sent' });
  });
});

describe('what is to be pinned', () => {
  const board = message('board', { ref: 'board', pin: true });

  it('is pinned without a sound, and once', async () => {
    const { fake, group, pins, send } = await withRooms();
    group.promotesBot();
    const shown = shownOf(await send(roomParcel(`${group.id}`, board)));
    expect(group.pinned.map((id) => `${group.id}:${id}`)).toEqual([shown]);
    await send(roomParcel(`${group.id}`, { ...board, edits: true, paragraphs: ['later'] }, { shown }));
    expect(pins().map((call) => call.params)).toEqual([
      { chat_id: group.id, message_id: group.pinned[0], disable_notification: true },
    ]);
    expect(fake.violations).toEqual([]);
  });

  it.each([
    ['it is not permitted', undefined],
    ['it goes wrong', { is: 'internal' } as const],
    ['its answer is lost', { is: 'lost' } as const],
  ])('stands all the same where %s', async (_, fault) => {
    const { fake, bot, ana, group, send } = await withRooms();
    if (fault) faultAt(fake, 'pinChatMessage', 1, fault);
    expect(await send(roomParcel(`${group.id}`, board))).toMatchObject({ kind: 'sent' });
    expect((await ana.in(group).hears(/board/)).text).toBe('board');
    expect(bot.lines.filter((line) => line.includes('"pin"'))).toHaveLength(1);
    expect(bot.lines.join()).not.toContain(String(group.id));
    expect(fake.violations).toEqual([]);
  });

  it('is not pinned in a private chat', async () => {
    const { ana, pins, send } = await withRooms();
    await send(parcel(ana.id, board));
    expect(pins()).toEqual([]);
  });
});

describe('a room that takes nothing', () => {
  it.each([
    ['kicked us', 'kicksBot'],
    ['does not let us write', 'mutesBot'],
  ] as const)('because it %s is gone', async (_, does) => {
    const { fake, group, send } = await withRooms();
    const shown = shownOf(await send(roomParcel(`${group.id}`, message('hi', { ref: 'r' }))));
    group[does]();
    expect(await send(roomParcel(`${group.id}`, message('hi')))).toEqual({ kind: 'gone' });
    if (does === 'kicksBot')
      expect(
        await send(roomParcel(`${group.id}`, message('x', { ref: 'r', edits: true }), { shown })),
      ).toEqual({ kind: 'gone' });
    expect(fake.violations).toEqual([]);
  });

  it('because there is none is gone, and a person there is none of is not', async () => {
    const { fake, send } = await withRooms();
    expect(await send(roomParcel('-100999', message('hi')))).toEqual({ kind: 'gone' });
    expect(await send(parcel(999, message('hi')))).toEqual({ kind: 'rejected' });
    expect(fake.violations).toEqual([]);
  });

  it('because its topic is closed or deleted is gone, and the forum is not', async () => {
    const { fake, forum, send } = await withRooms();
    const topic = forum.topic('Comebacks');
    const post = () => send(roomParcel(`${forum.id}/${topic.id}`, message('hi')));
    topic.closes();
    expect(await post()).toEqual({ kind: 'gone' });
    topic.reopens();
    expect(await post()).toEqual({ kind: 'sent' });
    topic.deletes();
    expect(await post()).toEqual({ kind: 'gone' });
    expect(await send(roomParcel(`${forum.id}`, message('hi')))).toEqual({ kind: 'sent' });
    expect(fake.violations).toEqual([]);
  });

  it('because it is a supergroup now has moved, whatever is done there', async () => {
    const { fake, ana, send } = await withRooms();
    const group = fake.group({ title: 'Small', type: 'group', members: [ana] });
    const old = `${group.id}`;
    const shown = shownOf(await send(roomParcel(old, message('board', { ref: 'r' }))));
    group.becomesSupergroup();
    const moved = { kind: 'moved', to: `${group.id}` };
    expect(await send(roomParcel(old, message('hi')))).toEqual(moved);
    expect(await send(roomParcel(old, message('x', { ref: 'r', edits: true }), { shown }))).toEqual(moved);
    const seeks = message('', { seeks: { platform: 'telegram', id: `${ana.id}` } });
    expect(await send(roomParcel(old, seeks))).toEqual(moved);
    // Under its new number another message may have the old one's.
    expect(await send(roomParcel(`${group.id}`, message('new', { ref: 'r' })))).toMatchObject({
      kind: 'sent',
    });
    await send(roomParcel(`${group.id}`, message('x', { ref: 'r', edits: true }), { shown }));
    expect(
      ana
        .in(group)
        .sees()
        .map(({ text }) => text),
    ).toEqual(expect.arrayContaining(['new', 'x']));
    expect(fake.violations).toEqual([]);
  });

  it('for a while is tried again, and two topics of one group are no sign that everybody has to wait', async () => {
    const { fake, ana, forum, send } = await withRooms();
    const [one, other] = [forum.topic('One'), forum.topic('Other')];
    const stop = fake.fault((call) =>
      call.chat === forum.id && call.method === 'sendMessage' ? { is: 'too-many', retryAfter: 7 } : undefined,
    );
    for (const topic of [one, other])
      expect(await send(roomParcel(`${forum.id}/${topic.id}`, message('hi')))).toEqual({
        kind: 'retry',
        retryAfterMs: 7000,
      });
    expect(await send(parcel(ana.id, message('hi')))).toEqual({ kind: 'sent' });
    stop();
  });

  it('more than twenty times a minute is not asked to', () => {
    const { log } = keptLog();
    const { rates } = createTelegram({
      token: '7:token',
      offers: [],
      locales: ['en'],
      words: () => WORDS,
      onFault: () => {},
      log,
    });
    const every = rates?.conversation;
    expect([every?.('-1001'), every?.('-1001/7'), every?.('1001')]).toEqual([3000, 3000, 1000]);
  });
});

describe('whether somebody is in a room', () => {
  const seeking = (id: number) => message('', { seeks: { platform: 'telegram', id: `${id}` } });

  it('is asked, and nothing is said', async () => {
    const { fake, ana, group, forum, send } = await withRooms();
    const ben = fake.person({ first_name: 'Ben' });
    const seek = (id: number, room = `${group.id}`) => send(roomParcel(room, seeking(id)));
    expect(await seek(ana.id)).toEqual({ kind: 'sent' });
    expect(await seek(ana.id, `${forum.id}/${forum.topic('One').id}`)).toEqual({ kind: 'sent' });
    expect(await seek(ben.id)).toEqual({ kind: 'absent' });
    ana.in(group).leaves();
    expect(await seek(ana.id)).toEqual({ kind: 'absent' });
    expect(fake.calls.filter((call) => call.method === 'sendMessage')).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  it('is told of whoever may not write, of whoever was removed, and of whoever has no account any more', async () => {
    const { fake, ana, group, send } = await withRooms();
    const [ben, mei, kim] = ['Ben', 'Mei', 'Kim'].map((first_name) => fake.person({ first_name }));
    if (!ben || !mei || !kim) throw new Error('three');
    for (const one of [ben, mei, kim]) one.in(group).joins();
    const seek = (id: number) => send(roomParcel(`${group.id}`, seeking(id)));
    group.mutes(ben);
    expect(await seek(ben.id)).toEqual({ kind: 'sent' });
    group.mutes(ana);
    expect(await seek(ana.id)).toEqual({ kind: 'sent' });
    group.removes(mei);
    expect(await seek(mei.id)).toEqual({ kind: 'absent' });
    kim.deletesAccount();
    expect(await seek(kim.id)).toEqual({ kind: 'absent' });
  });

  it.each([
    ['the platform does not tell', 'hidden', 'sent'],
    ['we are not there', 'kicked', 'sent'],
    ['there is nobody of that number', 'nobody', 'sent'],
    ['it is asked too often', 'limited', 'retry'],
    ['the answer got lost', 'lost', 'unknown'],
  ] as const)('is not known where %s', async (_, how, kind) => {
    const { fake, ana, group, send } = await withRooms();
    if (how === 'hidden') group.hidesMembers();
    if (how === 'kicked') group.kicksBot();
    if (how === 'limited') faultAt(fake, 'getChatMember', 1, { is: 'too-many', retryAfter: 2 });
    if (how === 'lost') faultAt(fake, 'getChatMember', 1, { is: 'lost' });
    const who = how === 'nobody' ? 424242 : ana.id;
    expect(await send(roomParcel(`${group.id}`, seeking(who)))).toMatchObject({ kind });
  });
});

describe('what can be opened', () => {
  it('is an address of its own, which is handed on and says the command', async () => {
    const { fake, bot, ana, send } = await withRooms();
    const invite = message('Here is your invitation.', { opens: { command: 'buddy', args: 'ABC234' } });
    await send(parcel(ana.id, invite));
    const heard = await ana.hears(/invitation/);
    const link = 'https://t.me/fake_coach_bot?start=buddy_ABC234';
    expect(heard.text).toBe(`Here is your invitation.\n\n${link}`);
    expect(heard.buttons).toEqual([
      [{ text: WORDS['chat-share'], url: `https://t.me/share/url?url=${encodeURIComponent(link)}` }],
    ]);
    const ben = fake.person({ first_name: 'Ben' });
    ben.opens(link);
    await bot.until(() => bot.came.length === 1);
    expect(bot.came[0]).toMatchObject({ from: { id: `${ben.id}` }, event: { text: '/buddy ABC234' } });
    expect(fake.violations).toEqual([]);
  });

  it('stays whole in a room, however long the rest', async () => {
    const { fake, ana, group, send } = await withRooms();
    const long = message('x'.repeat(5000), {
      ref: 'r',
      edits: true,
      opens: { command: 'club', args: 'join' },
    });
    await send(roomParcel(`${group.id}`, long));
    const { text } = await ana.in(group).hears(/x/);
    expect(text.length).toBe(4096);
    expect(text).toMatch(/x…\n\nhttps:\/\/t\.me\/fake_coach_bot\?start=club_join$/);
    expect(fake.violations).toEqual([]);
  });
});
