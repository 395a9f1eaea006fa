import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';

test('who said yes to an invitation and left the question for their name can still say yes', async () => {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const ben = await world.runner('discord', '22');
  await ana.says('/buddy invite', ben.address);
  await ana.says('Ana');
  const ref = `invite:${ana.record()?.id ?? ''}`;
  const closed = () => ben.seen.filter(({ message }) => message.ref === ref && message.closes).length;
  await ben.taps('yes', ref);
  expect(ben.asked()).toBe('buddy-name');
  expect(closed()).toBe(0);
  await ben.says('cancel');
  await ben.taps('yes', ref);
  await ben.says('Ben');
  ben.hears(/You're buddies now: you and \u2068Ana/);
  expect(closed()).toBe(1);
  expect(world.pairOf(ben)).toBe(world.pairOf(ana));
});
