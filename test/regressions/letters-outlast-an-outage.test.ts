import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';
import { openChats, type Chat } from '../support/chats.ts';
import { enrolled, founds, joins, openRoom } from '../support/rooms.ts';

/** Their platform takes nothing until it works again. */
function out(chat: Chat): void {
  chat.fails(...Array.from({ length: 200 }, () => 'retry' as const));
}

/** What is said at night, by the instant at which it was put down. */
function saidBetween(chat: Chat, from: string, to: string): number {
  return chat.seen.filter(({ at }) => at >= from && at < to).length;
}

test('a cheer that no platform took in the evening is read the next morning', async () => {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const ben = await world.runner('discord', '22');
  await world.pairUp(ana, ben);
  await world.until('2026-03-01T19:30:00.000Z');
  out(ana);
  await ben.says('/buddy cheer');
  await world.until('2026-03-01T21:30:00.000Z');
  world.place('telegram', '11').faults.length = 0;
  await world.until('2026-03-02T04:30:00.000Z');
  ana.hearsNothing();
  await world.until('2026-03-02T08:00:00.000Z');
  ana.hears(/cheers for you/);
  expect(ana.seen.filter(({ message }) => /cheers/.test(message.paragraphs.join()))).toHaveLength(1);
});

test('an outage of three days ends with each word once, and none at night', async () => {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const ben = await world.runner('discord', '22');
  await world.pairUp(ana, ben);
  await world.until('2026-03-01T12:00:00.000Z');
  ana.fails(...Array.from({ length: 5_000 }, () => 'retry' as const));
  await ben.says('/buddy cheer');
  await world.until('2026-03-04T22:00:00.000Z');
  world.place('telegram', '11').faults.length = 0;
  await world.until('2026-03-05T09:00:00.000Z');
  expect(ana.seen.filter(({ message }) => /cheers/.test(message.paragraphs.join()))).toHaveLength(1);
  expect(saidBetween(ana, '2026-03-04T20:00:00.000Z', '2026-03-05T05:00:00.000Z')).toBe(0);
});

test('that a club ended is told by day, however late the platform works again', async () => {
  const world = openChats();
  const room = openRoom(world, 'telegram', '-5');
  const ana = await enrolled(world.chat('telegram', 'ana'));
  const mei = await enrolled(world.chat('discord', 'mei'));
  await founds(room, ana);
  await joins(room, mei, 'Mei');
  await world.until('2026-03-01T19:30:00.000Z');
  out(mei);
  await room.admin(ana, '/club end');
  await ana.answers({ 'club-end-sure': 'yes', 'club-end-how': 'yes' });
  expect(room.club()).toBeUndefined();
  await world.until('2026-03-01T21:30:00.000Z');
  world.place('discord', 'mei').faults.length = 0;
  await world.until('2026-03-02T04:30:00.000Z');
  mei.hearsNothing();
  await world.until('2026-03-02T08:00:00.000Z');
  mei.hears(/Morning club.* has ended/);
});
