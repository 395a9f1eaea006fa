import { expect, it } from 'vitest';
import { openRun, runner, untilRun } from '../support/life.ts';

it('pain that is told while a recheck is open asks for that recheck anew, on its own day and before any run', () => {
  const ana = untilRun(runner());
  ana.taps('done');
  ana.answers({ pattern: 'back', peak: 2, sharp: 'yes' });
  while (ana.asked() !== 'R2')
    if (ana.asked() === undefined) ana.waits();
    else ana.answers();
  ana.says('/pain');
  for (const answer of ['7', 'yes', 'no']) ana.says(answer);
  expect(ana.asked()).toBeUndefined();
  const due = ana.comeback.recheck?.due ?? '';
  expect(due > ana.today).toBe(true);
  while (ana.asked() === undefined) {
    expect(ana.waits()).toBe(true);
    expect(openRun(ana)).toBeUndefined();
  }
  expect([ana.asked(), ana.today]).toEqual(['R2', due]);
});
