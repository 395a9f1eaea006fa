import { expect, test } from 'vitest';
import { run, runner, untilRun } from '../support/life.ts';

test('a limit below the lowest level posts no run, says why, and /cleared lifts it', () => {
  const ana = runner({ R1: 'limits', 'limit-minutes': 5 });
  ana.hears(/less than the shortest run/);
  for (let days = 0; days < 40; days += 1) {
    ana.waits();
    expect(ana.asked()).toBeUndefined();
    if (ana.today === '2026-03-04') ana.hears(/more than your doctor or physio allowed/);
  }
  ana.says('/cleared');
  ana.answers({ 'cleared-how': 'yes' });
  untilRun(ana);
});

test('a clinician who sets limits in the middle of a comeback is obeyed', () => {
  const ana = runner();
  while (ana.comeback.standing.earned < 900) run(ana);
  ana.says('/cleared');
  ana.answers({ 'cleared-how': 'limits', 'limit-minutes': 10, 'limit-runs': 'unknown' });
  expect(run(ana).posted).toBe(600);
});

test('a clinician who says no in the middle of a comeback stops it', () => {
  const ana = runner();
  untilRun(ana);
  ana.says('/cleared');
  ana.answers({ 'cleared-how': 'no' });
  expect(ana.comeback.state).toBe('clinician');
  expect(ana.comeback.posts[ana.today]?.state).toBe('withdrawn');
});

test('a limit told on the day of a longer run takes that run back', () => {
  const ana = runner();
  while (ana.comeback.standing.earned < 900) run(ana);
  untilRun(ana);
  ana.says('/cleared');
  ana.answers({ 'cleared-how': 'limits', 'limit-minutes': 10, 'limit-runs': 'unknown' });
  expect(ana.comeback.posts[ana.today]?.state).toBe('withdrawn');
});
