import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';
import { founds, joins, openRoom } from '../support/rooms.ts';

test('whom a line calls by @ is in nobody’s journal, picked or not', async () => {
  const { runner, store } = openBuddies();
  const ana = await runner('telegram', '11');
  await ana.says('/buddy invite @ben_the_runner');
  await ana.says('/buddy @ben_the_runner');
  expect(JSON.stringify(store.journal(ana.record()?.id ?? ''))).not.toContain('ben_the_runner');
});

test('nor is a member whom an administrator took out by their name', async () => {
  const world = openBuddies();
  const room = openRoom(world, 'discord', '900');
  const eve = world.chat('discord', 'eve');
  await founds(room, eve);
  await joins(room, await world.runner('discord', '11'), 'Annabella');
  await room.admin(eve, '/club remove');
  await eve.says('Annabela');
  await eve.says('Annabella');
  eve.hears(/Annabella.* is out of the club/);
  const journal = JSON.stringify(world.store.journal(eve.record()?.id ?? ''));
  expect(journal).toContain('/club remove');
  expect(journal).not.toMatch(/Annabel/);
});
