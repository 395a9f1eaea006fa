import { expect, test } from 'vitest';
import { openChats } from '../support/chats.ts';
import { enrolled, founds, joins, openRoom } from '../support/rooms.ts';

test('a member who ends the club hears of that once, as the answer; the others hear it', async () => {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  const ana = await enrolled(world.chat('discord', 'ana'));
  const ben = await enrolled(world.chat('discord', 'ben'));
  await founds(room, ana);
  await joins(room, ana, 'Ana');
  await joins(room, ben, 'Ben');
  await room.admin(ana, '/club end');
  const before = ana.seen.length;
  await ana.taps('yes');
  const heard = ana.seen.slice(before).flatMap(({ message }) => message.paragraphs);
  expect(heard.filter((text) => text.includes('has ended'))).toHaveLength(1);
  ana.hears(/has ended\. Everything of it is deleted/);
  ben.hears(/has ended for you/);
  expect(ana.record()?.clubs).toBeUndefined();
  expect(ana.record()?.clubTies).toBeUndefined();
});
