import { describe, expect, it } from 'vitest';
import { onDiscord } from './on-discord.ts';
import { onPlayground } from './on-playground.ts';
import { onTelegram } from './on-telegram.ts';
import { live } from './story.ts';

describe.each([
  ['the playground', onPlayground],
  ['Telegram', onTelegram],
  ['Discord', onDiscord],
])('on %s', (_name, start) => {
  it('somebody comes back from an injury, asks why, takes everything along and is forgotten', async () => {
    const stage = await start();
    const ana = await stage.someone('Ana');
    await live([ana], stage);
    expect(stage.violations()).toEqual([]);
  });
});
