import { expect, test } from 'vitest';
import { runExamples } from '../../src/content/examples.ts';
import { loadContent } from '../../src/content/load.ts';
import { copyOfData, dataDir, edit } from './copy.ts';

test('every example in the rules’ files says what the rules say', () => {
  const { count, problems } = runExamples(dataDir, loadContent(dataDir).rules);
  expect(problems).toEqual([]);
  expect(count).toBeGreaterThan(35);
});

test.each([
  ['decision.yaml', 'verdict: repeat, rows: [D4]', 'verdict: rest, rows: [D4]', 'examples[7].verdict'],
  ['readiness.yaml', 'R2: 1 }, outcome: foundation', 'R2: 1 }, outcome: ready', 'examples[3].outcome'],
  ['ladder.yaml', 'up: 1 x 1240/0', 'up: 1 x 1280/0', 'examples[1].up'],
])('%s: an example that the rules do not bear out is told', (name, from, to, field) => {
  const copy = copyOfData();
  edit(copy, name, from, to);
  const { problems } = runExamples(copy, loadContent(copy).rules);
  expect(problems.map((problem) => [problem.file, problem.field])).toEqual([[name, field]]);
});
