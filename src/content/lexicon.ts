import type { Lexicon } from '../bot/words.ts';
import type { Question } from '../coach/rules.ts';
import type { Checked } from './check.ts';
import { compiler } from './expressions.ts';
import { optionProblems, withYesAndNo } from './options.ts';
import type { Problem } from './problems.ts';
import type { LexiconFile } from './schemas/lexicon.ts';

/** The lexicon with its expressions compiled, and what is wrong with them. */
export function lexiconOf(
  { file, value }: Checked<LexiconFile>,
  questions: Readonly<Record<string, Question>> | undefined,
): { lexicon: Lexicon | undefined; problems: Problem[] } {
  if (!value) return { lexicon: undefined, problems: [] };
  const problems: Problem[] = [];
  const { one, at, list, group } = compiler(file, value.parts, problems);
  const yes = list(value.yes, ['yes']);
  const no = list(value.no, ['no']);
  const options = Object.fromEntries(
    Object.entries(value.options).map(([id, lists]) => [id, group(lists ?? {}, ['options', id])]),
  );
  if (questions) problems.push(...optionProblems(file, options, questions));
  const lexicon = {
    yes,
    no,
    back: list(value.back, ['back']),
    cancel: list(value.cancel, ['cancel']),
    numbers: value.numbers,
    weekdays: group(value.weekdays, ['weekdays']),
    weekdaySets: value.weekdaySets.map(({ days, words }, index) => ({
      days,
      words: list(words, ['weekdaySets', index, 'words']),
    })),
    weekdayWords: mapped(value.weekdayWords, (text, name) => one(text, ['weekdayWords', name])),
    otherUnits: one(value.otherUnits, ['otherUnits']),
    units: mapped(value.units, (texts, name) => texts.map((text, index) => at(text, ['units', name, index]))),
    amounts: {
      ...mapped(value.amounts, (text, name) => at(text, ['amounts', name])),
      lead: one(value.amounts.lead, ['amounts', 'lead']),
      trail: one(value.amounts.trail, ['amounts', 'trail']),
    },
    unsure: list(value.unsure, ['unsure']),
    unsureFor: group(value.unsureFor as Record<string, string[]>, ['unsureFor']),
    times: {
      lead: one(value.times.lead, ['times', 'lead']),
      morning: one(value.times.morning, ['times', 'morning']),
      evening: one(value.times.evening, ['times', 'evening']),
      offsets: value.times.offsets,
    },
    places: { ...value.places, lead: one(value.places.lead, ['places', 'lead']) },
    options: withYesAndNo(options, questions ?? {}, { yes, no }),
  };
  return { lexicon, problems };
}

/** The same names with something made of each value. */
function mapped<K extends string, A, B>(
  from: Readonly<Record<K, A>>,
  make: (value: A, name: K) => B,
): Record<K, B> {
  const names = Object.keys(from) as K[];
  return Object.fromEntries(names.map((name) => [name, make(from[name], name)])) as Record<K, B>;
}
