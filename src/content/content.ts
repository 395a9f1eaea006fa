import type { Lexicon, Words } from '../bot/words.ts';
import type { Rules } from '../coach/rules.ts';
import type { TextFile } from './files.ts';
import { readTexts, type Texts } from './locale.ts';
import { templatesOf } from './templates.ts';
import { wordsOf } from './words.ts';

/** Everything that `data/` says, checked. */
export interface Content {
  readonly rules: Rules;
  /** The words of a language: its own, those of its family ("de" for "de-AT"), or the first language's. */
  readonly words: (locale: string) => Words;
  readonly locales: readonly string[];
  /** The texts of one of `locales` whose keys begin with `prefix`, by key, variables as {name}: for the playground's page. */
  readonly templates: (locale: string, prefix: string) => Readonly<Record<string, string>>;
}

/** A language: what people type in it, and the files with what is said. */
export interface Language {
  readonly locale: string;
  readonly lexicon: Lexicon;
  readonly texts: readonly TextFile[];
}

/** The content made of what was read; the first language stands in for others. */
export function contentOf(rules: Rules, languages: readonly Language[]): Content {
  const texts = new Map(languages.map((one) => [one.locale, readTexts(one.locale, one.texts)]));
  const words = new Map<string, Words>();
  for (const { locale, lexicon } of languages) {
    const own = texts.get(locale);
    if (own) words.set(locale, wordsOf(own, lexicon));
  }
  const [locale = ''] = words.keys();
  const first = words.get(locale);
  const firstTexts = texts.get(locale);
  if (!first || !firstTexts) throw new Error('content without a language');
  return {
    rules,
    locales: [...words.keys()],
    words: (one) => words.get(one) ?? words.get(one.split('-')[0] ?? one) ?? first,
    templates: remembered((one) => texts.get(one) ?? firstTexts),
  };
}

/** Made once for each language and prefix: platforms look their own words up with every message. */
function remembered(textsIn: (locale: string) => Texts): Content['templates'] {
  const known = new Map<string, ReturnType<typeof templatesOf>>();
  return (locale, prefix) => {
    const texts = textsIn(locale);
    const name = `${texts.locale} ${prefix}`;
    const templates = known.get(name) ?? templatesOf(texts, prefix);
    known.set(name, templates);
    return templates;
  };
}
