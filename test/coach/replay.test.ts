import { expect, test } from 'vitest';
import { decide, type Facts } from '../../src/coach/decision.ts';
import { replay, type Decided } from '../../src/coach/replay.ts';
import type { Row } from '../../src/coach/rules.ts';
import { cleanRun } from '../../src/content/facts.ts';
import { loadContent } from '../../src/content/load.ts';
import { dataDir } from '../content/copy.ts';

const { rows } = loadContent(dataDir).rules;

function decided(answers: Partial<Facts>, table: readonly Row[] = rows): Decided {
  const facts = { ...cleanRun, ...answers };
  return { at: '2026-03-02T07:00:00Z', run: '2026-03-01', facts, said: decide(table, facts) };
}

function changed(id: string, change: Partial<Row>): Row[] {
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row));
}

test('the same rules say the same', () => {
  const past = [{}, { pattern: 'gone', peak: 2 }, { completed: 'none' }, { morning: 4 }] as const;
  for (const { differs, gained, lost, gone } of replay(
    rows,
    past.map((answers) => decided(answers)),
  ))
    expect([differs, gained, lost, gone]).toEqual([false, [], [], []]);
});

test('a stricter limit is told with the row that matches now', () => {
  const stricter = changed('D9', { when: { morning: { least: 2 } } });
  const [mild, clean] = replay(stricter, [decided({ morning: 2 }), decided({})]);
  expect(mild).toMatchObject({
    differs: true,
    gained: ['D9'],
    lost: [],
    now: { word: 'rest', level: -1, restDays: 2 },
  });
  expect(clean).toMatchObject({ differs: false, gained: [] });
});

test('a milder limit is told with the row that matches no more, a row taken out as gone', () => {
  const past = [decided({ morning: 3 })];
  const milder = changed('D9', { when: { morning: { least: 4 } } }).map((row) =>
    row.id === 'D4' ? { ...row, when: { morning: { least: 1, most: 3 } } } : row,
  );
  expect(replay(milder, past)).toMatchObject([
    { differs: true, gained: ['D4'], lost: ['D9'], gone: [], now: { word: 'repeat', restDays: 1 } },
  ]);
  const without = milder.filter(({ id }) => id !== 'D9');
  expect(replay(without, past)).toMatchObject([{ differs: true, lost: ['D9'], gone: ['D9'] }]);
});

test('other days of rest differ, although the same rows match', () => {
  const longer = changed('D4', { restDays: 3 });
  expect(replay(longer, [decided({ morning: 1 })])).toMatchObject([
    {
      differs: true,
      gained: [],
      lost: [],
      now: { word: 'repeat', restDays: 3 },
      decided: { said: { restDays: 1 } },
    },
  ]);
});

test('another row with the same verdict is no difference, and is kept', () => {
  const more = [
    ...rows,
    {
      ...rows[0],
      id: 'X1',
      when: { pattern: 'stayed' },
      verdict: 'rest',
      level: -1,
      restDays: 2,
      sources: ['house'],
    } as const,
  ];
  expect(replay(more, [decided({ pattern: 'stayed', peak: 2 })])).toMatchObject([
    { differs: false, gained: ['X1'] },
  ]);
});
