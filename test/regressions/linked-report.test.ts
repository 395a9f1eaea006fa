import { describe, expect, it } from 'vitest';
import { openChats, type Chat } from '../support/chats.ts';

/** Two comebacks of one body, each with a run posted on the same Monday, in the evening. */
async function twoComebacks() {
  const world = openChats();
  const telegram = world.chat('telegram', '11');
  const discord = world.chat('discord', '22');
  for (const one of [telegram, discord]) {
    await one.says('/start');
    await one.answers();
  }
  await world.until('2026-03-02T17:00:00.000Z');
  return { ...world, telegram, discord };
}

function open(chat: Chat): readonly string[] {
  return chat.record()?.dialogues.map(({ kind }) => kind) ?? [];
}

function runs(chat: Chat) {
  return Object.values(chat.record()?.comeback?.entries ?? {}).map(
    ({ case: { run } }) => run?.report.seconds,
  );
}

describe('a report that was half told when two chats were joined', () => {
  it('is not asked again where the other chat told of that run: it would count twice', async () => {
    const { telegram, discord } = await twoComebacks();
    await telegram.taps('done');
    await telegram.answers();
    await discord.taps('done');
    await discord.says('all');
    expect(open(discord)).toEqual(['report']);
    const told = runs(telegram);
    await telegram.says('/link');
    await discord.joins('/link CODE1');
    discord.hears(/Linked\./);
    expect(open(discord)).toEqual([]);
    expect(runs(discord)).toEqual(told);
  });

  it('nor where it was begun with the question which day', async () => {
    const { telegram, discord, until } = await twoComebacks();
    for (const one of [telegram, discord]) {
      await one.taps('done');
      await one.answers();
    }
    await until('2026-03-03T08:00:00.000Z');
    for (const one of [telegram, discord]) await one.answers();
    await discord.says('/done');
    expect(open(discord)).toEqual(['report']);
    expect(discord.asked()).toBe('run-day');
    await discord.says('yesterday');
    await telegram.says('/link');
    await discord.joins('/link CODE1');
    expect(open(discord)).toEqual([]);
    expect(runs(discord)).toHaveLength(1);
  });

  it('is asked again where nobody told of that run', async () => {
    const { telegram, discord } = await twoComebacks();
    await discord.taps('done');
    await discord.says('hurt');
    await telegram.says('/link');
    await discord.joins('/link CODE1');
    expect(open(discord)).toEqual(['report']);
    expect(discord.asked()).toBe('completed');
  });

  it('is asked again where it corrects what was told', async () => {
    const { telegram, discord } = await twoComebacks();
    await discord.taps('done');
    await discord.answers();
    await discord.says('/correct');
    expect(open(discord)).toEqual(['report']);
    await telegram.says('/link');
    await discord.joins('/link CODE1');
    expect(open(discord)).toEqual(['report']);
    expect(discord.record()?.dialogues[0]?.about['correct']).toBe('yes');
  });
});
