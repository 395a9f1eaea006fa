import { expect, test } from 'vitest';
import { openChats, type Chat } from '../support/chats.ts';
import { enrolled, founds, joins, openRoom, type RoomChat } from '../support/rooms.ts';

/** A code for a second room, given in one. */
async function codeIn(room: RoomChat, who: Chat): Promise<string> {
  await room.admin(who, '/club link');
  return /The code: (\w+)\./u.exec(who.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
}

/** A club in a group and a channel, with a member of each. */
async function club() {
  const world = openChats();
  const group = openRoom(world, 'telegram', '-5');
  const channel = openRoom(world, 'discord', '900');
  const ana = await enrolled(world.chat('telegram', 'ana'));
  const mei = await enrolled(world.chat('discord', 'mei'));
  await founds(group, ana);
  await channel.admin(mei, `/club link ${await codeIn(group, ana)}`);
  await joins(group, ana, 'Ana');
  await joins(channel, mei, 'Mei');
  return { world, group, channel, ana, mei };
}

test('a room that is gone gives its place to another on the same platform, with who joined in it', async () => {
  const { world, group, channel, ana, mei } = await club();
  const other = openRoom(world, 'discord', '901');
  await channel.happens({ type: 'unreachable', on: 'discord' });
  ana.hears(/I can't post in .* on Discord/);

  await other.admin(mei, `/club link ${await codeIn(group, ana)}`);
  mei.hears(/are one club now/);
  expect(other.club()).toEqual(group.club());
  expect(other.board()).toMatch(/Ana.*Mei/s);
  expect(channel.club()).toBeUndefined();
  expect(other.club()).not.toHaveProperty('lost');
  const said = channel.place.seen.length;
  await world.until('2026-03-02T07:00:00.000Z');
  other.hears(/Kept to the plan yesterday.*Ana.*Mei/);
  expect(channel.place.seen).toHaveLength(said);

  await other.says(mei, '/club leave');
  mei.hears(/You've left/);
  expect(other.board()).not.toMatch(/Mei/);
});

test('a room that is there keeps its place', async () => {
  const { world, group, channel, ana, mei } = await club();
  const other = openRoom(world, 'discord', '901');
  await channel.happens({ type: 'unreachable', on: 'discord' });
  const code = await codeIn(group, ana);
  await channel.happens({ type: 'unreachable', on: 'discord', back: true });
  await other.admin(mei, `/club link ${code}`);
  mei.hears(/has a room here already/);
  await group.admin(ana, '/club link');
  ana.hears(/has two rooms already/);
  expect(channel.club()).toEqual(group.club());
  expect(other.club()).toBeUndefined();
});
