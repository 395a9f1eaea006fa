import { describe, expect, it } from 'vitest';
import { openChats } from '../support/chats.ts';

async function enrolled() {
  const world = openChats();
  const ana = world.chat('telegram', '11');
  await ana.says('/start');
  await ana.answers();
  return { ...world, ana };
}

describe('somebody who cannot be reached', () => {
  it('is left in peace until they speak, told once why it was quiet, and it goes on', async () => {
    const { ana, until, store } = await enrolled();
    ana.fails('gone');
    await until('2026-03-02T06:00:00.000Z');
    expect(store.nextDue()).toBeUndefined();
    expect(store.waiting()).toMatchObject([{ state: 'dead', count: 1 }]);
    await until('2026-03-05T12:00:00.000Z');
    ana.hearsNothing();
    await ana.says('/today');
    ana.hears(/couldn't reach you on Telegram/);
    expect(store.nextDue()).toBeDefined();
    await ana.says('/today');
    expect(ana.seen.at(-1)?.message.paragraphs.join()).not.toMatch(/couldn't reach/);
  });

  it('who blocks the bot hears nothing more, and who lets it back in hears the next post', async () => {
    const { ana, until } = await enrolled();
    await ana.tells('blocked');
    await until('2026-03-02T12:00:00.000Z');
    ana.hearsNothing();
    await ana.tells('unblocked');
    await until('2026-03-03T06:00:00.000Z');
    ana.hears(/How much|Tuesday/);
  });

  it('is told in the other chat, with what was open, and no word about health in the notice', async () => {
    const { ana, chat, until } = await enrolled();
    const discord = chat('discord', '22');
    await ana.says('/link');
    await discord.joins('/link CODE1');
    discord.fails('gone');
    await until('2026-03-02T06:00:00.000Z');
    discord.hearsNothing();
    const [, notice, post] = ana.seen.slice(-3).map(({ message }) => message);
    expect(notice?.paragraphs).toEqual(["I can't reach you on Discord any more, so I write here."]);
    expect(post?.paragraphs.join()).toMatch(/Monday: /);
    await until('2026-03-02T19:00:00.000Z');
    ana.hears(/How much/);
  });

  it('somebody unknown who blocks or unblocks leaves no trace', async () => {
    const { chat, store } = openChats();
    const eve = chat('telegram', '66');
    await eve.tells('blocked');
    await eve.tells('unblocked');
    eve.hearsNothing();
    expect(store.find({ platform: 'telegram', id: '66' })).toBeUndefined();
  });

  it('a button of somebody who was never here gets a word and leaves no trace', async () => {
    const { chat, store } = openChats();
    const eve = chat('telegram', '66');
    await eve.taps('yes', 'q1');
    eve.hears(/closed by now\. \/start/);
    expect(store.find({ platform: 'telegram', id: '66' })).toBeUndefined();
  });
});
