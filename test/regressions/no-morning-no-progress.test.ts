import { expect, test } from 'vitest';
import { runner, untilRun } from '../support/life.ts';

test('a run told after "not run" on the same day waits for its morning like any other', () => {
  const ana = runner();
  untilRun(ana);
  ana.taps('done');
  ana.answers({ completed: 'none' });
  ana.until('19:00', ana.today);
  ana.says('/done today');
  ana.answers();
  ana.hearsNot(/Progress/);
  expect(ana.entries[0]?.verdict).toBeUndefined();
  ana.waits();
  expect(ana.asked()).toBe('morning-pain');
  ana.says('0');
  ana.hears(/^Progress/);
});

test('"not run" corrected to a run waits for its morning too', () => {
  const ana = runner();
  untilRun(ana);
  ana.taps('done');
  ana.answers({ completed: 'none' });
  ana.says('/correct');
  ana.answers();
  ana.hearsNot(/Progress/);
  ana.waits();
  expect(ana.asked()).toBe('morning-pain');
});
