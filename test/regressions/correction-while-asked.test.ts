import { expect, it } from 'vitest';
import { addDays } from '../../src/coach/day.ts';
import { run, runner } from '../support/life.ts';

it('a correction does not let the reminders of an open question begin anew', () => {
  const ana = runner();
  run(ana, { pattern: 'back', peak: 2, sharp: 'yes' });
  while (ana.asked() !== 'R2') ana.waits();
  const first = ana.today;
  ana.until('07:30', addDays(first, 1));
  ana.says('/correct');
  for (const answer of ['morning', '1', 'no', 'no']) ana.says(answer);
  expect(ana.asked()).toBe('R2');
  ana.waits();
  expect(ana.today).toBe(addDays(first, 2));
});
