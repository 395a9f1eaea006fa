import { describe, expect, it } from 'vitest';
import { openChats } from '../support/chats.ts';

async function linked() {
  const world = openChats();
  const telegram = world.chat('telegram', '11');
  const discord = world.chat('discord', '22');
  await telegram.says('/start');
  await telegram.answers();
  await telegram.says('/link');
  await discord.joins('/link CODE1');
  return { ...world, telegram, discord };
}

describe('somebody who is found again in one of two chats', () => {
  it('is not told that nothing was posted where it all went on in the other', async () => {
    const { telegram, discord, until } = await linked();
    await telegram.tells('blocked');
    await until('2026-03-02T06:00:00.000Z');
    discord.hears(/Monday: /);
    await telegram.says('/today');
    telegram.hears(/^Good to have you back here: I can reach you on Telegram again\./);
    expect(telegram.seen.flatMap(({ message }) => message.paragraphs).join()).not.toMatch(/stopped posting/);
    await telegram.says('/today');
    expect(telegram.seen.at(-1)?.message.paragraphs.join()).not.toMatch(/reach you/);
  });

  it('is told so where neither could be reached, in the first they speak from', async () => {
    const { telegram, discord, until } = await linked();
    await telegram.tells('blocked');
    await discord.tells('blocked');
    await until('2026-03-04T12:00:00.000Z');
    await discord.says('/today');
    discord.hears(/couldn't reach you on Discord for a while.*so I stopped posting/);
    await telegram.says('/today');
    telegram.hears(/I can reach you on Telegram again\./);
  });
});
