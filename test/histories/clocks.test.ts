import { describe, expect, test } from 'vitest';
import { timeOf } from '../../src/coach/day.ts';
import { openRun, run, runner, untilRun } from '../support/life.ts';

/** Both clock changes of 2026, with the Sunday on which each happens. */
const CHANGES = [
  { zone: 'America/New_York', start: '2026-03-01T15:00:00Z', change: '2026-03-08' },
  { zone: 'America/New_York', start: '2026-10-25T15:00:00Z', change: '2026-11-01' },
  { zone: 'Europe/Berlin', start: '2026-03-22T09:00:00Z', change: '2026-03-29' },
  { zone: 'Europe/Berlin', start: '2026-10-18T09:00:00Z', change: '2026-10-25' },
  { zone: 'Australia/Lord_Howe', start: '2026-03-28T22:00:00Z', change: '2026-04-05' },
  { zone: 'Australia/Lord_Howe', start: '2026-09-26T22:00:00Z', change: '2026-10-04' },
] as const;

describe('clock changes', () => {
  test.each(CHANGES)('$zone, $change: one morning a day, at seven', ({ zone, start, change }) => {
    const ana = runner({ zone }, start);
    const mornings: string[] = [];
    let seen = ana.heard.length;
    while (ana.today < '2027-01-01' && mornings.length < 14) {
      ana.waits();
      for (const one of ana.heard.slice(seen))
        if (timeOf(one.at, zone) < '12:00') mornings.push(`${ana.today} ${timeOf(one.at, zone)}`);
      if (openRun(ana) !== undefined) {
        ana.until('17:00', ana.today);
        ana.taps('done');
      }
      ana.answers();
      seen = ana.heard.length;
    }
    const days = mornings.map((morning) => morning.slice(0, 10));
    expect(new Set(days).size).toBe(days.length);
    expect(days).toContain(change);
    expect(mornings.every((morning) => morning.endsWith('07:00'))).toBe(true);
    const first = Date.parse(days[0] ?? '');
    expect(days.map((day) => (Date.parse(day) - first) / 86_400_000)).toEqual(days.map((_, at) => at));
  });
});

describe('flying', () => {
  test('from Auckland to Honolulu: no day twice, no run too soon', () => {
    const ana = runner({ zone: 'Pacific/Auckland' }, '2026-06-06T21:00:00Z');
    expect(run(ana).posted).toBe(600);
    untilRun(ana);
    ana.until('17:00', ana.today);
    ana.taps('done');
    ana.answers();
    const day = ana.today;

    ana.says('/settings');
    ana.taps('zone');
    ana.says('Honolulu');
    ana.hears(/It's 19:00/);
    const heard = ana.heard.length;
    const asked: string[] = [];
    while (asked.length < 1) {
      ana.waits();
      if (ana.asked() !== undefined) asked.push(`${ana.today} ${ana.asked() ?? ''}`);
    }
    expect(day).toBe('2026-06-10');
    expect(asked).toEqual(['2026-06-10 morning-pain']);
    expect(ana.heard.slice(heard)).toHaveLength(1);
    ana.answers();
    const told = Date.parse('2026-06-10T05:00:00Z');
    untilRun(ana);
    expect(Date.parse(ana.now) - told).toBeGreaterThanOrEqual(36 * 3_600_000);
  });

  test('from Honolulu to Auckland a day is lost, and 36 hours still pass before the next run', () => {
    const ana = runner({ zone: 'Pacific/Honolulu', weekdays: 'mon wed fri' }, '2026-06-07T20:00:00Z');
    untilRun(ana);
    ana.until('18:00', ana.today);
    const reported = ana.now;
    ana.taps('done');
    ana.answers();
    ana.says('/settings');
    ana.taps('zone');
    ana.says('Pacific/Auckland');
    untilRun(ana);
    expect(Date.parse(ana.now) - Date.parse(reported)).toBeGreaterThanOrEqual(36 * 3_600_000);
  });
});
