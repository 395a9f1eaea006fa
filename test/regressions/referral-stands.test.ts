import { describe, expect, it } from 'vitest';
import { run, runner, told, untilRun } from '../support/life.ts';
import type { Person } from '../support/person.ts';

/** A rest, a clean run, and a pain after the next run that is not reported yet: two rests in a row, so a clinician. */
function sentToClinician(): Person {
  const ana = runner();
  run(ana, { pattern: 'stayed', peak: 2 });
  run(ana);
  untilRun(ana);
  ana.until('20:05', ana.today);
  ana.says('/pain');
  for (const answer of ['4', 'no', 'no']) ana.says(answer);
  ana.hears(/worth having looked at/);
  expect(told(ana)).toMatchObject({ word: 'rest', rows: ['D9', 'H3'] });
  expect(ana.asked()).toBe('completed');
  return ana;
}

describe('a referral that was told', () => {
  it('stands when its pain turns out to belong to a later run, and nobody progresses until /cleared', () => {
    const ana = sentToClinician();
    ana.answers();
    expect(ana.entries.map(({ case: { pains } }) => pains.length)).toEqual([0, 0, 1]);
    expect(ana.entries.map(({ verdict }) => verdict?.word)).toEqual(['rest', 'repeat', 'rest']);
    expect(run(ana).word).toBe('repeat');
    expect(run(ana).word).toBe('repeat');
    ana.says('/plan');
    ana.hears(/should have a look before the level rises/);
    ana.says('/cleared');
    ana.answers();
    expect(run(ana).word).toBe('progress');
  });

  it('is not taken back by a correction of the run that the pain has gone to', () => {
    const ana = sentToClinician();
    ana.answers({ pattern: 'began', peak: 2 });
    ana.says('/correct');
    ana.answers({ 'correct-what': 'report' });
    expect(run(ana).word).toBe('repeat');
  });
});
