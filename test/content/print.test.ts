import { describe, expect, test } from 'vitest';
import { inWords } from '../../src/content/print/condition.ts';
import { printRules } from '../../src/content/print/rules.ts';
import { table } from '../../src/content/print/table.ts';
import { loadContent } from '../../src/content/load.ts';
import { dataDir } from './copy.ts';

const { rules } = loadContent(dataDir);

test.each([
  [{ pattern: 'gone' }, 'pain in the warm-up that went away'],
  [{ morning: { least: 1, most: 2 } }, 'morning pain 1 to 2'],
  [{ morning: { least: 3 } }, 'morning pain 3 or more'],
  [{ miles: { over: 3 } }, 'over 3 miles'],
  [{ injury: ['bone', 'surgery'], peak: { least: 1 } }, 'a bone injury or surgery, peak pain 1 or more'],
  [{ any: [{ sharp: true }, { night: true }] }, 'sharp pain;\nor it woke them in the night'],
  [{ restsInARow: { least: 2 } }, '"rest 2 days" in a row: 2 or more'],
])('%j reads "%s"', (when, words) => {
  expect(inWords(when)).toBe(words);
});

test('no condition of the table is printed with the name of a fact', () => {
  for (const { when } of rules.rows)
    expect(inWords(when)).not.toMatch(
      /true|false|undefined|object|timesStuck|restsInARow|risingPeaks|unsettled/,
    );
});

describe('the rules in print', () => {
  test.each([80, 100, 200])('fit %i columns, each row in full', (width) => {
    const lines = printRules(rules, width).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(width);
    for (const { id } of rules.rows)
      expect(lines.filter((line) => line.startsWith(`${id} `))).toHaveLength(1);
    for (const id of Object.keys(rules.sources))
      expect(lines.some((line) => line.startsWith(`${id} `))).toBe(true);
  });

  test('a row has its verdict, its level, its rest and the evidence of its sources', () => {
    const line = printRules(rules, 200)
      .split('\n')
      .find((each) => each.startsWith('D10 '));
    const row =
      /^D10 +it changed the stride; +rest 2 days +-1 +2 days +recheck +S1 expert, S2 expert, P2 consensus$/;
    expect(line).toMatch(row);
  });
});

test('columns are aligned, and texts broken between words', () => {
  const columns = [{ head: 'id' }, { head: 'what', wraps: true }, { head: 'n' }];
  const rows = [
    ['a', 'one two three four five', '1'],
    ['bb', 'six', '22'],
  ];
  expect(table(columns, rows, 22).split('\n')).toEqual([
    'id  what            n',
    '--  --------------  --',
    'a   one two three   1',
    '    four five',
    'bb  six             22',
  ]);
});
