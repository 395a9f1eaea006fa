import { expect, test } from 'vitest';
import { addDays } from '../../src/coach/day.ts';
import { openRun, run, runner, untilRun } from '../support/life.ts';
import type { Person } from '../support/person.ts';

/** Somebody with 20 minutes in one go behind them, back after 31 days and through the gate. */
function throughTheGate(): Person {
  const ana = runner();
  while (ana.comeback.standing.earned < 1200) run(ana);
  const last = ana.entries.at(-1)?.case.run?.day ?? '';
  ana.says('/pause');
  ana.until('06:30', addDays(last, 32));
  ana.says('/resume');
  untilRun(ana);
  expect(openRun(ana)).toBe(600);
  return ana;
}

test('mild pain after the gate does not give the old level back', () => {
  const ana = throughTheGate();
  ana.says('/pain');
  ana.answers({ 'pain-now': 1 });
  expect(ana.comeback.standing.earned).toBe(600);
});

test('nothing from before the gate can be corrected', () => {
  const ana = throughTheGate();
  ana.says('/correct');
  ana.hears(/closed by now/);
});

test('the gate never lifts somebody whom pain had set below the entry before a first run', () => {
  const ana = runner();
  untilRun(ana);
  ana.taps('done');
  ana.answers({ completed: 'hurt', peak: 8 });
  ana.waits();
  ana.answers();
  const { earned } = ana.comeback.standing;
  expect(earned).toBeLessThan(600);
  ana.says('/pause');
  ana.untilInstant('2026-04-20T12:00:00Z');
  ana.says('/resume');
  untilRun(ana);
  expect(openRun(ana)).toBeLessThanOrEqual(earned);
});

test('whether older swelling has settled is not asked once a newer run was judged', () => {
  const ana = runner();
  run(ana, { 'morning-pain': 'stiff' });
  ana.says('/done today');
  ana.answers({ minutes: 20, pattern: 'stayed', peak: 8 });
  ana.waits();
  ana.answers();
  const { earned } = ana.comeback.standing;
  untilRun(ana);
  expect(ana.heard.some((one) => one.asks === 'settled')).toBe(false);
  expect(ana.comeback.standing.earned).toBe(earned);
});

test('a report corrected to "not run" leaves a break as long as it was', () => {
  const ana = runner();
  while (ana.comeback.standing.earned < 800) run(ana);
  const last = ana.entries.at(-1)?.case.run?.day ?? '';
  ana.says('/pause');
  ana.until('06:30', addDays(last, 12));
  ana.says('/resume');
  untilRun(ana);
  ana.taps('done');
  ana.answers();
  ana.says('/correct');
  ana.answers({ completed: 'none' });
  const { earned } = ana.comeback.standing;
  untilRun(ana);
  expect(openRun(ana)).toBeLessThanOrEqual(earned * 0.75);
});

test('faster running begins anew after a break', () => {
  const ana = runner();
  while (!ana.comeback.standing.speed) run(ana);
  const last = ana.entries.at(-1)?.case.run?.day ?? '';
  ana.says('/pause');
  ana.until('06:30', addDays(last, 41));
  ana.says('/resume');
  untilRun(ana);
  expect(ana.comeback.standing.speed).toBeUndefined();
});
