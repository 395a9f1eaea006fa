import { describe, expect, test } from 'vitest';
import { openRun, run, runner, told, untilRun } from '../support/life.ts';
import type { Habits } from '../support/person.ts';

const ENTRY = 600;

/** Each D row on the way of a tendon runner: what is answered, and what must come of it. */
const ROWS: readonly {
  readonly row: string;
  readonly habits: Habits;
  readonly word: string;
  readonly rest: number;
  readonly rows?: readonly string[];
}[] = [
  { row: 'D1', habits: { pattern: 'stayed', peak: 2 }, word: 'rest', rest: 2 },
  { row: 'D2', habits: { pattern: 'gone', peak: 2 }, word: 'repeat', rest: 2 },
  { row: 'D3', habits: { pattern: 'back', peak: 2 }, word: 'rest', rest: 2 },
  { row: 'D4', habits: { 'morning-pain': 2 }, word: 'repeat', rest: 1 },
  { row: 'D5', habits: {}, word: 'progress', rest: 1 },
  { row: 'D6', habits: { pattern: 'began', peak: 2 }, word: 'repeat', rest: 2 },
  { row: 'D7', habits: { pattern: 'began', peak: 2, worse: 'yes' }, word: 'rest', rest: 2 },
  { row: 'D8', habits: { pattern: 'gone', peak: 3 }, word: 'rest', rest: 2, rows: ['D2', 'D8'] },
  { row: 'D9', habits: { 'morning-pain': 4 }, word: 'rest', rest: 2 },
  { row: 'D11', habits: { 'morning-pain': 'stiff' }, word: 'repeat', rest: 1, rows: ['D5', 'D11'] },
  { row: 'D13', habits: { completed: 'part', minutes: 7 }, word: 'repeat', rest: 1 },
];

describe('each row of the table, met on the way', () => {
  test.each(ROWS)('$row', ({ row, habits, word, rest, rows }) => {
    const ana = runner();

    const verdict = run(ana, habits);

    expect(verdict).toMatchObject({ word, rows: rows ?? [row] });
    expect(ana.entries[0]?.verdict?.restDays).toBe(rest);
    const level = ana.comeback.standing.earned;
    expect(Math.sign(level - ENTRY)).toBe(word === 'progress' ? 1 : word === 'rest' ? -1 : 0);
    expect(ana.last.map((one) => one.paragraphs.join(' ')).join(' ')).toMatch(
      new RegExp(
        `^${{ progress: 'Progress', repeat: 'Repeat', rest: 'Rest 2 days' }[word]}\\. .*Row ${rows?.at(-1) ?? row},`,
      ),
    );
  });

  test('D1: pain that keeps somebody from running', () => {
    const ana = runner();
    expect(run(ana, { completed: 'hurt', peak: 2 })).toMatchObject({
      word: 'rest',
      rows: ['D1'],
      earned: 540,
    });
  });

  test('D2 with more than three miles done asks for one day of rest only', () => {
    const habits = { 'easy-pace': '5:00', units: 'km' };
    const ana = runner(habits);
    while (ana.comeback.standing.earned < 1500) run(ana);
    const { posted } = run(ana, { pattern: 'gone', peak: 1 });
    expect(posted).toBeGreaterThan(1448);
    expect(ana.entries.at(-1)?.verdict).toMatchObject({ word: 'repeat', rows: ['D2'], restDays: 1 });
  });

  test('D10: sharp pain rests, and nothing is run before a recheck is quiet', () => {
    const ana = runner();
    expect(run(ana, { pattern: 'began', peak: 2, sharp: 'yes' })).toMatchObject({
      word: 'rest',
      rows: ['D6', 'D10'],
    });
    ana.hears(/I'll ask a few questions again: Thursday/);

    untilRun(ana);

    expect(Object.values(ana.comeback.checks).map((check) => check.outcome)).toEqual(['ready', 'quiet']);
    expect(openRun(ana)).toBe(540);
  });

  test('D12: stiff for longer than a day', () => {
    const ana = runner();
    run(ana, { 'morning-pain': 'stiff' });
    ana.waits();
    expect(ana.asked()).toBe('settled');
    ana.answers({ settled: 'no' });
    expect(told(ana)).toMatchObject({
      word: 'rest',
      rows: ['D5', 'D11', 'D12'],
      earned: 540,
      from: '2026-03-06',
    });
    ana.hears(/Rest 2 days\./);
  });

  test('D11 that has settled keeps its verdict and the day', () => {
    const ana = runner();
    run(ana, { 'morning-pain': 'stiff' });
    ana.waits();
    ana.answers({ settled: 'yes' });
    ana.hears(/settled/);
    expect(openRun(ana)).toBe(ENTRY);
  });

  test('D14: not run for another reason brings no verdict, and the same session the next time', () => {
    const ana = runner();
    untilRun(ana);
    ana.until('18:00', ana.today);
    ana.taps('done');
    ana.answers({ completed: 'none' });
    ana.hears(/same run waits/);
    expect(told(ana)).toMatchObject({ word: undefined, rows: ['D14'], earned: ENTRY });
    untilRun(ana);
    expect(ana.today).toBe('2026-03-04');
    expect(openRun(ana)).toBe(ENTRY);
  });

  test('more than was posted by more than a tenth repeats', () => {
    const ana = runner();
    expect(run(ana, { completed: 'other', minutes: 11 })).toMatchObject({ word: 'progress' });
    expect(run(ana, { completed: 'other', minutes: 20 })).toMatchObject({ word: 'repeat', rows: ['D13'] });
  });

  test('a run on an off day repeats at best', () => {
    const ana = runner();
    run(ana);
    ana.until('12:00', '2026-03-03');
    ana.says('/done today');
    expect(ana.asked()).toBe('minutes');
    ana.answers({ minutes: 8 });
    ana.waits();
    ana.answers();
    expect(told(ana)).toMatchObject({ word: 'repeat', rows: ['D13'] });
    untilRun(ana);
    expect(ana.today).toBe('2026-03-06');
  });
});

describe('rows about what came before', () => {
  test('H1: the pain is higher three runs in a row', () => {
    const ana = runner();
    run(ana);
    run(ana, { pattern: 'gone', peak: 1 });
    expect(run(ana, { pattern: 'gone', peak: 2 })).toMatchObject({ word: 'rest', rows: ['D2', 'H1'] });
    ana.hears(/physio or doctor/);
    expect(ana.comeback.standing.referred).toBe(true);
  });

  test('H2: the same level is held by pain for the third time', () => {
    const ana = runner();
    run(ana, { 'morning-pain': 1 });
    run(ana, { 'morning-pain': 1 });
    expect(run(ana, { 'morning-pain': 1 })).toMatchObject({ word: 'rest', rows: ['D4', 'H2'] });
  });

  test('H3: rest twice in a row; until /cleared repeat at best, and then on', () => {
    const ana = runner();
    run(ana, { pattern: 'stayed', peak: 1 });
    expect(run(ana, { pattern: 'stayed', peak: 1 })).toMatchObject({ word: 'rest', rows: ['D1', 'H3'] });
    expect(run(ana)).toMatchObject({ word: 'repeat', rows: ['D5', 'W2'] });

    ana.says('/cleared');
    ana.answers({ 'cleared-how': 'yes' });

    expect(run(ana)).toMatchObject({ word: 'progress', rows: ['D5'] });
  });

  test('a week after a referral it is asked about gently, once', () => {
    const ana = runner();
    run(ana, { pattern: 'stayed', peak: 1 });
    run(ana, { pattern: 'stayed', peak: 1 });
    const before = ana.heard.length;
    for (let runs = 0; runs < 6; runs += 1) run(ana);
    const asked = ana.heard
      .slice(before)
      .filter((one) => one.paragraphs.join(' ').includes('been able to look at it'));
    expect(asked).toHaveLength(2);
  });
});
