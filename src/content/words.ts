import type { FluentVariable } from '@fluent/bundle';
import type { Lexicon, Words } from '../bot/words.ts';
import { variablesOf, type Texts } from './locale.ts';
import { createNumbers } from './numbers.ts';

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
  const written = (values: Readonly<Record<string, string | number>>): Record<string, FluentVariable> => {
    const all: Record<string, FluentVariable> = {};
    for (const [name, value] of Object.entries(values))
      all[name] = typeof value === 'number' ? number(value) : value;
    return all;
  };
  return {
    locale,
    lexicon,
    has: (key) => bundle.hasMessage(key),
    say(key, values = {}) {
      const pattern = bundle.getMessage(key)?.value;
      if (pattern === undefined || pattern === null)
        throw new Error(`No text for the key "${key}" in ${locale}`);
      // Asked of every text, not only where formatting trips over it: a variable in a variant not chosen counts too.
      const missing = variables(key).filter((name) => values[name] === undefined);
      if (missing.length > 0) throw new Error(`The text "${key}" in ${locale} needs ${missing.join(', ')}`);
      return bundle.formatPattern(pattern, written(values));
    },
  };
}
