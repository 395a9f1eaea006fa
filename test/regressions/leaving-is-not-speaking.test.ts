import { expect, test } from 'vitest';
import { openChats } from '../support/chats.ts';
import { enrolled, founds, joins, openRoom } from '../support/rooms.ts';

/** Ana, in a club of a group, who speaks with the coach on Telegram and since then on Discord. */
async function onBoth() {
  const world = openChats();
  const group = openRoom(world, 'telegram', '-5');
  const telegram = await enrolled(world.chat('telegram', '11'));
  const discord = world.chat('discord', '22');
  await founds(group, telegram);
  await joins(group, telegram, 'Ana');
  await telegram.says('/link');
  await discord.joins('/link CODE1');
  const leaves = async () => {
    await world.until('2026-03-01T10:00:00.000Z');
    await world.happensAt(telegram.address, { type: 'left-room', room: { platform: 'telegram', id: '-5' } });
  };
  return { world, group, telegram, discord, leaves };
}

test('who leaves a group is written to where they spoke last all the same', async () => {
  const { world, group, telegram, discord, leaves } = await onBoth();
  await leaves();
  expect(group.club()?.members).toEqual({});
  const seen = telegram.seen.length;
  await world.until('2026-03-02T08:00:00.000Z');
  discord.hears(/Monday: /);
  expect(telegram.seen).toHaveLength(seen);
});

test('who blocked the bot and leaves a group is not taken to be within reach there', async () => {
  const { world, telegram, discord, leaves } = await onBoth();
  await telegram.tells('blocked');
  await leaves();
  const seen = telegram.seen.length;
  await world.until('2026-03-02T08:00:00.000Z');
  discord.hears(/Monday: /);
  expect(telegram.seen).toHaveLength(seen);
});
