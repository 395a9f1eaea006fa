import { test } from 'vitest';
import { openChats } from '../support/chats.ts';
import { enrolled, founds, joins, openRoom } from '../support/rooms.ts';

test('a welcome that waits for the morning is not lost when the new member links another chat', async () => {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  await founds(room, world.chat('discord', 'eve'));
  const ana = await enrolled(world.chat('discord', 'ana'));
  const second = await enrolled(world.chat('telegram', 'ana'));
  await world.until('2026-03-01T22:00:00.000Z');
  await joins(room, ana, 'Ana');
  await second.says('/link');
  const code = /code: (\w+)/u.exec(second.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
  await ana.joins(`/link ${code}`);
  await world.until('2026-03-02T07:00:00.000Z');
  room.hears(/good to have along: \u2068Ana/);
});
