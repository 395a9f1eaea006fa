import { expect, test } from 'vitest';
import { openBuddies } from '../support/buddies.ts';

test('a run that was left out is nobody’s last run: buddies see the numbers of the one before', async () => {
  const world = openBuddies();
  const ana = await world.runner('telegram', '11');
  const ben = await world.runner('discord', '22');
  await world.pairUp(ana, ben);
  await ana.says('/buddy share');
  await ana.taps('yes');
  await world.until('2026-03-02T17:00:00.000Z');
  await ana.taps('done');
  await ana.answers({ pattern: 'none' });
  await world.until('2026-03-03T06:30:00.000Z');
  await ana.answers({ 'morning-pain': 1 });
  await ben.says('/buddy');
  ben.hears(/Ana.*\nLast run, pain at its strongest: 0 of 10\nThe morning after: 1 of 10\nVerdict: /);
  const shown = ben.seen.at(-1)?.message.paragraphs[0]?.split('\n').slice(2);
  await world.until('2026-03-04T17:00:00.000Z');
  await ana.says('/done');
  await ana.taps('none');
  await ben.says('/buddy');
  expect(ben.seen.at(-1)?.message.paragraphs[0]?.split('\n').slice(2)).toEqual(shown);
});
