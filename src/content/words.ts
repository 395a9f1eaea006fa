import type { FluentVariable } from '@fluent/bundle';
import type { Lexicon, Words } from '../bot/words.ts';
import { variablesOf, type Texts } from './locale.ts';
import { createNumbers } from './numbers.ts';

/** So many texts are remembered as they were written; those that need nothing but numbers are few. */
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
  return {
    locale,
    lexicon,
    has: (key) => bundle.hasMessage(key),
    say(key, values = {}) {
      const name = nameOf(key, values);
      if (name === undefined) return write(key, values);
      const text = told.get(name) ?? write(key, values);
      if (told.size < MOST_WRITTEN) told.set(name, text);
      return text;
    },
  };
}

type Values = Readonly<Record<string, string | number>>;

/** What tells a text from all others; undefined where it has words in it, which may be somebody's own. */
function nameOf(key: string, values: Values): string | undefined {
  let name = key;
  for (const [variable, value] of Object.entries(values)) {
    if (typeof value !== 'number') return undefined;
    name += ` ${variable}=${value}`;
  }
  return name;
}
