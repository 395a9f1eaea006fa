import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';

test('a cheer that is read in the morning brings no reminder of its own', async () => {
  const { runner, pairUp, until } = openBuddies();
  const ana = await runner('telegram', '11');
  const ben = await runner('discord', '22');
  await pairUp(ana, ben);
  // Monday's run is asked about on Monday evening, on Tuesday, and on two mornings more; then once a week.
  await until('2026-03-06T22:00:00.000Z');
  const reminders = () => ana.seen.filter(({ message }) => message.asks === 'completed').length;
  const before = reminders();
  await ben.says('/buddy cheer');
  await until('2026-03-07T12:00:00.000Z');
  ana.hears(/cheers for you/);
  expect(reminders()).toBe(before);
});
