import { expect, test } from 'vitest';
import { hoursBetween } from '../../src/coach/day.ts';
import { runner, untilRun } from '../support/life.ts';

test.each([
  ['Pacific/Honolulu', '2026-06-07T20:00:00Z', 'Pacific/Auckland'],
  ['Pacific/Auckland', '2026-06-06T21:00:00Z', 'Pacific/Honolulu'],
])('from %s the morning after a run is a morning, and a night lies between', (zone, start, there) => {
  const ana = runner({ zone }, start);
  untilRun(ana);
  ana.until('18:00', ana.today);
  const told = ana.now;
  ana.taps('done');
  ana.answers();
  ana.says('/settings');
  ana.taps('zone');
  ana.says(there);
  while (ana.asked() !== 'morning-pain') ana.waits();
  expect(hoursBetween(told, ana.now)).toBeGreaterThan(8);
  expect(hoursBetween(told, ana.now)).toBeLessThan(44);
});
