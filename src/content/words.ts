import type { FluentVariable } from '@fluent/bundle';
import type { Lexicon, Words } from '../bot/words.ts';
import { variablesOf, type Texts } from './locale.ts';
import { createNumbers } from './numbers.ts';

/** So many texts are remembered as they were written: those with nothing but numbers in them, and those of our own words. */
const MOST_WRITTEN = 5_000;

/** The words of one language, to be handed to whoever speaks. */
export function wordsOf(texts: Texts, lexicon: Lexicon): Words {
  const { bundle, locale } = texts;
  const needed = new Map<string, readonly string[]>();
  const variables = (key: string): readonly string[] => {
    const known = needed.get(key) ?? variablesOf(texts, key);
    needed.set(key, known);
    return known;
  };
  const number = createNumbers();
  const written = (values: Values): Record<string, FluentVariable> => {
    const all: Record<string, FluentVariable> = {};
    for (const [name, value] of Object.entries(values))
      all[name] = typeof value === 'number' ? number(value) : value;
    return all;
  };
  const write = (key: string, values: Values): string => {
    const pattern = bundle.getMessage(key)?.value;
    if (pattern === undefined || pattern === null)
      throw new Error(`No text for the key "${key}" in ${locale}`);
    // Asked of every text, not only where formatting trips over it: a variable in a variant not chosen counts too.
    const missing = variables(key).filter((name) => values[name] === undefined);
    if (missing.length > 0) throw new Error(`The text "${key}" in ${locale} needs ${missing.join(', ')}`);
    return bundle.formatPattern(pattern, written(values));
  };
  const told = new Map<string, string>();
  const recite = (key: string, values: Values = {}): string => {
    const name = nameOf(key, values);
    const text = told.get(name) ?? write(key, values);
    if (told.size < MOST_WRITTEN) told.set(name, text);
    return text;
  };
  return {
    locale,
    lexicon,
    has: (key) => bundle.hasMessage(key),
    recite,
    // What has words in it may be somebody's own, and is not held on to.
    say: (key, values = {}) => (hasWords(values) ? write(key, values) : recite(key, values)),
  };
}

type Values = Readonly<Record<string, string | number>>;

function hasWords(values: Values): boolean {
  for (const name in values) if (typeof values[name] !== 'number') return true;
  return false;
}

/** What tells a text from all others: a number is none of the texts that look like it. */
function nameOf(key: string, values: Values): string {
  let name = key;
  for (const variable in values) {
    const value = values[variable];
    name += `\n${variable}=${typeof value === 'number' ? value : JSON.stringify(value)}`;
  }
  return name;
}
