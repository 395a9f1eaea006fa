import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';
import type { Chat } from '../support/chats.ts';
import { founds, joins, openRoom } from '../support/rooms.ts';

/** A club that posts while it is night for Ana, a member. */
async function night() {
  const world = openBuddies();
  const room = openRoom(world, 'discord', '900');
  const eve = world.chat('discord', 'eve');
  const ana = await world.runner('discord', '11', { zone: 'America/New_York' });
  await founds(room, eve);
  await joins(room, ana, 'Ana');
  return { ...world, room, eve, ana };
}

function allTold(chat: Chat): string {
  return chat.seen.map(({ message }) => message.paragraphs.join('\n')).join('\n');
}

test('that nobody fits yet is not said in the morning to whoever ended the search in the night', async () => {
  const { ana, until } = await night();
  await ana.says('/buddy find');
  await ana.taps('yes');
  await until('2026-03-02T07:30:00.000Z');
  expect(Object.values(ana.record()?.letters ?? {})).toMatchObject([{ act: 'unmatched' }]);
  await ana.says('/buddy leave');
  ana.hears(/looking for nobody/);
  await until('2026-03-02T13:00:00.000Z');
  expect(ana.record()?.letters).toBeUndefined();
  expect(allTold(ana)).not.toMatch(/nobody fits yet/);
});

test('that they were taken out and may join again is not said in the morning to whoever has joined since', async () => {
  const { room, eve, ana, until } = await night();
  await until('2026-03-02T03:00:00.000Z');
  for (const times of [1, 2]) {
    await room.admin(eve, '/club remove');
    await eve.says('Ana');
    expect(Object.keys(ana.record()?.letters ?? {})).toHaveLength(times);
  }
  expect(Object.values(ana.record()?.letters ?? {})).toMatchObject([
    { act: 'removed' },
    { act: 'readmitted' },
  ]);
  await joins(room, ana, 'Ana');
  ana.hears(/You're in/);
  await until('2026-03-02T13:00:00.000Z');
  expect(ana.record()?.letters).toBeUndefined();
  expect(allTold(ana)).not.toMatch(/took you out|may join .* again/);
});
