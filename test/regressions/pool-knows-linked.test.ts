import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';
import { founds, joins, openRoom } from '../support/rooms.ts';

test('who was blocked in a chat that became part of another is put together with nobody who blocked them, and goes on looking', async () => {
  const world = openBuddies();
  const room = openRoom(world, 'discord', '900');
  const ana = await world.runner('discord', '11');
  const chat = await world.runner('telegram', '12');
  const ben = await world.runner('discord', '22');
  await founds(room, world.chat('discord', 'eve'));
  await joins(room, ana, 'Ana');
  await joins(room, ben, 'Ben');
  await ben.says('/buddy block', chat.address);
  await ben.taps('yes');
  await ana.says('/link');
  const code = /Your code: (\w+)/.exec(ana.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
  await chat.joins(`/link ${code}`);
  for (const one of [ana, ben]) {
    await one.says('/buddy find');
    await one.taps('yes');
  }
  await world.until('2026-03-02T07:00:00.000Z');
  expect([world.pairOf(ana), world.pairOf(ben)]).toEqual([undefined, undefined]);
  expect(Object.keys(room.club()?.seeking ?? {})).toHaveLength(2);
  ben.hears(/nobody fits yet/);
  const mei = await world.runner('discord', '33');
  await joins(room, mei, 'Mei');
  await mei.says('/buddy find');
  await mei.taps('yes');
  await world.until('2026-03-03T07:00:00.000Z');
  expect(world.pairOf(mei)).toBeDefined();
});
