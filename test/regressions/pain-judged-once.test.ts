import { expect, test } from 'vitest';
import { runner, untilRun } from '../support/life.ts';

test('a pain that goes to a later run is no rest of the case it leaves, though an earlier pain stays there', () => {
  const ana = runner();
  ana.says('/pain');
  ana.answers({ 'pain-now': 2 });
  untilRun(ana);
  ana.until('20:05', ana.today);
  ana.says('/pain');
  for (const answer of ['4', 'no', 'no']) ana.says(answer);
  ana.answers();
  expect(ana.entries.map(({ case: { pains } }) => pains.map(({ pain }) => pain))).toEqual([[2], [4]]);
  expect(ana.entries.map(({ verdict }) => verdict?.rows)).toEqual([['D4'], ['D9']]);
  expect(ana.comeback.standing.referred).toBe(false);
});
