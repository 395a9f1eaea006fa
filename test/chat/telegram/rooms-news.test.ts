import { describe, expect, it } from 'vitest';
import { fakeTelegram, message, ROOM_OFFERS, roomParcel, telegramOn } from './support.ts';

/** A forum of Ana's and Ben's with two topics, in which the bot has spoken, and a third in which it has not. */
async function withForum() {
  const fake = await fakeTelegram();
  const bot = telegramOn(fake, { offers: ROOM_OFFERS });
  const [ana, ben] = ['Ana', 'Ben'].map((first_name) => fake.person({ first_name }));
  if (!ana || !ben) throw new Error('two');
  const group = fake.group({ title: 'Forum', forum: true, members: [ana, ben] });
  await bot.start();
  const [one, other] = ['One', 'Other', 'Third'].map((name) => group.topic(name));
  if (!one || !other) throw new Error('two');
  for (const { id } of [one, other]) await bot.adapter.send(roomParcel(`${group.id}/${id}`, message('hi')));
  const rooms = [`${group.id}`, `${group.id}/${one.id}`, `${group.id}/${other.id}`];
  const news = async (count: number) => {
    await bot.until(() => bot.came.length >= count);
    await fake.idle();
    expect(bot.came).toHaveLength(count);
    expect(new Set(bot.came.map(({ key }) => key)).size).toBe(count);
    return bot.came.splice(0).map(({ from, event }) => ({ from: from.id, ...event }));
  };
  return { fake, bot, ana, ben, group, one, rooms, news };
}

describe('a group', () => {
  it.each([
    ['throws the bot out', 'kicksBot', 'addsBot'],
    ['does not let it write', 'mutesBot', 'unmutesBot'],
  ] as const)('that %s is out of reach with its topics, until it is taken back', async (_, out, back) => {
    const { fake, group, rooms, news } = await withForum();
    group[out]();
    expect(await news(3)).toEqual(rooms.map((from) => ({ from, type: 'unreachable', on: 'telegram' })));
    group[back]();
    expect(await news(3)).toEqual(
      rooms.map((from) => ({ from, type: 'unreachable', on: 'telegram', back: true })),
    );
    expect(fake.violations).toEqual([]);
  });

  it('that makes the bot an administrator, or takes that back, changes nothing', async () => {
    const { bot, fake, group } = await withForum();
    group.promotesBot();
    group.demotesBot();
    await fake.idle();
    expect(bot.came).toEqual([]);
  });

  it('that lets the bot write as an administrator, where others may not, has it back with its topics', async () => {
    const { bot, fake, group, rooms, news } = await withForum();
    group.silences();
    for (const room of rooms.slice(0, 2))
      expect(await bot.adapter.send(roomParcel(room, message('hi')))).toEqual({ kind: 'gone' });
    group.promotesBot();
    expect(await news(2)).toEqual(
      rooms.slice(0, 2).map((from) => ({ from, type: 'unreachable', on: 'telegram', back: true })),
    );
    for (const room of rooms)
      expect(await bot.adapter.send(roomParcel(room, message('hi')))).toEqual({ kind: 'sent' });
    group.demotesBot();
    group.promotesBot();
    await fake.idle();
    expect(bot.came).toEqual([]);
  });

  it('that takes the bot back has its topics back, where something was to be said meanwhile too', async () => {
    const { bot, group, rooms, news } = await withForum();
    group.kicksBot();
    await news(3);
    for (const room of rooms)
      expect(await bot.adapter.send(roomParcel(room, message('hi')))).toEqual({ kind: 'gone' });
    group.addsBot();
    expect((await news(3)).map(({ from }) => from)).toEqual(rooms);
  });

  it('whose topic was deleted has to do with that no more', async () => {
    const { bot, group, one, rooms, news } = await withForum();
    one.deletes();
    expect(await bot.adapter.send(roomParcel(rooms[1] ?? '', message('hi')))).toEqual({ kind: 'gone' });
    group.kicksBot();
    expect((await news(2)).map(({ from }) => from)).toEqual([rooms[0], rooms[2]]);
  });

  it('whose general topic is opened again has it back', async () => {
    const { bot, group, rooms, news } = await withForum();
    group.general.closes();
    expect(await bot.adapter.send(roomParcel(rooms[0] ?? '', message('hi')))).toEqual({ kind: 'gone' });
    group.general.reopens();
    expect(await news(1)).toEqual([{ from: rooms[0], type: 'unreachable', on: 'telegram', back: true }]);
  });

  it('whose topic is opened again has that topic back; of a closed one the next message tells', async () => {
    const { one, rooms, news } = await withForum();
    one.closes();
    one.reopens();
    expect(await news(1)).toEqual([{ from: rooms[1], type: 'unreachable', on: 'telegram', back: true }]);
  });

  it('that becomes a supergroup moves, told from both sides and known by what it was', async () => {
    const { fake, bot, ana, news } = await withForum();
    const group = fake.group({ title: 'Small', type: 'group', members: [ana] });
    const from = `${group.id}`;
    group.becomesSupergroup();
    const moved = { from, type: 'moved', platform: 'telegram', to: `${group.id}` };
    expect(await news(2)).toEqual([moved, moved]);
    fake.redeliverLast(2);
    await bot.until(() => bot.came.length === 2);
    expect(fake.violations).toEqual([]);
  });

  it('in which nothing is said to us tells nothing', async () => {
    const { fake, bot, ana, group } = await withForum();
    ana.in(group).says('/nothing');
    fake.person({ first_name: 'Kim' }).in(group).joins();
    group.addsBot();
    await fake.idle();
    expect(bot.came).toEqual([]);
  });
});

describe('somebody who leaves', () => {
  it.each([
    ['goes', false, 'leaves'],
    ['is removed', false, 'removed'],
    ['goes, and we are told twice,', true, 'leaves'],
    ['may not write and goes', false, 'leavesMuted'],
  ] as const)('because they %s leaves the group and its topics', async (_, admin, how) => {
    const { fake, ana, group, rooms, news } = await withForum();
    if (admin) group.promotesBot();
    if (how === 'removed') group.removes(ana);
    if (how === 'leaves') ana.in(group).leaves();
    if (how === 'leavesMuted') {
      group.mutes(ana);
      ana.in(group).leavesMuted();
    }
    const left = rooms.map((id) => ({
      from: `${ana.id}`,
      type: 'left-room',
      room: { platform: 'telegram', id },
    }));
    expect(await news(admin ? 6 : 3)).toEqual(admin ? [...left, ...left] : left);
    expect(fake.violations).toEqual([]);
  });

  it('and is no person is nobody', async () => {
    const { fake, bot, group } = await withForum();
    const user = { id: 77, is_bot: true, first_name: 'Other bot', username: 'other_bot' };
    group.removes({ id: 77, user });
    group.promotesBot();
    group.removes({ id: 77, user });
    group.promotes({ id: 77, user });
    await fake.idle();
    expect(bot.came).toEqual([]);
  });

  it('comes again, all of it, where something of it was not kept', async () => {
    const { bot, ana, group, rooms } = await withForum();
    let failing = 1;
    bot.receives(async ({ event }) => {
      const room = 'room' in event ? event.room?.id : undefined;
      if (room === rooms[1] && failing-- > 0) throw new Error('the disk is full');
    });
    ana.in(group).leaves();
    await bot.until(() => bot.came.length === 5);
    const told = bot.came.map(({ event }) => ('room' in event ? event.room?.id : undefined));
    expect(told).toEqual([rooms[0], rooms[1], ...rooms]);
    expect(bot.faults).toEqual(['receive']);
    // What was kept is known by its key.
    expect(new Set(bot.came.map(({ key }) => key)).size).toBe(3);
  });
});
