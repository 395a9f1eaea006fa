import type { Lexicon } from './words.ts';

/** Longer texts are a story, not an answer: nothing in them is taken for one. */
const LONGEST = 200;

/**
 * Which option of a question a typed text means; undefined where it means none for certain. Where several match,
 * the one listed last wins. An option that is a number ("0" for "no pain") may be given for questions that take one.
 */
export function matchOption(lexicon: Lexicon, questionId: string, text: string): string | undefined {
  const options = Object.entries(lexicon.options[questionId] ?? {});
  return options.findLast(([, expressions]) => matchesAny(expressions, text))?.[0];
}

/** Does one of the expressions match what was typed? Case, curly apostrophes and stops at the end do not matter. */
export function matchesAny(expressions: readonly RegExp[], text: string): boolean {
  const plain = normalised(text);
  return plain !== '' && plain.length <= LONGEST && expressions.some((expression) => expression.test(plain));
}

function normalised(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02bc\u0060\u00b4]/gu, "'")
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s"“”.,;]+|[\s"“”.,;!]+$/gu, '');
}
