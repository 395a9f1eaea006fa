import { expect, test } from 'vitest';
import { run, runner, told, untilRun } from '../support/life.ts';

test('pain told while a foundation is built is asked about at the next check', () => {
  const ana = runner({ R6: 'no' });
  ana.says('/pain');
  ana.answers({ 'pain-now': 2 });
  const asked: string[] = [];
  while (asked.length === 0) {
    ana.waits();
    while (ana.asked() !== undefined) {
      asked.push(ana.asked() ?? '');
      ana.says(ana.asked()?.match(/R[23]/) ? '0' : ana.asked() === 'R4' ? '6' : 'yes');
    }
  }
  expect(asked).toEqual(['R2', 'R3', 'R4', 'R6']);
});

test('sharp pain in a foundation sends to a clinician', () => {
  const ana = runner({ R6: 'no' });
  ana.says('/pain');
  ana.answers({ 'pain-now': 1, sharp: 'yes' });
  expect(ana.comeback.state).toBe('clinician');
});

test('a run told while a clinician is awaited is asked about the morning after, and no run is promised', () => {
  const ana = runner({ R1: 'no' });
  ana.until('18:00', '2026-03-02');
  ana.says('/done today');
  ana.answers({ minutes: 12, pattern: 'stayed', peak: 6, sharp: 'yes' });
  ana.hearsNot(/small win/);
  ana.waits();
  expect(ana.asked()).toBe('morning-pain');
  ana.answers();
  ana.hears(/First a doctor or physio/);
});

test('a run on a rest day does not cut the rest short', () => {
  const ana = runner({ weekdays: 'mon thu sat' });
  run(ana);
  ana.says('/pain');
  ana.answers({ 'pain-now': 5 });
  expect(told(ana).from).toBe('2026-03-06');
  ana.says('/done today');
  ana.answers({ minutes: 5 });
  ana.waits();
  ana.answers();
  untilRun(ana);
  expect(ana.today).toBe('2026-03-07');
});

test('a warning sign after a quiet recheck is a second recheck, and so a referral', () => {
  const ana = runner();
  run(ana, { pattern: 'gone', peak: 2, sharp: 'yes' });
  while (ana.asked() !== 'R2') ana.waits();
  ana.answers();
  ana.says('/pain');
  ana.answers({ 'pain-now': 2, sharp: 'yes' });
  expect(ana.comeback.recheck).toBeDefined();
  expect(ana.comeback.standing.referred).toBe(true);
});

test('mild pain after a quiet recheck asks for no other', () => {
  const ana = runner();
  run(ana, { pattern: 'gone', peak: 2, sharp: 'yes' });
  while (ana.asked() !== 'R2') ana.waits();
  ana.answers();
  ana.says('/pain');
  ana.answers({ 'pain-now': 1 });
  expect(ana.comeback.recheck).toBeUndefined();
});

test('pain told on the way and the run it came in cost one level, not two', () => {
  const ana = runner();
  run(ana);
  untilRun(ana);
  ana.says('/pain');
  ana.answers({ 'pain-now': 4 });
  ana.until('18:00', ana.today);
  ana.says('/done today');
  ana.answers({ minutes: 8, pattern: 'stayed', peak: 4 });
  ana.waits();
  ana.answers();
  expect(ana.entries.map((entry) => entry.verdict?.word)).toEqual(['progress', 'rest']);
  expect(ana.comeback.standing.referred).toBe(false);
});
