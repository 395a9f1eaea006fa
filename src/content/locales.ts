import type { Question } from '../coach/rules.ts';
import { checked } from './check.ts';
import type { Language } from './content.ts';
import type { TextFile } from './files.ts';
import { lexiconOf } from './lexicon.ts';
import { POSTS } from './options.ts';
import { readTexts, type Texts } from './locale.ts';
import type { Problem } from './problems.ts';
import { lexiconSchema } from './schemas/lexicon.ts';
import { translationProblems } from './translation.ts';
import { readYaml } from './yaml.ts';

/** The language that all others are measured by, and that is spoken where a runner's own is not there. */
const FIRST_LOCALE = 'en';

/** All languages, and what is wrong in them and between them. */
export interface Locales {
  readonly languages: readonly Language[];
  readonly first: Texts;
  readonly problems: readonly Problem[];
}

/** Reads every folder of `locales/`. */
export function readLocales(
  files: readonly TextFile[],
  questions: Readonly<Record<string, Question>> | undefined,
): Locales {
  const filesOf = (locale: string, end: string) =>
    files.filter(({ name }) => name.startsWith(`locales/${locale}/`) && name.endsWith(end));
  const found = files.flatMap(({ name }) => /^locales\/([^/]+)\//.exec(name)?.[1] ?? []);
  const locales = [...new Set([FIRST_LOCALE, ...found])];
  const languages: Language[] = [];
  const problems: Problem[] = [];
  const first = readTexts(FIRST_LOCALE, filesOf(FIRST_LOCALE, '.ftl'));
  for (const locale of locales) {
    const own = locale === FIRST_LOCALE ? first : readTexts(locale, filesOf(locale, '.ftl'));
    const name = `locales/${locale}/lexicon.yaml`;
    const yaml = readYaml(name, filesOf(locale, '/lexicon.yaml')[0]?.text ?? '');
    const shape = checked(
      yaml,
      lexiconSchema({ sources: [], questions: [...Object.keys(questions ?? {}), ...Object.keys(POSTS)] }),
    );
    const { lexicon, problems: wrong } = lexiconOf(shape, questions);
    problems.push(...own.problems, ...shape.problems, ...wrong);
    if (own !== first) problems.push(...translationProblems(first, own));
    if (lexicon) languages.push({ locale, lexicon, texts: filesOf(locale, '.ftl') });
  }
  return { languages, first, problems };
}
