import { expect, test } from 'vitest';
import { openChats } from '../support/chats.ts';
import { founds, openRoom } from '../support/rooms.ts';

test('a room that goes on under another id while it is asked about is not said to be out of the club', async () => {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  const group = openRoom(world, 'telegram', '-5');
  const eve = world.chat('discord', 'eve');
  const tom = world.chat('telegram', 'tom');
  await founds(room, eve);
  await room.admin(eve, '/club link');
  const code = /The code: (\w+)\./u.exec(eve.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
  await group.admin(tom, `/club link ${code}`);
  await group.admin(tom, '/club end');
  await group.happens({ type: 'moved', platform: 'telegram', from: '-5', to: '-100' });
  const now = openRoom(world, 'telegram', '-100');
  await tom.taps('room');
  tom.hears(/no part of the club any more, so nothing changes/);
  expect(now.club()).toEqual(room.club());
});
