import { describe, expect, it } from 'vitest';
import { openChats } from '../support/chats.ts';
import { enrolled, founds, joins, openRoom } from '../support/rooms.ts';

async function club(posts: string) {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  const group = openRoom(world, 'telegram', '-5', 'Evening group');
  const eve = world.chat('discord', 'eve');
  const ana = await enrolled(world.chat('discord', 'ana'));
  await founds(room, eve, ['08:00', 'Europe/Berlin', posts]);
  await joins(room, ana, 'Ana');
  return { ...world, room, group, eve, ana };
}

describe('a member who has seen what a room reads hears of it', () => {
  it('when it is to read more, and leaves with one press', async () => {
    const { room, eve, ana } = await club('few');
    await founds(room, eve, ['08:00', 'Europe/Berlin', 'all']);
    ana.hears(/Morning club.* reads more of you from now on.*Kept to the plan yesterday: .*Ana.*small win/s);
    await ana.taps('leave');
    ana.hears(/You've left/);
    expect(room.club()?.members).toEqual({});
  });

  it('also while they are asked: the question comes again with what is read now', async () => {
    const { room, eve, chat } = await club('few');
    const ben = await enrolled(chat('discord', 'ben'));
    await room.says(ben, '/club join');
    await ben.says('Ben');
    await founds(room, eve, ['08:00', 'Europe/Berlin', 'all']);
    await ben.taps('yes');
    ben.hears(/All that is ever read there of you.*Kept to the plan yesterday: .*Ben/s);
    expect(Object.keys(room.club()?.members ?? {})).toHaveLength(1);
    await ben.taps('yes');
    ben.hears(/You're in/);
  });

  it('and not when it reads less, or at another hour', async () => {
    const { room, eve, ana } = await club('all');
    await founds(room, eve, ['10:00', 'Europe/London', 'few']);
    expect(room.club()?.posts).toEqual(['digest', 'board']);
    ana.hearsNothing();
  });

  it('when others read along, in a second room', async () => {
    const { room, group, eve, ana, chat } = await club('all');
    const tom = chat('telegram', '77');
    await room.admin(eve, '/club link');
    const code = /The code: (\w+)\./u.exec(eve.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
    await group.admin(tom, `/club link ${code}`);
    ana.hears(/Morning club.* has a second room now, on Telegram.*read in both/s);
    await ana.taps('leave');
    expect(group.club()?.members).toEqual({});
  });

  it('once a day, however often somebody changes it to and fro', async () => {
    const { room, eve, ana } = await club('few');
    const told = () => ana.seen.filter(({ message }) => /reads more of you/.test(message.paragraphs.join()));
    for (const posts of ['all', 'few', 'all', 'few', 'all'])
      await founds(room, eve, ['08:00', 'Europe/Berlin', posts]);
    expect(told()).toHaveLength(1);
  });

  it('in the morning, where it is night', async () => {
    const { room, eve, ana, until } = await club('few');
    await until('2026-03-01T22:00:00.000Z');
    await founds(room, eve, ['08:00', 'Europe/Berlin', 'all']);
    ana.hearsNothing();
    await until('2026-03-02T06:00:00.000Z');
    ana.hears(/reads more of you/);
  });
});
