import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';

test('a buddy who cannot be reached fades, however often the other cheers', async () => {
  const { runner, pairUp, until, pairOf } = openBuddies();
  const ana = await runner('telegram', '11');
  const ben = await runner('discord', '22');
  await pairUp(ana, ben);
  await ben.tells('blocked');
  for (let day = 2; day <= 14; day += 1) {
    await until(`2026-03-${String(day).padStart(2, '0')}T17:00:00.000Z`);
    await ana.answers({ 'run-day': 'today' });
    await ana.says('/buddy cheer');
  }
  expect(pairOf(ana)).toBeUndefined();
});
