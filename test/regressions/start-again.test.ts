import { expect, test } from 'vitest';
import { openRun, run, runner, untilRun } from '../support/life.ts';

test('a new enrolment does not forget that somebody ran: a day between, and 36 hours', () => {
  const ana = runner({ weekdays: 'mon tue wed thu fri sat sun' });
  untilRun(ana);
  ana.until('18:00', ana.today);
  const reported = Date.parse(ana.now);
  ana.taps('done');
  ana.answers();
  ana.until('07:10', '2026-03-03');
  ana.says('/start');
  ana.taps('yes');
  ana.answers({ weekdays: 'mon tue wed thu fri sat sun' });
  expect(openRun(ana)).toBeUndefined();
  untilRun(ana);
  expect(Date.parse(ana.now) - reported).toBeGreaterThanOrEqual(36 * 3_600_000);
});

test('a new enrolment does not cut short the rest that a verdict asked for', () => {
  const ana = runner({ weekdays: 'mon tue wed thu sat' });
  run(ana, { pattern: 'stayed', peak: 5 });
  ana.says('/start');
  ana.taps('yes');
  ana.answers({ weekdays: 'mon tue wed thu sat' });
  untilRun(ana);
  expect(ana.today).toBe('2026-03-05');
});
