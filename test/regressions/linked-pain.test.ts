import { expect, it } from 'vitest';
import { openChats } from '../support/chats.ts';

it('a pain that was half told when two chats were joined stays told: no run is posted before it is known', async () => {
  const { chat, until } = openChats();
  const telegram = chat('telegram', '11');
  const discord = chat('discord', '22');
  for (const one of [telegram, discord]) {
    await one.says('/start');
    await one.answers();
  }
  await until('2026-03-01T18:00:00.000Z');
  await telegram.says('/pain');
  await telegram.says('3');
  await discord.says('/pain');
  await discord.says('7');
  await telegram.says('/link');
  await discord.joins('/link CODE1');
  discord.hears(/Is it sharp/);
  expect(discord.record()?.dialogues.map(({ kind, answers }) => [kind, answers])).toEqual([
    ['pain', { 'pain-now': 7 }],
  ]);
  const before = discord.seen.length;
  await until('2026-03-03T18:00:00.000Z');
  const since = discord.seen.slice(before).map(({ message }) => message);
  expect(since.some(({ buttons }) => buttons?.flat().some(({ id }) => id === 'done'))).toBe(false);
  expect(since.some(({ asks }) => asks === 'sharp')).toBe(true);
});
