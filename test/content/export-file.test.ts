import { describe, expect, test } from 'vitest';
import { decide } from '../../src/coach/decision.ts';
import { replay } from '../../src/coach/replay.ts';
import { readExport } from '../../src/content/export-file.ts';
import { cleanRun } from '../../src/content/facts.ts';
import { loadContent } from '../../src/content/load.ts';
import { printReplay } from '../../src/content/print/replay.ts';
import { dataDir } from './copy.ts';

const { rules } = loadContent(dataDir);

function verdict(run: string, answers: object) {
  const facts = { ...cleanRun, ...answers };
  const { word, rows, level, restDays } = decide(rules.rows, facts);
  return { verdict: { entry: run, run, facts, rows, ...(word ? { word } : {}), level, restDays } };
}

const journal = [
  { seq: 1, at: '2026-03-01T18:00:00Z', event: { type: 'text', text: '/start' }, content: 'x', patch: {} },
  {
    seq: 2,
    at: '2026-03-02T07:00:00Z',
    content: 'x',
    patch: {},
    decided: [{ readiness: { outcome: 'ready' } }, verdict('2026-03-01', {})],
  },
  {
    seq: 3,
    at: '2026-03-04T07:01:00Z',
    content: 'x',
    patch: {},
    decided: [verdict('2026-03-03', { morning: 2 })],
  },
  {
    seq: 4,
    at: '2026-03-06T07:01:00Z',
    content: 'x',
    patch: {},
    decided: [verdict('2026-03-05', { completed: 'none' })],
  },
];
const exported = JSON.stringify({ comeback: 1, profile: {}, runs: [], journal });

function verdictsOf(text: string) {
  const read = readExport(text);
  if ('problem' in read) throw new Error(read.problem);
  return read.verdicts;
}

test('the verdicts of an export are read in order, readiness and silent lines passed over', () => {
  expect(verdictsOf(exported).map(({ run, said }) => [run, said.word, said.rows])).toEqual([
    ['2026-03-01', 'progress', ['D5']],
    ['2026-03-03', 'repeat', ['D4']],
    ['2026-03-05', undefined, ['D14']],
  ]);
});

describe('what is no export is told', () => {
  test.each([
    ['no JSON', '{ "journal": [', 'It is not JSON ('],
    ['a list', '[]', 'It is not an export of Comeback: expected fields'],
    ['something else', '{ "runs": [] }', 'It is not an export of Comeback: journal: expected a list'],
    [
      'a journal of something else',
      '{ "journal": [1] }',
      'It is not an export of Comeback: journal.0: expected fields',
    ],
    [
      'a damaged verdict',
      exported.replace('"restDays":1', '"restDays":"one"'),
      'The verdict in line 2 of its journal cannot be read: restDays: expected a number',
    ],
    [
      'an answer that cannot be',
      exported.replace('"pattern":"none"', '"pattern":"some"'),
      'line 2 of its journal cannot be read: facts.pattern: expected one of none, gone',
    ],
  ])('%s', (_, text, problem) => {
    expect(readExport(text)).toMatchObject({ problem: expect.stringContaining(problem) });
  });
});

describe('a replay in print', () => {
  test('nothing differs under the same rules', () => {
    expect(printReplay(rules, replay(rules.rows, verdictsOf(exported)), 100)).toBe(
      `3 verdicts replayed with the rules ${rules.version}: 0 would differ.`,
    );
  });

  test('a verdict that would differ is shown with both verdicts and the rows that make the difference', () => {
    const rows = rules.rows
      .map((row) => (row.id === 'D9' ? { ...row, when: { morning: { least: 2 } } } : row))
      .filter(({ id }) => id !== 'D4');
    const edited = { ...rules, rows };
    expect(printReplay(edited, replay(rows, verdictsOf(exported)), 100).split('\n')).toEqual([
      'The run of 2026-03-03 (answered 2026-03-04 07:01 UTC)',
      '  then: repeat, level 0, 1 day of rest (D4)',
      '  now:  rest 2 days, level -1, 2 days of rest (D9)',
      '  D9 matches now and did not then: morning pain 2 or more',
      '  D4 matched then and is not in the table any more',
      '',
      `3 verdicts replayed with the rules ${rules.version}: 1 would differ.`,
    ]);
  });

  test('an export without a verdict says so', () => {
    expect(printReplay(rules, [], 100)).toBe('There is no verdict in this export yet.');
  });
});
