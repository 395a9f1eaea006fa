import { expect, test } from 'vitest';
import { withoutMoments } from '../../src/bot/moment.ts';
import { openChats } from '../support/chats.ts';
import { enrolled, founds, joins, openRoom } from '../support/rooms.ts';

test('nobody is named as one who rested, which no preview shows', async () => {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  await founds(room, world.chat('discord', 'eve'));
  for (const name of ['Ana', 'Ben'])
    await joins(room, await enrolled(world.chat('discord', name.toLowerCase())), name);
  await world.until('2026-03-02T07:00:00.000Z');
  room.hears(/Kept to the plan yesterday.*Ana.*Ben/);
  const said = room.place.seen.map(({ message }) => withoutMoments(message.paragraphs.join('\n')));
  expect(said.filter((text) => /resting/.test(text))).toEqual([]);
});

test('what the board says of somebody who is back to running stands in the preview', async () => {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  await founds(room, world.chat('discord', 'eve'), ['08:00', 'Europe/Berlin', 'few']);
  const ana = await enrolled(world.chat('discord', 'ana'));
  await room.says(ana, '/club join');
  await ana.says('Ana');
  const preview = ana.seen.at(-1)?.message.paragraphs.join('\n');
  expect(preview).toMatch(/taking a break\n.*Ana.*: back to running/);
});
