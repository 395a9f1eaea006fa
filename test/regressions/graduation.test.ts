import { expect, test } from 'vitest';
import { run, runner } from '../support/life.ts';

test('no strength is promised where the injury was short', () => {
  const ana = runner({ 'injured-weeks': 4 });
  while (ana.comeback.state === 'running') run(ana);
  ana.hears(/comeback is complete/);
  ana.hearsNot(/twice a week/);
  expect(ana.waits()).toBe(false);
});

test('a mistyped last answer does not graduate for good', () => {
  const ana = runner();
  while (ana.comeback.state === 'running') run(ana);
  ana.says('/correct');
  ana.taps('morning');
  ana.answers({ 'morning-pain': 2 });
  expect(ana.comeback.state).toBe('running');
  ana.hears(/^Repeat/);
});
