import { expect, test } from 'vitest';
import { openChats } from '../support/chats.ts';
import { enrolled, founds, joins, openRoom } from '../support/rooms.ts';

/** A club with a member, and two administrators who were both asked whom they mean. */
async function bothAsked(taken: 'in' | 'out') {
  const world = openChats();
  const room = openRoom(world, 'discord', '900');
  const [eve, kim] = [world.chat('discord', 'eve'), world.chat('discord', 'kim')];
  const ana = await enrolled(world.chat('discord', 'ana'));
  await founds(room, eve);
  await joins(room, ana, 'Ana');
  if (taken === 'out') {
    await room.admin(eve, '/club remove');
    await eve.says('Ana');
  }
  await room.admin(eve, '/club remove');
  await room.admin(kim, '/club remove');
  return { room, eve, kim, ana };
}

test('two administrators take the same member out: the second does not let them back in', async () => {
  const { room, eve, kim, ana } = await bothAsked('in');
  await eve.says('1');
  ana.hears(/took you out/);
  await kim.says('1');
  kim.hears(/Ana\u2069 is out of the club/);
  ana.hearsNothing();
  expect(room.club()?.members).toEqual({});
  expect(Object.keys(room.club()?.removed ?? {})).toEqual([ana.record()?.id]);
});

test('two let somebody back in, who joins: the second does not take them out', async () => {
  const { room, eve, kim, ana } = await bothAsked('out');
  await eve.says('Ana');
  ana.hears(/may join .* again/);
  await joins(room, ana, 'Ana');
  await kim.says('Ana');
  kim.hears(/may join again/);
  ana.hearsNothing();
  expect(Object.keys(room.club()?.members ?? {})).toEqual([ana.record()?.id]);
});
