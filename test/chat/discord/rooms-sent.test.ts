import { afterEach, describe, expect, it } from 'vitest';
import type { Message } from '../../../src/bot/message.ts';
import type { Delivery, Parcel } from '../../../src/chat/adapter.ts';
import { parcel, question, startBench, telling, type Bench } from './bench.ts';

let bench: Bench;

/** A server with Ana, Ben and the bot in it. */
async function withRoom() {
  bench = await startBench();
  await bench.start();
  const { discord, adapter } = bench;
  const ana = discord.person({ username: 'ana' });
  const ben = discord.person({ username: 'ben' });
  const channel = discord.home.channel('general');
  const to = (at: { readonly id: string }, id: number, message: Message, more: Partial<Parcel> = {}) =>
    adapter.send(parcel(id, `channel:${at.id}`, message, more));
  const send = (id: number, message: Message, more: Partial<Parcel> = {}) => to(channel, id, message, more);
  return { ...bench, ana, ben, channel, to, send };
}

afterEach(async () => {
  await bench.closes();
});

const shownOf = (delivery: Delivery) => (delivery.kind === 'sent' ? (delivery.shown ?? '') : '');
const methods = (method: string) => bench.discord.calls.filter((call) => call.method === method);
const NAME = '@everyone <@1> <@&2> **[x](https://x.y)** <t:1:R>';

describe('a parcel to a room', () => {
  it('is posted there, with nothing in it that is markup or names anybody', async () => {
    const { ana, ben, channel, send } = await withRoom();
    const delivery = await send(1, {
      ...question,
      paragraphs: ['Club week', `${NAME} joined.`],
      typed: true,
    });
    const heard = await ana.hears(/Club week/);
    expect(heard.content.replaceAll('\\', '')).toBe(`Club week\n\n${NAME} joined.`);
    expect(heard.pings).toEqual({ everyone: false, users: [], roles: [] });
    expect([heard.buttons, heard.ephemeral]).toEqual([[], false]);
    expect(delivery).toEqual({ kind: 'sent', shown: `${channel.id}/${heard.id}` });
    expect((await ben.hears(/Club week/)).id).toBe(heard.id);
    expect(ana.sees()).toEqual([]);
  });

  it('goes into a thread, which is a room of its own', async () => {
    const { ana, channel, to } = await withRoom();
    const thread = channel.addsThread('comebacks');
    expect(await to(thread, 1, telling('Morning!'))).toEqual({ kind: 'sent' });
    expect((await ana.hears(/Morning/)).channelId).toBe(thread.id);
  });

  it('that is too long comes in several, in words that every channel takes, and never twice', async () => {
    const { discord, ana, send } = await withRoom();
    let posts = 0;
    discord.fault(({ method, route }) => {
      if (method !== 'POST' || !route.endsWith('/messages')) return undefined;
      posts += 1;
      return posts === 2 ? 'lost' : undefined;
    });
    const long = telling('a'.repeat(1500), 'b'.repeat(1500));
    expect(await send(1, long)).toEqual({ kind: 'unknown' });
    expect(await send(1, long, { attempts: 2 })).toEqual({ kind: 'sent' });
    expect([(await ana.hears(/a/)).content.length, (await ana.hears(/b/)).content.length]).toEqual([
      1500, 1500,
    ]);
    expect(ana.unheard).toEqual([]);
    expect(posts).toBe(3);
  });

  it('is changed in its place, and is one message however long it gets', async () => {
    const { ana, channel, send } = await withRoom();
    const board = (text: string): Message => ({ ...telling(text), ref: 'board', edits: true });
    const shown = shownOf(await send(1, board('x'.repeat(5000))));
    const first = await ana.hears(/x/);
    expect([first.content.length, first.content.at(-1)]).toEqual([2000, 'x']);
    for (const [at, text] of ['three runs', 'y '.repeat(3000)].entries()) {
      expect(await send(at + 2, board(text), { shown })).toEqual({ kind: 'sent', shown });
      expect(await ana.hears(/runs|y/)).toMatchObject({ id: first.id, edited: true, embeds: [] });
    }
    expect(ana.sees(channel)).toHaveLength(1);
    expect(methods('PATCH')).toHaveLength(2);
  });

  it('is said anew where what it was to change is not there any more, or is elsewhere', async () => {
    const { ana, channel, discord, send } = await withRoom();
    const other = discord.home.addsChannel('other');
    const board: Message = { ...telling('board'), ref: 'board', edits: true };
    for (const [at, shown] of [`${channel.id}/1145141919810893931`, `${other.id}/1`, '17', ''].entries()) {
      const delivery = await send(at, board, { shown });
      const heard = await ana.hears(/board/);
      expect(delivery).toEqual({ kind: 'sent', shown: `${channel.id}/${heard.id}` });
    }
    expect(methods('PATCH')).toHaveLength(1);
  });

  it('is changed in its place in a thread where nothing was said for a while', async () => {
    const { ana, channel, to } = await withRoom();
    const thread = channel.addsThread('comebacks');
    const board = (text: string): Message => ({ ...telling(text), ref: 'board', edits: true, pin: true });
    const shown = shownOf(await to(thread, 1, board('one run')));
    const first = await ana.hears(/one run/);
    thread.archives();
    expect(await to(thread, 2, board('two runs'), { shown })).toEqual({ kind: 'sent', shown });
    expect(await ana.hears(/two runs/)).toMatchObject({ id: first.id, edited: true });
    thread.archives();
    expect(await to(thread, 3, telling('Morning!'))).toEqual({ kind: 'sent' });
    thread.archives();
    expect(await to(thread, 4, { ...telling('over'), ref: 'board', closes: true }, { shown })).toEqual({
      kind: 'sent',
    });
    expect(await ana.hears(/over/)).toMatchObject({ id: first.id });
  });

  it('is out of reach in a thread that only moderators open again', async () => {
    const { channel, to } = await withRoom();
    const thread = channel.addsThread('comebacks');
    const board: Message = { ...telling('board'), ref: 'board', edits: true };
    const shown = shownOf(await to(thread, 1, board));
    thread.archives();
    thread.locks();
    expect(await to(thread, 2, board, { shown })).toEqual({ kind: 'gone' });
  });

  it('is closed where it stands, and nothing is said where it is not', async () => {
    const { ana, send } = await withRoom();
    const shown = shownOf(await send(1, { ...telling('open'), ref: 'r' }));
    await ana.hears(/open/);
    const closing: Message = { ...telling('over'), ref: 'r', closes: true };
    expect(await send(2, closing, { shown })).toEqual({ kind: 'sent' });
    expect(await ana.hears(/over/)).toMatchObject({ edited: true });
    expect(await send(3, closing)).toEqual({ kind: 'sent' });
    expect(ana.unheard).toEqual([]);
  });

  it('with nothing to say is refused', async () => {
    const { send } = await withRoom();
    expect(await send(1, telling('  '))).toEqual({ kind: 'rejected' });
    expect(await send(2, { ...telling(' '), ref: 'r', edits: true })).toEqual({ kind: 'rejected' });
  });

  it('can be opened by nobody: Discord has no such addresses', async () => {
    const { ana, send } = await withRoom();
    await send(1, { ...telling('Hello'), opens: { command: 'club', args: 'join' } });
    expect((await ana.hears(/Hello/)).content).toBe('Hello');
  });
});

describe('what is to be pinned', () => {
  const board: Message = { ...telling('board'), ref: 'board', pin: true };

  it('is pinned once, where that is permitted', async () => {
    const { ana, channel, send } = await withRoom();
    channel.allows('pin');
    const shown = shownOf(await send(1, board));
    await send(2, { ...board, edits: true, paragraphs: ['later'] }, { shown });
    const [, message = ''] = shown.split('/');
    expect(methods('PUT').filter(({ route }) => route.includes('pins'))).toMatchObject([
      { path: `/channels/${channel.id}/messages/pins/${message}`, status: 204 },
    ]);
    expect((await ana.hears(/later/)).message.pinned).toBe(true);
  });

  it.each([
    ['it is not', undefined],
    ['Discord fails', '500'],
    ['the answer is lost', 'lost'],
  ] as const)('stands all the same where %s', async (_, fault) => {
    const { ana, discord, lines, send } = await withRoom();
    discord.fault(({ route }) => (route.includes('pins') ? fault : undefined));
    expect(await send(1, board)).toMatchObject({ kind: 'sent' });
    expect((await ana.hears(/board/)).message.pinned).toBe(false);
    expect(lines.filter((line) => line.includes('could not be pinned'))).toHaveLength(1);
  });
});

describe('a room that takes nothing is gone', () => {
  it.each(['it is deleted', 'the bot may not write', 'the bot may not look', 'the bot was thrown out'])(
    'because %s',
    async (why) => {
      const { channel, discord, send } = await withRoom();
      const shown = shownOf(await send(1, { ...telling('board'), ref: 'r' }));
      if (why.endsWith('deleted')) channel.deletes();
      if (why.endsWith('write')) channel.forbids('send');
      if (why.endsWith('look')) channel.forbids('view');
      if (why.endsWith('out')) discord.home.kicksBot();
      expect(await send(2, telling('hi'))).toEqual({ kind: 'gone' });
      const change: Message = { ...telling('later'), ref: 'r', edits: true };
      const changed = await send(3, change, { shown });
      // Its own words may be changed where nothing new may be written.
      expect(changed.kind).toBe(why.endsWith('write') ? 'sent' : 'gone');
    },
  );

  it('because its thread is locked, and its channel is not', async () => {
    const { channel, send, to } = await withRoom();
    const thread = channel.addsThread('comebacks');
    thread.locks();
    expect(await to(thread, 1, telling('hi'))).toEqual({ kind: 'gone' });
    expect(await send(2, telling('hi'))).toEqual({ kind: 'sent' });
  });

  it('and not because Discord has trouble, or asks for patience', async () => {
    const { discord, send } = await withRoom();
    discord.fault(() => '500');
    expect(await send(1, telling('hi'))).toEqual({ kind: 'retry' });
    discord.fault(() => ({ retryAfter: 3 }));
    expect(await send(2, telling('hi'))).toMatchObject({ kind: 'retry', retryAfterMs: expect.any(Number) });
    discord.fault();
  });
});

describe('whether somebody is in a room', () => {
  const seeking = (id: string): Message => ({ ...telling(), seeks: { platform: 'discord', id } });

  it('is asked of its server, which is asked for once', async () => {
    const { ana, ben, channel, discord, send, to } = await withRoom();
    expect(await send(1, seeking(ana.id))).toEqual({ kind: 'sent' });
    discord.home.leaves(ana);
    expect(await send(2, seeking(ana.id))).toEqual({ kind: 'absent' });
    expect(await send(3, seeking(ben.id))).toEqual({ kind: 'sent' });
    expect(await to(channel.addsThread('x'), 4, seeking(ana.id))).toEqual({ kind: 'absent' });
    expect(methods('GET').filter(({ route }) => route === '/channels/{channel}')).toHaveLength(2);
    expect(methods('POST').filter(({ route }) => route.endsWith('/messages'))).toEqual([]);
    expect(ana.unheard).toEqual([]);
  });

  it.each([
    ['there is no such channel', 'sent'],
    ['we are not there any more', 'sent'],
    ['Discord has trouble', 'retry'],
    ['the answer is lost', 'unknown'],
  ] as const)('is not known where %s', async (why, kind) => {
    const { ana, channel, discord, send } = await withRoom();
    if (why.endsWith('channel')) channel.deletes();
    if (why.endsWith('more')) discord.home.kicksBot();
    if (why.endsWith('trouble'))
      discord.fault(({ route }) => (route.includes('members') ? '502' : undefined));
    if (why.endsWith('lost')) discord.fault(({ route }) => (route.includes('members') ? 'lost' : undefined));
    expect(await send(1, seeking(ana.id))).toMatchObject({ kind });
  });
});
