import { expect, test } from 'vitest';
import { openChats } from '../support/chats.ts';
import { enrolled, founds, openRoom } from '../support/rooms.ts';

const UNSEEN = ['\u{2800}', '\u{3164}\u{3164}', '\u{AD}', '\u{115F} \u{1160}', '\u{FE0F}', '\u{200B}'];

test('a name in which nothing can be seen is none, for a club and for buddies', async () => {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  const ana = await enrolled(world.chat('discord', 'ana'));
  await founds(room, world.chat('discord', 'eve'));
  for (const begin of [() => room.says(ana, '/club join'), () => ana.says('/buddy invite')]) {
    await begin();
    for (const name of UNSEEN) {
      await ana.says(name);
      expect(ana.asked(), JSON.stringify(name)).toBe('buddy-name');
    }
  }
  expect(ana.record()?.name).toBeUndefined();
});

test('and one that is joined of several signs stays as it is, whoever asked', async () => {
  const world = openChats();
  const ana = await enrolled(world.chat('discord', 'ana'));
  const name = 'Zoë 👩\u{200D}🚀';
  await ana.says('/buddy invite');
  await ana.says(`  ${name}\u{202E} `);
  expect(ana.record()?.name).toBe(name);
});
