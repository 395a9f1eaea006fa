import { describe, expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/coach/day.ts';
import { openRun, run, runner, untilRun } from '../support/life.ts';
import type { Person } from '../support/person.ts';

/** Runs until 20 minutes in one go are earned, and pauses so that the next run comes after so many days without one. */
function afterBreak(days: number): Person {
  const ana = runner();
  while (ana.comeback.standing.earned < 1200) run(ana);
  const last = ana.entries.at(-1)?.case.run?.day ?? '';
  ana.says('/pause');
  ana.until('06:30', addDays(last, days + 1));
  ana.says('/resume');
  return ana;
}

/** The first run day on or after so many days without a run, and what was posted on it. */
function firstRun(ana: Person): { readonly gap: number; readonly posted: number } {
  const last = ana.entries.at(-1)?.case.run?.day ?? '';
  untilRun(ana);
  return { gap: daysBetween(last, ana.today) - 1, posted: openRun(ana) ?? 0 };
}

describe('breaks (K1), from 20 minutes in one go', () => {
  test.each([
    { pause: 10, posted: 1190 },
    { pause: 20, posted: 880 },
    { pause: 27, posted: 880 },
  ])('$pause days', ({ pause, posted }) => {
    const ana = afterBreak(pause);
    const first = firstRun(ana);
    expect(first.gap).toBeGreaterThanOrEqual(pause);
    expect(first.gap).toBeLessThan(pause < 14 ? 14 : 28);
    expect(first.posted).toBe(posted);
  });

  test.each([28, 31, 40])('%i days: the readiness questions first, then the entry level', (pause) => {
    const ana = afterBreak(pause);
    while (ana.asked() === undefined) ana.waits();
    expect(ana.asked()).toBe('R1');
    const first = firstRun(ana);
    expect(first.gap).toBeGreaterThanOrEqual(pause);
    expect(first.posted).toBe(600);
  });

  test('acts once: the run that ends it is the new level, and the next is the one above', () => {
    const ana = afterBreak(10);
    expect(run(ana).posted).toBe(1190);
    expect(ana.comeback.standing.earned).toBe(1200);
  });

  test('a run of under half of what was posted does not end it', () => {
    const ana = afterBreak(20);
    run(ana, { completed: 'part', minutes: 5 });
    untilRun(ana);
    expect(openRun(ana)).toBeLessThanOrEqual(360);
    expect(ana.comeback.standing.earned).toBe(1200);
  });

  test('a break of 28 days from the entry never leads to a longer run than one of 27', () => {
    const ana = runner();
    run(ana);
    const last = ana.today;
    ana.says('/pause');
    ana.until('06:30', addDays(last, 32));
    ana.says('/resume');
    expect(firstRun(ana).posted).toBeLessThanOrEqual(420);
  });
});

describe('silence', () => {
  test('nothing answered for a month: asked in the evening, three times the day after, two mornings more, then weekly, never a run', () => {
    const ana = runner();
    untilRun(ana);
    const heard = ana.heard.length;
    ana.untilInstant('2026-04-02T12:00:00Z');
    const asked = ana.heard.slice(heard).map((one) => one.at.slice(5, 16));
    expect(asked).toEqual([
      '03-02T19:00',
      '03-03T06:00',
      '03-03T11:00',
      '03-03T19:00',
      '03-04T06:00',
      '03-05T06:00',
      '03-12T06:00',
      '03-19T06:00',
      '03-26T06:00',
      '04-02T05:00',
    ]);
    expect(ana.heard.slice(heard).every((one) => one.asks === 'completed')).toBe(true);
  });

  test('the answer can still be given, and it is repeat at best', () => {
    const ana = runner();
    untilRun(ana);
    ana.untilInstant('2026-03-10T12:00:00Z');
    ana.answers();
    expect(ana.entries[0]?.verdict).toMatchObject({ word: 'repeat', rows: ['D5', 'W1'] });
    ana.hears(/two days later/);
  });

  test('within 48 hours it still counts in full', () => {
    const ana = runner();
    untilRun(ana);
    ana.untilInstant('2026-03-04T07:00:00Z');
    ana.answers();
    expect(ana.entries[0]?.verdict?.word).toBe('progress');
  });
});
