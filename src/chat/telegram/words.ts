import type { PlatformParts } from '../adapter.ts';

/** The adapter's own words in a language; a key that is missing is told as itself, the start has checked them. */
export function wordsIn({ words }: Pick<PlatformParts, 'words'>, locale: string): (key: string) => string {
  const all = words(locale);
  return (key) => all[key] ?? key;
}
