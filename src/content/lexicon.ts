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
  const { one, list, group } = compiler(file, value.parts, problems);
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
    otherUnits: one(value.otherUnits, ['otherUnits']),
    options: withYesAndNo(options, questions ?? {}, { yes, no }),
  };
  return { lexicon, problems };
}
