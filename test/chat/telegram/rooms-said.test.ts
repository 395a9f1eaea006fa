import { describe, expect, it } from 'vitest';
import type { Seen } from '../../wire/telegram/seen.ts';
import { fakeTelegram, faultAt, message, parcel, ROOM_OFFERS, telegramOn, WORDS } from './support.ts';

const TITLE = '<b>Run</b> & @everyone\u202E 🏃';

/** A group of Ana's and Ben's with the bot, whose administrator is Mei. */
async function withGroup(kind: { type?: 'group'; forum?: true } = {}) {
  const fake = await fakeTelegram();
  const bot = telegramOn(fake, { offers: ROOM_OFFERS });
  const [ana, ben, mei] = ['Ana', 'Ben', 'Mei'].map((first_name) => fake.person({ first_name }));
  if (!ana || !ben || !mei) throw new Error('three');
  const group = fake.group({ title: TITLE, members: [ana, ben], admins: [mei], ...kind });
  await bot.start();
  await fake.until(() => fake.commands({ type: 'all_group_chats' }, 'de').length > 0);
  const came = async (count: number) => {
    await bot.until(() => bot.came.length >= count);
    await fake.idle();
    expect(bot.came).toHaveLength(count);
    return bot.came.at(-1);
  };
  return { fake, bot, ana, ben, mei, group, came };
}

const linkOf = (seen: Seen): string => {
  const [button] = seen.buttons.flat();
  return button && 'url' in button ? button.url : '';
};

describe('a command about a room, for nobody’s eyes but ours', () => {
  it('tells the room, what it is called, and who decides there', async () => {
    const { fake, bot, ana, mei, group, came } = await withGroup();
    bot.receives(async ({ key, from }) => {
      await bot.adapter.send(parcel(Number(from.id), message('Noted.'), { answers: key }));
    });
    const room = { platform: 'telegram', id: `${group.id}`, title: TITLE };
    ana.in(group).saysEphemerally('/club@fake_coach_bot join me');
    expect((await ana.in(group).hears(/Noted/)).ephemeral).toBe(true);
    expect(await came(1)).toMatchObject({
      from: { platform: 'telegram', id: `${ana.id}` },
      event: { type: 'text', text: '/club join me', room: { ...room, admin: false } },
    });
    mei.in(group).saysEphemerally('/club setup');
    expect((await came(2))?.event).toMatchObject({ text: '/club setup', room: { ...room, admin: true } });
    expect(fake.violations).toEqual([]);
  });

  it('tells the topic', async () => {
    const { ana, group, came } = await withGroup({ forum: true });
    const topic = group.topic('Comebacks');
    ana.in(group).saysEphemerally('/club join', { topic });
    expect((await came(1))?.event).toMatchObject({ room: { id: `${group.id}/${topic.id}` } });
  });

  it('of somebody who is not there is refused for their eyes only', async () => {
    const { fake, bot, ana, group } = await withGroup();
    ana.met();
    fake.fault((call) => {
      if (call.method === 'getChatMember') group.removes(ana);
      return undefined;
    });
    ana.in(group).saysEphemerally('/club join');
    await bot.until(() => bot.faults.includes('refusal'));
    expect(bot.came.map(({ event }) => event.type)).not.toContain('text');
  });

  it('is kept where members are hidden: who speaks there is there, and administrators are known', async () => {
    const { ana, mei, group, came } = await withGroup();
    group.hidesMembers();
    ana.in(group).saysEphemerally('/club join');
    expect((await came(1))?.event).toMatchObject({ room: { admin: false } });
    mei.in(group).saysEphemerally('/club setup');
    expect((await came(2))?.event).toMatchObject({ room: { admin: true } });
  });

  it('whose sender could not be asked comes again', async () => {
    const { fake, ana, group, came } = await withGroup();
    faultAt(fake, 'getChatMember', 1, { is: 'reset' });
    faultAt(fake, 'getChatMember', 2, { is: 'internal' });
    ana.in(group).saysEphemerally('/club join');
    expect((await came(1))?.event).toMatchObject({ text: '/club join', room: { admin: false } });
  });

  it('is given up with a word after some tries', async () => {
    const { fake, bot, ana, group } = await withGroup();
    ana.met();
    fake.fault((call) => (call.method === 'getChatMember' ? { is: 'internal' } : undefined));
    ana.in(group).saysEphemerally('/club join');
    expect((await ana.hears(/went wrong/)).text).toBe(WORDS['chat-failed']);
    expect(fake.calls.filter((call) => call.method === 'getChatMember')).toHaveLength(5);
    expect(bot.came).toEqual([]);
  });
});

describe('a command about a room that everybody reads', () => {
  it('is led to the private chat, and the room and the words come along', async () => {
    const { fake, ana, group, came } = await withGroup({ forum: true });
    const topic = group.topic('Comebacks');
    ana.in(group).says('/club find Trio', { topic });
    const led = await ana.in(group).hears(/two of us/);
    expect(led.message).toMatchObject({ message_thread_id: topic.id });
    ana.opens(linkOf(led));
    expect(await came(1)).toMatchObject({
      from: { id: `${ana.id}` },
      event: {
        text: '/club find Trio',
        room: { platform: 'telegram', id: `${group.id}/${topic.id}`, admin: false, title: TITLE },
      },
    });
    expect(fake.violations).toEqual([]);
  });

  it('belongs to whoever opens it: somebody else’s link gives their rights, and none of the first’s', async () => {
    const { mei, ben, group, came } = await withGroup();
    mei.in(group).says('/club setup');
    ben.opens(linkOf(await ben.in(group).hears(/two of us/)));
    expect(await came(1)).toMatchObject({ from: { id: `${ben.id}` }, event: { room: { admin: false } } });
  });

  it('gives no rights that were lost between the link and the press', async () => {
    const { mei, group, came } = await withGroup();
    mei.in(group).says('/club setup');
    const link = linkOf(await mei.in(group).hears(/two of us/));
    mei.opens(link);
    expect((await came(1))?.event).toMatchObject({ room: { admin: true } });
    group.demotes(mei);
    mei.opens(link);
    expect((await came(2))?.event).toMatchObject({ room: { admin: false } });
  });

  it('gives nothing but a word to somebody who is not in the group', async () => {
    const { fake, bot, ana, mei, group } = await withGroup();
    mei.in(group).says('/club setup');
    const link = linkOf(await mei.in(group).hears(/two of us/));
    const kim = fake.person({ first_name: 'Kim' });
    for (const stranger of [kim, ana]) {
      if (stranger === ana) group.removes(ana);
      stranger.opens(link);
      expect((await stranger.hears(/./)).text).toBe(WORDS['chat-not-member']);
    }
    expect(bot.came.filter(({ event }) => event.type === 'text')).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  it('gives nothing but a word where the platform does not tell, or we are not there', async () => {
    const { fake, bot, ana, mei, group, came } = await withGroup();
    group.hidesMembers();
    ana.in(group).says('/club join');
    const link = linkOf(await ana.in(group).hears(/two of us/));
    ana.opens(link);
    expect((await ana.hears(/./)).text).toBe(WORDS['chat-not-told']);
    mei.opens(link);
    expect((await came(1))?.event).toMatchObject({ room: { admin: true } });
    group.kicksBot();
    ana.opens(link);
    expect((await ana.hears(/./)).text).toBe(WORDS['chat-not-told']);
    expect(bot.came.filter(({ event }) => event.type === 'text')).toHaveLength(1);
    expect(fake.violations).toEqual([]);
  });

  it.each([
    ['club_setup_zzzzzzzzz', 'no such group', undefined],
    ['club_setup_zzzzzzzzzzz', 'no number of theirs', '/start club_setup_zzzzzzzzzzz'],
    ['club_setup_zzzzzzzzzzzz', 'too long a number', '/start club_setup_zzzzzzzzzzzz'],
    ['club_setup_-h', 'no group', '/start club_setup_-h'],
    ['club_setup_h_h', 'too much', '/start club_setup_h_h'],
    ['club_se-2tup', 'half a byte', '/start club_se-2tup'],
    ['nothing_setup_h', 'no such command', '/start nothing_setup_h'],
    ['today_now_cs12a3b', 'a command that is not about rooms', '/today now'],
    ['club', 'no room', '/club'],
    ['club_-3cb-3e--_', 'an empty room', '/start club_-3cb-3e--_'],
    ['buddy_-2fforget', 'a command inside the words', '/buddy /forget'],
  ])('%s, which is forged: %s', async (start, _, line) => {
    const { fake, bot, ana, came } = await withGroup();
    ana.opens(`https://t.me/fake_coach_bot?start=${start}`);
    if (line === undefined) {
      expect((await ana.hears(/./)).text).toBe(WORDS['chat-not-told']);
      expect(bot.came).toEqual([]);
    } else expect(await came(1)).toMatchObject({ event: { type: 'text', text: line } });
    expect(bot.came.every(({ event }) => !('room' in event))).toBe(true);
    expect(fake.violations).toEqual([]);
  });

  it.each(['ü & 🏃 "x"', '-_-', 'a_b', ' spaced  out ', 'ABC-234', '/club leave', '<b>'])(
    'says %j again as it was said',
    async (args) => {
      const { fake, ana, group, came } = await withGroup();
      ana.in(group).says(`/club ${args}`);
      ana.opens(linkOf(await ana.in(group).hears(/two of us/)));
      expect((await came(1))?.event).toMatchObject({ text: `/club ${args.trim()}` });
      expect(fake.violations).toEqual([]);
    },
  );

  it('leaves its words where they would not fit, and keeps the room', async () => {
    const { fake, ana, group, came } = await withGroup({ forum: true });
    ana.in(group).says(`/club ${'long '.repeat(20)}`, { topic: group.topic('Comebacks') });
    ana.opens(linkOf(await ana.in(group).hears(/two of us/)));
    expect((await came(1))?.event).toMatchObject({ text: '/club', room: { admin: false } });
    expect(fake.violations).toEqual([]);
  });

  it('finds its group under another number', async () => {
    const { fake, ana, mei, group, came } = await withGroup({ type: 'group' });
    mei.in(group).says('/club setup');
    const link = linkOf(await ana.in(group).hears(/two of us/));
    group.becomesSupergroup();
    mei.opens(link);
    const text = await came(3);
    expect(text?.event).toMatchObject({ text: '/club setup', room: { id: `${group.id}`, admin: true } });
    expect(fake.violations).toEqual([]);
  });

  it('that could not be asked about comes again, and is kept once', async () => {
    const { fake, ana, group, came } = await withGroup();
    ana.in(group).says('/club join');
    const link = linkOf(await ana.in(group).hears(/two of us/));
    faultAt(fake, 'getChatMember', 1, { is: 'lost' });
    faultAt(fake, 'getChat', 1, { is: 'internal' });
    ana.opens(link);
    // What the group is called is not worth another try.
    expect((await came(1))?.event).toEqual({
      type: 'text',
      text: '/club join',
      room: { platform: 'telegram', id: `${group.id}`, admin: false },
    });
    fake.redeliverLast(1);
    expect((await came(2))?.event).toMatchObject({ room: { title: TITLE } });
  });
});

it('who speaks as the group is told, in the group, to speak as themselves', async () => {
  const { fake, bot, mei, ben, group } = await withGroup();
  mei.in(group).saysAsGroup('/club setup');
  const word = await ben.in(group).hears(/./);
  expect(word).toMatchObject({ text: WORDS['chat-nameless'], buttons: [], ephemeral: false });
  // What is not about the room needs nobody's name.
  mei.in(group).saysAsGroup('/today');
  expect((await ben.in(group).hears(/./)).text).toBe(WORDS['chat-private']);
  mei.in(group).saysAsGroup('/nothing');
  await fake.idle();
  expect(ben.in(group).unheard()).toEqual([]);
  expect(bot.came).toEqual([]);
  expect(fake.violations).toEqual([]);
});
