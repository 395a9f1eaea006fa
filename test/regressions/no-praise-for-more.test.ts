import { expect, test } from 'vitest';
import { run, runner, untilRun } from '../support/life.ts';
import type { Person } from '../support/person.ts';

function said(ana: Person): string {
  return ana.heard.flatMap(({ paragraphs }) => paragraphs).join('\n');
}

test('a run of more than was posted earns no small win, neither in the evening nor the morning after', () => {
  const ana = runner();
  untilRun(ana);
  ana.until('18:00', ana.today);
  ana.says('/done today');
  ana.answers({ completed: 'other', minutes: 40 });
  expect(said(ana)).not.toMatch(/small win/i);
  ana.waits();
  ana.answers();
  expect(said(ana)).not.toMatch(/small win/i);
});

test('the small win comes with the next run that was as planned', () => {
  const ana = runner();
  run(ana, { completed: 'other', minutes: 40 });
  const before = said(ana).length;
  run(ana);
  expect(said(ana).slice(before)).toMatch(/small win/i);
});
