import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { copyOfData, dataDir, edit } from './copy.ts';

const versionOf = (folder: string) => loadContent(folder).rules.version;

test('the version is twelve letters, the same wherever the content lies', () => {
  expect(versionOf(dataDir)).toMatch(/^[0-9a-f]{12}$/);
  expect(versionOf(copyOfData())).toBe(versionOf(dataDir));
  expect(versionOf(`${copyOfData()}/`)).toBe(versionOf(dataDir));
});

test('it does not change with the line ends of another platform', () => {
  const folder = copyOfData();
  const path = join(folder, 'guards.yaml');
  writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'));
  expect(versionOf(folder)).toBe(versionOf(dataDir));
});

test.each([
  ['a rule', 'guards.yaml', 'hoursFromReport: 36', 'hoursFromReport: 37'],
  ['a word', 'locales/en/playground.ftl', 'page-clock = The clock', 'page-clock = A clock'],
  ['what people type', 'locales/en/lexicon.yaml', 'zero: 0,', 'zero: 0, nil: 0,'],
])('it changes with %s', (_, file, from, to) => {
  const folder = copyOfData();
  edit(folder, file, from, to);
  expect(versionOf(folder)).not.toBe(versionOf(dataDir));
});
