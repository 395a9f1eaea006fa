import { expect, it } from 'vitest';
import { openRun, run, runner, untilRun } from '../support/life.ts';
import type { Person } from '../support/person.ts';

/** Sent to a clinician after a first clean run, and ran all the same. */
function ranAllTheSame(): Person {
  const ana = runner();
  run(ana);
  ana.says('/cleared');
  ana.answers({ 'cleared-how': 'no' });
  expect(ana.comeback.state).toBe('clinician');
  ana.until('18:00');
  ana.says('/done today');
  ana.answers({ minutes: 10, pattern: 'back', peak: 2 });
  ana.says('/cleared');
  ana.answers();
  expect(ana.comeback.state).toBe('running');
  return ana;
}

it('a run is asked about the morning after, though the readiness gate was passed in its evening', () => {
  const ana = ranAllTheSame();
  const { earned } = ana.comeback.standing;
  while (ana.asked() === undefined) {
    expect(openRun(ana)).toBeUndefined();
    ana.waits();
  }
  expect(ana.asked()).toBe('morning-pain');
  ana.answers({ 'morning-pain': 2, swollen: 'no', night: 'no' });
  ana.hears(/^Rest 2 days/);
  expect(ana.comeback.standing).toMatchObject({ rests: 1, lowestRests: 0 });
  untilRun(ana);
  expect(openRun(ana)).toBeLessThan(earned);
});
