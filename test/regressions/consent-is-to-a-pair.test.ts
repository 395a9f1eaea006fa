import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';

/** Ana, who is asked something about her pair with Ben when that ends, and is Mei's buddy before she answers. */
async function anotherPair(command: string) {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const ben = await world.runner('discord', '22');
  const mei = await world.runner('discord', '33');
  await world.pairUp(ana, ben);
  await ana.says(command);
  const question = ana.seen.at(-1)?.message.ref ?? '';
  await ben.says('/buddy leave');
  await ben.taps('yes');
  ana.hears(/pairing has ended/);
  await mei.says(`/buddy ${await world.codeOf(ana)}`);
  await mei.taps('yes');
  await mei.says('Mei');
  ana.hears(/You're buddies now: you and \u2068Mei/);
  return { ...world, ana, mei, question };
}

test('a yes to sharing with one buddy shares nothing with the next', async () => {
  const { ana, question } = await anotherPair('/buddy share');
  await ana.taps('yes', question);
  ana.hears(/closed by now/);
  await ana.says('/buddy');
  ana.hears(/Mei/);
  expect(ana.seen.at(-1)?.message.paragraphs.join()).not.toMatch(/You share/);
});

test('a yes to leaving one buddy leaves no other', async () => {
  const { ana, mei, pairOf, question } = await anotherPair('/buddy leave');
  await ana.taps('yes', question);
  ana.hears(/closed by now/);
  mei.hearsNothing();
  expect(pairOf(ana)).toBe(pairOf(mei));
});
