import { expect, test } from 'vitest';
import { codeOf, openBuddies } from '../support/buddies.ts';

const STANDS = /That invitation stands for two days.*once we've begun/s;

test('whoever is invited before they have enrolled is told to give the invitation again then, and it works', async () => {
  const { runner, chat, pairOf } = openBuddies();
  const ana = await runner('telegram', '11');
  const ben = chat('telegram', '22');
  const code = await codeOf(ana);
  await ben.says(`/buddy ${code}`);
  ben.hears(/We haven't begun yet.*\/start/s);
  ben.hears(STANDS);
  await ben.says('/start');
  await ben.says(`/buddy ${code}`);
  ben.hears(STANDS);
  ben.hears(/What was hurt/);
  await ben.answers();
  await ben.says(`/buddy ${code}`);
  await ben.taps('yes');
  await ben.says('Ben');
  expect(pairOf(ben)).toBe(pairOf(ana));
  expect(pairOf(ben)).toBeDefined();
});

test('what else is said of buddies before that is no invitation', async () => {
  const { chat } = openBuddies();
  const ben = chat('telegram', '22');
  for (const line of ['/buddy', '/buddy find', '/buddy @ana', '/today']) {
    await ben.says(line);
    ben.hears(/We haven't begun yet/);
    expect(ben.seen.at(-1)?.message.paragraphs.join()).not.toMatch(STANDS);
  }
});
