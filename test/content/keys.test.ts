import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readData } from '../../src/content/data.ts';
import { namedKeys } from '../../src/content/families.ts';
import { readFiles } from '../../src/content/files.ts';
import { readTexts } from '../../src/content/locale.ts';
import { dataDir } from './copy.ts';
import { byCommand, commandOptions, families, namedByRules, notKeys } from './families.ts';
import { composedKeys, hyphenated, markupKeys, quotes, sourceFiles, spokenKeys } from './scan.ts';

const files = readFiles(dataDir);
const data = readData(files);
const english = readTexts(
  'en',
  files.filter(({ name }) => /^locales\/en\/.*\.ftl$/.test(name)),
);
const keys = [...english.entries.values()].filter(({ isTerm }) => !isTerm).map(({ key }) => key);

const speaking = sourceFiles('src/bot', 'src/conversations', 'commands');
const page = sourceFiles('src/chat/playground');
const commands = readdirSync(join(dataDir, '../commands'))
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => name !== 'index');

const composed = [
  ...commandOptions,
  ...Object.entries(families).flatMap(([family, members]) => members.map((member) => `${family}-${member}`)),
  ...byCommand.flatMap((family) => commands.map((name) => `${family}-${name}`)),
  ...namedKeys(data).map(({ key }) => key),
];

/** Words with hyphens that the rules give: they look like keys and are none. */
const given = new Set([
  ...Object.keys(data.questions.value ?? {}),
  ...Object.values(data.questions.value ?? {}).flatMap((one) =>
    'options' in one ? (one.options ?? []) : [],
  ),
  ...notKeys,
]);

function missing(wanted: readonly (readonly [string, string])[]): string[] {
  return [
    ...new Set(wanted.filter(([, key]) => !keys.includes(key)).map(([name, key]) => `${key} (${name})`)),
  ];
}

test('the scan sees the code', () => {
  expect(speaking.length).toBeGreaterThan(20);
  expect(page.length).toBeGreaterThan(10);
  expect(speaking.flatMap(spokenKeys)).toEqual(
    expect.arrayContaining(['help-head', 'why-nothing', 'day-today']),
  );
  expect(speaking.flatMap(composedKeys)).toEqual(expect.arrayContaining(['row', 'exercise', 'option-units']));
  expect(page.flatMap(markupKeys)).toContain('page-clock');
});

test('every key that the code says is in the English words', () => {
  const said = [...speaking, ...page].flatMap((file) =>
    [...spokenKeys(file), ...markupKeys(file)].map((key) => [file.name, key] as const),
  );
  const likely = speaking.flatMap((file) =>
    hyphenated(file)
      .filter((text) => !given.has(text))
      .map((key) => [file.name, key] as const),
  );
  expect(missing([...said, ...likely])).toEqual([]);
});

test('every key that the code puts together is in the English words', () => {
  expect(missing(composed.map((key) => ['composed', key]))).toEqual([]);
});

test('every way of putting keys together is listed in families.ts', () => {
  const known = [...Object.keys(families), ...byCommand, ...namedByRules];
  const unknown = [...speaking, ...page].flatMap((file) =>
    composedKeys(file)
      .filter(
        (family) =>
          !known.some(
            (one) => family === one || (namedByRules.includes(one) && family.startsWith(`${one}-`)),
          ),
      )
      .filter((family) => !notKeys.includes(family))
      .map((family) => `${family} (${file.name})`),
  );
  expect(unknown).toEqual([]);
});

test('no key in the English words is unused', () => {
  const code = sourceFiles('src', 'commands');
  const used = [...english.entries.values()].flatMap(({ uses }) => uses);
  const unused = keys
    .filter((key) => !composed.includes(key) && !used.includes(key))
    .filter((key) => !code.some((file) => quotes(file, key)));
  expect(unused).toEqual([]);
});
