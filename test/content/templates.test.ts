import { expect, test } from 'vitest';
import { readTexts } from '../../src/content/locale.ts';
import { templatesOf } from '../../src/content/templates.ts';
import { content } from '../support/coach.ts';

const texts = readTexts('en', [
  {
    name: 'locales/en/a.ftl',
    text: [
      'page-time = { $name }’s time',
      'page-count = { $count ->',
      '    [one] one of { $name }',
      '   *[other] { $count } of { $name }',
      '}',
      'page-uses = So: { page-time } { -brand }',
      'other = Not asked for',
      '-brand = Comeback',
      '-page-brand = Never said by itself',
    ].join('\n'),
  },
]);

test('templates leave their variables to be filled in', () => {
  expect(texts.problems).toEqual([]);
  expect(templatesOf(texts, 'page-')).toEqual({
    'page-time': '{name}’s time',
    'page-count': '{count} of {name}',
    'page-uses': 'So: {name}’s time Comeback',
  });
});

test('the page has words in every language, and nothing else is among them', () => {
  for (const locale of content.locales) {
    const templates = content.templates(locale, 'page-');
    expect(templates).toMatchObject({ 'page-title': 'Comeback', 'page-someone-time': expect.any(String) });
    expect(Object.keys(templates).every((key) => key.startsWith('page-'))).toBe(true);
  }
});
