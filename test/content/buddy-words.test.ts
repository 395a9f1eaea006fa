import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataDir } from './copy.ts';

const texts = readFileSync(join(dataDir, 'locales/en/buddies.ftl'), 'utf8').split('\n');

/** What makes a day without an answer sound like a fault, and what drives somebody on. */
const UNKIND =
  /\b(?:missed|failed|only|still|just push|lazy|blame|lost a streak|let .* down|minutes run|pace)\b/iu;

test('what is said of buddies is said kindly', () => {
  expect(texts.length).toBeGreaterThan(80);
  expect(texts.filter((line) => UNKIND.test(line))).toEqual([]);
});

test('somebody who leaves, blocks or forgets gives no reason, whoever is told', () => {
  const ended = texts.find((line) => line.startsWith('buddy-ended ='));
  expect(ended).toMatch(/pairing has ended/);
  expect(ended).not.toMatch(/left|block|forg|delet|\{/u);
});
