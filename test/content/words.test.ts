import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadContent } from '../../src/content/load.ts';
import { readTexts } from '../../src/content/locale.ts';
import { ContentError } from '../../src/content/problems.ts';
import { translationProblems } from '../../src/content/translation.ts';
import { wordsOf } from '../../src/content/words.ts';
import { copyOfData, dataDir } from './copy.ts';

const { lexicon } = loadContent(dataDir).words('en');

function texts(text: string, locale = 'en', name = 'a.ftl') {
  return readTexts(locale, [{ name: `locales/${locale}/${name}`, text }]);
}

function problemsIn(text: string): string[] {
  return texts(text).problems.map(({ file, line, field }) => `${file}:${line} ${field}`);
}

describe('what is said', () => {
  const read = texts(
    [
      '# A comment',
      'hello = Hello, { $name }!',
      'runs = { $count ->',
      '    [one] one run',
      '   *[other] { $count } runs with { $name }',
      '}',
      'long =',
      '    The first line',
      '    and the second.',
      '',
      '    A paragraph later.',
      'uses = So: { hello } { -brand }',
      '-brand = Comeback',
    ].join('\n'),
  );
  const words = wordsOf(read, lexicon);

  test('a text is said with its values, without invisible marks', () => {
    expect(read.problems).toEqual([]);
    expect(words.say('hello', { name: 'Ana' })).toBe('Hello, Ana!');
    expect(words.say('runs', { count: 1, name: 'Ana' })).toBe('one run');
    expect(words.say('runs', { count: 3, name: 'Ana' })).toBe('3 runs with Ana');
    expect(words.say('long')).toBe('The first line\nand the second.\n\nA paragraph later.');
    expect(words.say('uses', { name: 'Ana' })).toBe('So: Hello, Ana! Comeback');
    expect([words.has('hello'), words.has('hallo')]).toEqual([true, false]);
  });

  test('what many hear is told apart by all its values', () => {
    expect(words.recite('hello', { name: 'Ana' })).toBe('Hello, Ana!');
    expect(words.recite('hello', { name: 'Ben' })).toBe('Hello, Ben!');
    expect(words.recite('runs', { count: 2, name: 'Ana' })).toBe('2 runs with Ana');
    expect(words.recite('runs', { count: 3, name: 'Ana' })).toBe('3 runs with Ana');
    expect(words.recite('runs', { count: 1, name: 'Ana' })).toBe('one run');
    expect(words.recite('runs', { count: '1', name: 'Ana' })).toBe('1 runs with Ana');
    expect(words.recite('long')).toBe(words.say('long'));
    expect(() => words.recite('hello')).toThrow('needs name');
  });

  test('a key that is missing throws', () => {
    expect(() => words.say('hallo')).toThrow('No text for the key "hallo" in en');
  });

  test('a value that is missing throws, also in a variant that is not chosen or a text that is used', () => {
    expect(() => words.say('hello')).toThrow('The text "hello" in en needs name');
    expect(() => words.say('runs', { count: 1 })).toThrow('needs name');
    expect(() => words.say('uses')).toThrow('needs name');
  });
});

describe('what cannot be read is told, with its line', () => {
  test.each([
    ['a brace that does not close', 'a = one\nb = two { $x\nc = three', 'locales/en/a.ftl:2 b'],
    ['a brace too many', 'a = one }', 'locales/en/a.ftl:1 a'],
    ['junk at the margin', 'a = one\nthis is no text\nb = two', 'locales/en/a.ftl:2 a'],
    ['an entry without a text', 'a =\nb = two', 'locales/en/a.ftl:1 a'],
    ['a choice without a default', 'a = { $x ->\n    [one] one\n    [two] two\n}', 'locales/en/a.ftl:1 a'],
    ['a line that the parser would drop', 'a = one\n    * two', 'locales/en/a.ftl:2 a'],
    ['a second text for a key', 'a = one\nb = two\na = three', 'locales/en/a.ftl:3 a'],
    ['a text that uses one that is not there', 'hello = Hi\na = { hallo }', 'locales/en/a.ftl:2 a'],
    ['a function that is not there', 'a = { SHOUT($x) }', 'locales/en/a.ftl:1 a'],
  ])('%s', (_, text, expected) => {
    expect(problemsIn(text)).toContain(expected);
  });

  test('the same key in two files', () => {
    const { problems } = readTexts('en', [
      { name: 'locales/en/a.ftl', text: 'hello = Hello' },
      { name: 'locales/en/b.ftl', text: '\nhello = Hi' },
    ]);
    expect(problems).toMatchObject([
      {
        file: 'locales/en/b.ftl',
        line: 2,
        expected: 'each key once only: it stands in locales/en/a.ftl:1 already',
      },
    ]);
  });
});

describe('a second language', () => {
  test('has the same keys with the same variables', () => {
    const en = texts('hello = Hello, { $name }\nbye = Bye\nlate = Late');
    const de = texts('hello = Hallo, { $nam }\nbye = Tschüss\n\nlaet = Spät', 'de');
    expect(translationProblems(en, de)).toMatchObject([
      { file: 'locales/de/a.ftl', field: 'late', found: 'nothing' },
      {
        file: 'locales/de/a.ftl',
        line: 1,
        field: 'hello',
        found: '$nam',
        expected: 'the same as in en: $name',
      },
      { file: 'locales/de/a.ftl', line: 4, field: 'laet', expected: 'only keys that en has', meant: 'late' },
    ]);
  });

  test('is spoken where it is whole', () => {
    const folder = copyOfData();
    cpSync(join(folder, 'locales/en'), join(folder, 'locales/de'), { recursive: true });
    const { words, locales } = loadContent(folder);
    expect(locales).toEqual(['en', 'de']);
    expect([words('de').locale, words('de-AT').locale, words('fr').locale]).toEqual(['de', 'de', 'en']);
  });

  test('keeps the content from loading where a key is missing or superfluous, both told with their file', () => {
    const folder = copyOfData();
    const [from, to] = [join(folder, 'locales/en'), join(folder, 'locales/de')];
    cpSync(from, to, { recursive: true });
    const file = join(to, 'playground.ftl');
    writeFileSync(file, `${readFileSync(file, 'utf8').replace(/^page-clock = .*$/m, '')}\nuhr = Die Uhr\n`);
    expect(() => loadContent(folder)).toThrow(ContentError);
    expect(() => loadContent(folder)).toThrow(
      /locales\/de\/playground\.ftl:1:1 {2}page-clock: found nothing/,
    );
    expect(() => loadContent(folder)).toThrow(
      /locales\/de\/playground\.ftl:\d+:1 {2}uhr: found "uhr", expected only keys that en has/,
    );
  });

  test('needs a lexicon of its own', () => {
    const folder = copyOfData();
    mkdirSync(join(folder, 'locales/fr'));
    writeFileSync(join(folder, 'locales/fr/a.ftl'), '');
    expect(() => loadContent(folder)).toThrow('locales/fr/lexicon.yaml:1:1  the file: found nothing');
  });
});
