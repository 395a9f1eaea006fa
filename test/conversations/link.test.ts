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

describe('two chats of one runner', () => {
  it('become one comeback by a code, and both are told', async () => {
    const { telegram, discord } = await linked();
    discord.hears(/^Linked\./);
    telegram.hears(/linked with one on Discord now.*\/unlink/);
    expect(discord.record()).toEqual(telegram.record());
    await discord.says('/today');
    discord.hears(/Sunday is a strength day/);
    telegram.hearsNothing();
  });

  it('the code is read as people type it, and works once', async () => {
    const { chat, telegram } = await linked();
    await telegram.says('/link');
    telegram.hears(/Your code: CODE2\..*works once, until 10:10/s);
    const other = chat('discord', '33');
    await other.joins('/link code-2');
    other.hears(/^Linked/);
    const third = chat('discord', '44');
    await third.joins('/link CODE2');
    third.hears(/don't know that code/);
    expect(third.record()?.comeback).toBeUndefined();
  });

  it('the code dies after ten minutes, and an older one by the next', async () => {
    const { chat, until, telegram } = await linked();
    await telegram.says('/link');
    await telegram.says('/link');
    const other = chat('discord', '33');
    await other.joins('/link CODE2');
    other.hears(/don't know that code/);
    await until('2026-03-01T09:10:00.000Z');
    await other.joins('/link CODE3');
    other.hears(/don't know that code/);
  });

  it('five wrong codes are enough for a day, and one’s own is no guess', async () => {
    const { chat, until } = await linked();
    const eve = chat('discord', '99');
    await eve.says('/link');
    eve.hears(/CODE2/);
    await eve.joins('/link CODE2');
    eve.hears(/from this very chat/);
    for (let n = 0; n < 5; n += 1) {
      await eve.joins(`/link WRONG${n}`);
      eve.hears(/don't know that code/);
    }
    const ben = chat('telegram', '77');
    await ben.says('/link');
    await eve.joins('/link CODE3');
    eve.hears(/enough tries for today/);
    await until('2026-03-02T12:00:00.000Z');
    await ben.says('/link');
    await eve.joins('/link CODE4');
    eve.hears(/^Linked/);
  });

  it('posts go where the runner last wrote, or where the settings say', async () => {
    const { telegram, discord, until } = await linked();
    await until('2026-03-02T06:00:00.000Z');
    discord.hears(/Monday: /);
    telegram.hearsNothing();
    await telegram.says('/today');
    await until('2026-03-02T19:00:00.000Z');
    telegram.hears(/How much/);
    discord.hearsNothing();
    await telegram.says('/settings');
    await telegram.says('posts');
    await telegram.says('discord');
    await telegram.says('/today');
    telegram.hears(/How much/);
    await until('2026-03-03T06:00:00.000Z');
    discord.hears(/How much/);
    telegram.hearsNothing();
  });

  it('a question that was put in one chat is answered in the other, and closed in both', async () => {
    const { telegram, discord, until } = await linked();
    await until('2026-03-02T19:00:00.000Z');
    const question = discord.seen.at(-1)?.message;
    expect(question?.asks).toBe('completed');
    await telegram.taps('all', question?.ref);
    telegram.hears(/And the injury/);
    const closing = discord.seen.at(-1);
    expect(closing).toMatchObject({
      message: { closes: true, ref: question?.ref },
      shown: expect.any(String),
    });
    expect(closing?.message.paragraphs.at(-1)).toBe('✓ All of it');
  });

  it('are parted again after one question: all stays where it was asked', async () => {
    const { telegram, discord, until } = await linked();
    await discord.says('/unlink');
    expect(discord.asked()).toBe('unlink-sure');
    await discord.taps('yes');
    discord.hears(/^Parted/);
    telegram.hears(/no longer linked/);
    expect(telegram.record()).toBeUndefined();
    expect(discord.record()?.comeback).toBeDefined();
    await until('2026-03-02T06:00:00.000Z');
    discord.hears(/Monday: /);
    telegram.hearsNothing();
    await telegram.says('/start');
    telegram.hears(/Hi, I'm Comeback/);
    await discord.says('/unlink');
    discord.hears(/isn't linked/);
  });

  it('one that stays linked changes nothing', async () => {
    const { telegram, discord } = await linked();
    await discord.says('/unlink');
    await discord.taps('no');
    discord.hears(/stays linked/);
    expect(telegram.record()).toEqual(discord.record());
  });

  it('two histories become one, the more careful one standing, and what is owed is asked again', async () => {
    const { chat, until, store } = openChats();
    const telegram = chat('telegram', '11');
    const discord = chat('discord', '22');
    for (const one of [telegram, discord]) {
      await one.says('/start');
      await one.answers();
    }
    await until('2026-03-02T18:00:00.000Z');
    await telegram.taps('done');
    await telegram.answers({ pattern: 'stayed', peak: 4 });
    await until('2026-03-03T06:30:00.000Z');
    await telegram.answers({ 'morning-pain': 1 });
    await telegram.says('/link');
    await discord.joins('/link CODE1');
    discord.hears(/Linked.*more careful one stands/s);
    const record = discord.record();
    expect(Object.values(record?.comeback?.entries ?? {})).toHaveLength(1);
    expect(Object.values(record?.comeback?.entries ?? {})[0]?.verdict?.word).toBe('rest');
    await discord.says('/why');
    discord.hears(/rest 2 days/);
    const id = store.find({ platform: 'discord', id: '22' })?.id ?? '';
    const joined = store.journal(id).find(({ event }) => event.type === 'joined');
    expect(JSON.stringify(joined?.event)).toContain('/start');
  });

  it('a runner who is forgotten is forgotten in both chats', async () => {
    const { telegram, discord, until } = await linked();
    await discord.says('/forget');
    await discord.taps('yes');
    expect(telegram.record()).toBeUndefined();
    expect(discord.record()).toBeUndefined();
    await until('2026-03-09T06:00:00.000Z');
    telegram.hearsNothing();
    await telegram.taps('why');
    telegram.hears(/closed by now/);
    expect(telegram.record()).toBeUndefined();
  });

  it('an enrolment under way is kept for /start', async () => {
    const { chat } = openChats();
    const telegram = chat('telegram', '11');
    const discord = chat('discord', '22');
    await telegram.says('/start');
    await telegram.says('tendon');
    await telegram.says('/link');
    await discord.joins('/link CODE1');
    discord.hears(/\/start goes on/);
    await discord.says('/start');
    expect(discord.asked()).toBe('onset');
  });
});
