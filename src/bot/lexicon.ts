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

/** The text without marks that cannot be seen, such as those that turn the direction of writing. */
export function visible(text: string): string {
  return text.replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '');
}

function normalised(text: string): string {
  return visible(text)
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[\u2018\u2019\u02bc\u0060\u00b4]/gu, "'")
    .replaceAll(/\s+/gu, ' ')
    .replaceAll(/^[\s"“”.,;]+|[\s"“”.,;!]+$/gu, '');
}
