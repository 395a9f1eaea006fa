import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';
import type { Chat } from '../support/chats.ts';

/** Ana, with a chat on each platform, and Ben, her buddy on the first. */
async function people() {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const second = await world.runner('discord', '12');
  const ben = await world.runner('discord', '22');
  await world.pairUp(ana, ben);
  /** The chat on Telegram becomes part of what she has on Discord: her runner goes on under that one's id. */
  const links = async () => {
    await second.says('/link');
    const code = /Your code: (\w+)/.exec(second.seen.at(-1)?.message.paragraphs.join() ?? '')?.[1] ?? '';
    await ana.joins(`/link ${code}`);
  };
  return { ...world, ana, second, ben, links };
}

function allTold(chat: Chat): string {
  return chat.seen.map(({ message }) => message.paragraphs.join('\n')).join('\n');
}

test('a cheer of the night has its sender’s name in the morning, though another chat of theirs was linked since', async () => {
  const { ana, ben, links, until } = await people();
  await until('2026-03-01T22:00:00.000Z');
  await ana.says('/buddy cheer');
  await links();
  await until('2026-03-02T07:00:00.000Z');
  expect(allTold(ben)).toMatch(/\u2068Ana\u2069 cheers for you/);
});

test('the buttons below who fell silent work on, though another chat of theirs was linked since', async () => {
  const { ana, second, ben, links, until, pairOf } = await people();
  for (let day = 2; day <= 4; day += 1) {
    await until(`2026-03-0${day}T19:30:00.000Z`);
    await ben.answers();
  }
  await until('2026-03-05T11:00:00.000Z');
  ben.hears(/Ana\u2069 hasn't checked in/);
  await links();
  expect(pairOf(second)).toBe(pairOf(ben));
  await ben.taps('wait');
  ben.hears(/leave them be/);
  expect(ana.record()?.id).toBe(second.record()?.id);
});
