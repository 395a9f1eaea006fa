import { expect, test } from 'vitest';
import { hoursBetween } from '../../src/coach/day.ts';
import { openRun, runner, untilRun } from '../support/life.ts';

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

test('after a flight a day whose run would have to wait past midnight is a day without one, with its post', () => {
  const ana = runner({ zone: 'America/New_York', weekdays: 'tue thu sat' }, '2026-04-22T15:00:00Z');
  untilRun(ana);
  expect(ana.today).toBe('2026-04-23');
  ana.until('18:43', ana.today);
  ana.taps('done');
  ana.answers();
  ana.says('/settings');
  ana.taps('zone');
  ana.says('Pacific/Kiritimati');
  ana.answers({ setting: 'close' });
  while (ana.asked() !== 'morning-pain') ana.waits();
  ana.until('19:43', '2026-04-25');
  ana.answers();
  expect(ana.comeback.posts['2026-04-25']).toBeDefined();
});

test('after a flight no run is posted before the morning after one that pain had kept undone', () => {
  const ana = runner(
    { zone: 'UTC', 'post-hour': '08:30', weekdays: 'mon wed fri sat' },
    '2026-06-18T08:00:00Z',
  );
  untilRun(ana);
  expect(ana.today).toBe('2026-06-19');
  ana.until('10:00', ana.today);
  ana.taps('done');
  ana.answers({ completed: 'hurt', peak: 3 });
  ana.says('/settings');
  ana.taps('zone');
  ana.says('Asia/Kolkata');
  ana.answers({ setting: 'close' });
  while (ana.asked() !== 'morning-pain') {
    expect(openRun(ana)).toBeUndefined();
    ana.waits();
  }
});
