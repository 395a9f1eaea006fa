import { afterEach, describe, expect, it } from 'vitest';
import type { Offer } from '../../../src/chat/adapter.ts';
import { OFFERS, parcel, startBench, telling, type Bench } from './bench.ts';

const text = (en: string) => ({ en });
const CLUB_OFFERS: readonly Offer[] = [
  ...OFFERS,
  {
    name: 'club',
    everywhere: true,
    rooms: true,
    text: text('A club'),
    options: [
      {
        name: 'do',
        text: text('What'),
        choices: ['setup', 'join'].map((id) => ({ id, label: text(`to ${id}`) })),
      },
      { name: 'words', text: text('More') },
    ],
  },
  { name: 'board', everywhere: false, rooms: true, text: text('The board') },
  {
    name: 'buddy',
    everywhere: true,
    text: text('A buddy'),
    options: [
      { name: 'do', text: text('What') },
      { name: 'code', text: text('A code') },
      { name: 'person', person: true, text: text('Who') },
    ],
  },
];

let bench: Bench;

async function started(): Promise<Bench> {
  bench = await startBench({ offers: CLUB_OFFERS });
  await bench.start();
  await bench.discord.done(
    ({ method, route, status }) => method === 'PUT' && route.endsWith('/commands') && status === 200,
  );
  return bench;
}

afterEach(async () => {
  await bench.closes();
});

describe('a command about a room', () => {
  it('tells which, what it is called, and is answered for no other eyes', async () => {
    const { discord, adapter, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    const ben = discord.person({ username: 'ben' });
    const channel = discord.home.addsChannel('**run**-@everyone');
    ana.runs('club', { do: 'join' }, { where: channel });
    const { key, from, event } = await takes();
    const room = { platform: 'discord', id: `channel:${channel.id}`, title: '#**run**-@everyone' };
    expect(event).toEqual({
      type: 'text',
      text: '/club join',
      room: { ...room, admin: false },
      hints: { locale: 'en' },
    });
    await adapter.send(parcel(1, from.id, telling('Welcome'), { answers: key }));
    expect((await ana.hears(/Welcome/)).ephemeral).toBe(true);
    expect(ben.unheard).toEqual([]);
    // Whose server it is need not be asked any more.
    const seeks = { platform: 'discord', id: ben.id };
    await adapter.send(parcel(2, `channel:${channel.id}`, { ...telling(), seeks }));
    expect(discord.calls.filter(({ route }) => route === '/channels/{channel}')).toEqual([]);
  });

  it.each([
    ['an administrator', undefined, true],
    ['whoever manages the server', 'ManageGuild', true],
    ['whoever manages channels', 'ManageChannels', true],
    ['whoever manages messages', 'ManageMessages', false],
  ] as const)('%s decides for it or not', async (_, what, admin) => {
    const { discord, takes } = await started();
    const mei = discord.person({ username: 'mei', guilds: [] });
    discord.home.joins(mei, { admin: what === undefined });
    if (what) discord.home.grants(mei, what);
    mei.runs('club', { do: 'setup' }, { where: discord.home.channel('general') });
    expect((await takes()).event).toMatchObject({ room: { admin } });
  });

  it('tells the thread it was said in', async () => {
    const { discord, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    const thread = discord.home.channel('general').addsThread('comebacks');
    ana.runs('club', {}, { where: thread });
    expect((await takes()).event).toMatchObject({
      text: '/club',
      room: { id: `channel:${thread.id}`, title: '#comebacks' },
    });
  });

  it('tells none in a private chat, nor where the bot itself is not', async () => {
    const { discord, takes } = await started();
    const elsewhere = discord.guild({ name: 'Elsewhere', bot: false });
    const ana = discord.person({ username: 'ana', guilds: [discord.home, elsewhere] });
    ana.installs();
    for (const where of ['dm', 'private-channel', elsewhere.channel('general')] as const) {
      ana.runs('club', { do: 'join' }, { where });
      expect((await takes()).event).toEqual({ type: 'text', text: '/club join', hints: { locale: 'en' } });
    }
  });

  it('is offered in servers, and what is not about rooms tells none', async () => {
    const { discord, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    const where = discord.home.channel('general');
    expect(ana.offered(where)).toEqual(['today', 'done', 'club', 'board', 'buddy']);
    expect(ana.offered('dm')).toContain('board');
    ana.runs('today', {}, { where });
    expect((await takes()).event).not.toHaveProperty('room');
  });

  it('told again has the same key', async () => {
    const { discord, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.runs('club', { do: 'join' }, { where: discord.home.channel('general') });
    const first = await takes();
    discord.redeliver(1);
    expect(await takes()).toEqual(first);
  });
});

describe('options', () => {
  it('are words behind the command, in the order in which they are declared', async () => {
    const { discord, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    ana.runs('club', { words: 'with Ben', do: 'join' });
    expect((await takes()).event).toMatchObject({ text: '/club join with Ben' });
  });

  it('may be a person, who is picked and not typed', async () => {
    const { discord, takes } = await started();
    const ana = discord.person({ username: 'ana' });
    const ben = discord.person({ username: 'ben' });
    ana.runs('buddy', { person: ben.id, do: 'invite' }, { where: discord.home.channel('general') });
    expect((await takes()).event).toEqual({
      type: 'text',
      text: '/buddy invite',
      person: { platform: 'discord', id: ben.id },
      hints: { locale: 'en' },
    });
  });

  it('are registered once, and not again where nothing differs', async () => {
    const { discord, restarts } = await started();
    await restarts();
    await discord.done(({ method, n }) => method === 'GET' && n > 1);
    const puts = discord.calls.filter(({ method, route }) => method === 'PUT' && route.endsWith('/commands'));
    expect(puts).toHaveLength(1);
  });
});
