import { expect, test } from 'vitest';
import { run, runner, untilRun } from '../support/life.ts';

test('a pause on the day of a run: the run is not asked about weeks later', () => {
  const ana = runner();
  untilRun(ana);
  ana.says('/pause');
  ana.untilInstant('2026-03-12T12:00:00Z');
  ana.says('/resume');
  expect(ana.asked()).toBeUndefined();
});

test('a morning answer given after a pause comes too late for progress', () => {
  const ana = runner();
  untilRun(ana);
  ana.taps('done');
  ana.answers();
  ana.says('/pause');
  ana.untilInstant('2026-03-12T12:00:00Z');
  ana.says('/resume');
  expect(ana.asked()).toBe('morning-pain');
  ana.says('0');
  ana.hears(/^Repeat/);
});

test('an answer to a morning question that could only be put late is in time', () => {
  const ana = runner();
  untilRun(ana);
  ana.untilInstant('2026-03-04T18:30:00Z');
  ana.answers();
  expect(ana.entries[0]?.verdict?.word).toBe('progress');
  expect(run(ana).word).toBe('progress');
});
