import { expect, test } from 'vitest';
import { openRun, run, runner, told, untilRun } from '../support/life.ts';

test('a run told before the morning question of the one before: that question comes first', () => {
  const ana = runner();
  untilRun(ana);
  ana.until('18:00', ana.today);
  ana.taps('done');
  ana.answers({ pattern: 'stayed', peak: 8 });
  ana.until('05:20', '2026-03-03');
  ana.says('/done today');
  expect(ana.asked()).toBe('morning-pain');
  ana.answers();
  expect(told(ana)).toMatchObject({ word: 'rest' });
});

test('pain told while a report is owed belongs to that run, and its rest is kept', () => {
  const ana = runner();
  run(ana);
  untilRun(ana);
  ana.until('07:10', '2026-03-05');
  ana.says('/pain');
  ana.taps('6');
  ana.taps('no');
  ana.taps('no');
  ana.answers();
  expect(ana.entries.map((entry) => entry.verdict?.word)).toEqual(['progress', 'rest']);
  untilRun(ana);
  expect(ana.today).toBe('2026-03-09');
});

test('pain told in the evening of a run does not take back the run that was run', () => {
  const ana = runner();
  untilRun(ana);
  ana.until('20:05', ana.today);
  ana.says('/pain');
  ana.taps('2');
  ana.taps('no');
  ana.taps('no');
  expect(ana.asked()).toBe('completed');
  ana.answers();
  expect(ana.entries.at(-1)?.case.run?.posted).toBe(600);
});

test('a plan that was left for a new enrolment half-way can be gone on with', () => {
  const ana = runner();
  run(ana);
  ana.says('/start');
  ana.taps('yes');
  ana.says('/cancel');
  ana.hears(/paused/);
  expect(ana.waits()).toBe(false);
  ana.says('/resume');
  untilRun(ana);
  expect(openRun(ana)).toBe(630);
});

test('the "Why?" of an earlier enrolment explains no run of the new one', () => {
  const ana = runner();
  run(ana, { 'morning-pain': 2 });
  const old = ana.heard.findLast((one) => one.ref?.startsWith('verdict:'));
  ana.says('/start');
  ana.taps('yes');
  ana.answers();
  run(ana);
  if (old) ana.tapsOn(old, 'why');
  ana.hears(/closed by now/);
});
