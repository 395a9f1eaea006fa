import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { matchesAny, matchOption } from '../../src/bot/lexicon.ts';
import { loadContent } from '../../src/content/load.ts';
import { ContentError } from '../../src/content/problems.ts';
import { copyOfData } from './copy.ts';
import { phrases, vague } from './phrases.ts';

const { lexicon } = loadContent(new URL('../../data', import.meta.url).pathname).words('en');

describe.each(Object.entries(phrases))('%s', (question, options) => {
  const rows = Object.entries(options).flatMap(([option, texts]) =>
    texts.map((text) => [text, option] as const),
  );
  test.each(rows)('%s → %s', (text, option) => {
    expect(matchOption(lexicon, question, text)).toBe(option);
  });
});

describe.each(Object.entries(vague))('%s, not to be guessed', (question, texts) => {
  test.each(texts)('%s', (text) => {
    expect(matchOption(lexicon, question, text)).toBeUndefined();
  });
});

describe('what is typed at any time', () => {
  test.each(['back', 'Back', 'go back', 'back please', 'previous question', 'undo'])(
    '%s goes back',
    (text) => {
      expect(matchesAny(lexicon.back, text)).toBe(true);
    },
  );
  test.each(['came back', 'my back', 'back pain', 'it is back'])('%s does not go back', (text) => {
    expect(matchesAny(lexicon.back, text)).toBe(false);
  });
  test.each(['cancel', 'stop', 'never mind', 'Cancel this, please', 'quit!'])('%s cancels', (text) => {
    expect(matchesAny(lexicon.cancel, text)).toBe(true);
  });
  test.each(['it did not stop', 'I stopped', 'stop hurting'])('%s does not cancel', (text) => {
    expect(matchesAny(lexicon.cancel, text)).toBe(false);
  });
  test.each([
    ' minutes',
    ' min',
    'km',
    ' miles',
    ' days',
    ' weeks',
    '%',
    " o'clock",
    ' to 15 minutes',
    'th',
    ':30',
    ' reps',
    '-minute',
  ])('a number before "%s" is no score', (rest) => {
    expect(lexicon.otherUnits.test(rest)).toBe(true);
  });
  test.each([
    '',
    '/10',
    ' out of 10',
    ' or so',
    ', went away',
    ' at most',
    ' in the morning',
    ' sharp',
    ' more than before',
  ])('a number before "%s" may be a score', (rest) => {
    expect(lexicon.otherUnits.test(rest)).toBe(false);
  });
  test.each([
    ['Monday', 'mon'],
    ['tues', 'tue'],
    ['thurs', 'thu'],
    ['Sundays', 'sun'],
  ])('%s is %s', (text, day) => {
    const days = Object.entries(lexicon.weekdays).filter(([, expressions]) => matchesAny(expressions, text));
    expect(days.map(([id]) => id)).toEqual([day]);
  });
});

test('ten thousand letters are answered at once, with nothing', () => {
  for (const text of ['no pain '.repeat(1250), 'a'.repeat(10_000), '🏃'.repeat(5000), 'שלום '.repeat(2000)])
    for (const question of Object.keys(lexicon.options))
      expect(matchOption(lexicon, question, text)).toBeUndefined();
});

test('the longest text that is looked at takes no time worth naming', () => {
  const texts = [
    'not sore but '.repeat(23),
    'no pain and '.repeat(25),
    'started after 10 minutes '.repeat(12),
    '1 '.repeat(150),
  ];
  const began = performance.now();
  for (const text of texts)
    for (const question of Object.keys(lexicon.options)) matchOption(lexicon, question, text.slice(0, 300));
  expect(performance.now() - began).toBeLessThan(2000);
});

describe('what is wrong with the words of amounts, days and places is told with its line', () => {
  test.each([
    ['a unit that is none', '  seconds: [', '  secs: [', 'units.secs'],
    ['a unit that cannot be read', "['<gap>(d|days?", "['<gap>(d|(days?", 'units.days[0]'],
    ['a part that is not there', '  one: an?', '  one: <an>?', 'amounts.one'],
    ['a day that is none', 'days: [sat, sun]', 'days: [sat, son]', 'weekdaySets[1].days[1]'],
    ['a zone that is none', 'nyc: America/New_York', 'nyc: America/New_Yorck', 'places.names.nyc'],
    ['a country without its letters', 'austria: AT', 'austria: Austria', 'places.countries.austria'],
    ['minutes beyond the hour', "'half past': 30", "'half past': 90", 'times.offsets'],
    ['a question that is not there', "  R4: [<ache>, '<not>", "  R44: [<ache>, '<not>", 'unsureFor.R44'],
  ])('%s', (_, from, to, field) => {
    const folder = copyOfData();
    const file = join(folder, 'locales/en/lexicon.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(from);
    writeFileSync(
      file,
      text.replace(from, () => to),
    );
    expect(() => loadContent(folder)).toThrow(ContentError);
    expect(() => loadContent(folder)).toThrow(field);
    expect(() => loadContent(folder)).toThrow(/locales\/en\/lexicon\.yaml:\d+/);
  });
});
