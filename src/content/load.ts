import type { Words } from '../bot/words.ts';
import type { Rules } from '../coach/rules.ts';
import { readData } from './data.ts';
import { namedKeys, wordless } from './families.ts';
import { readFiles } from './files.ts';
import { FIRST_LOCALE, readLocales } from './locales.ts';
import { ContentError } from './problems.ts';
import { rulesOf } from './rules.ts';
import { templatesOf } from './templates.ts';
import { versionOf } from './version.ts';

/** Everything that `data/` says, checked. */
export interface Content {
  readonly rules: Rules;
  /** The words of a language: its own, those of its family ("de" for "de-AT"), or the first language's. */
  readonly words: (locale: string) => Words;
  readonly locales: readonly string[];
  /** The texts of one of `locales` whose keys begin with `prefix`, by key, variables as {name}: for the playground's page. */
  readonly templates: (locale: string, prefix: string) => Readonly<Record<string, string>>;
}

/** Reads and checks the whole of `dataDir`. Throws one `ContentError` with every problem of every file. */
export function loadContent(dataDir: string): Content {
  const files = readFiles(dataDir);
  const data = readData(files);
  const { words, texts, first: firstTexts, problems } = readLocales(files, data.questions.value);
  const rules = rulesOf(data, versionOf(files));
  const all = [
    ...data.problems,
    ...problems,
    ...wordless(namedKeys(data), (key) => firstTexts.entries.has(key)),
  ];
  const first = words.get(FIRST_LOCALE);
  if (all.length > 0 || !rules || !first) throw new ContentError(dataDir, all);
  return {
    rules,
    locales: [...words.keys()],
    words: (locale) => words.get(locale) ?? words.get(locale.split('-')[0] ?? locale) ?? first,
    templates: (locale, prefix) => templatesOf(texts.get(locale) ?? firstTexts, prefix),
  };
}
