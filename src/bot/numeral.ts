import type { Lexicon } from './words.ts';

/** A number as it stands in a text: digits, a clock or words. */
export interface Numeral {
  readonly value: number;
  readonly end: number;
  /** How many parts a clock has: two in "12:30". */
  readonly clock: number;
  readonly worded: boolean;
}

/** "12", "12.5", "12:30", "1:02:30". "1,500" may be a thousand and a half, or one: it is no number. */
export function digitsAt(text: string, start: number): Numeral | undefined {
  const match = matchAt(/-?\d+(?:[.,:]\d+)*/uy, text, start);
  if (match === undefined) return undefined;
  const end = start + match.length;
  const negative = match.startsWith('-') && !/\d ?$/u.test(text.slice(0, start));
  const digits = match.replace('-', '');
  const clock = /^(?:\d{1,2}:[0-5]\d|\d{1,3}):[0-5]\d$/u.test(digits) ? digits.split(':').map(Number) : [];
  const whole = text[start - 1] !== '.' && /^\d+(?:[.,]\d{1,2})?$/u.test(digits);
  const plain = whole ? Number(digits.replace(',', '.')) : NaN;
  const minutes = clock.reduce((sum, part) => sum * 60 + part, 0) / 60;
  const value = clock.length > 0 ? minutes : plain;
  return { value: negative ? -value : value, end, clock: clock.length, worded: false };
}

/** "twelve", "forty five". */
export function wordAt(text: string, start: number, lexicon: Lexicon): Numeral | undefined {
  const word = matchAt(/\p{L}+/uy, text, start);
  const value = word === undefined ? undefined : numberWord(word, lexicon);
  if (word === undefined || value === undefined) return undefined;
  const end = start + word.length;
  const next = matchAt(/[ -]\p{L}+/uy, text, end);
  const ones = next === undefined ? undefined : numberWord(next.slice(1), lexicon);
  const both =
    next !== undefined && ones !== undefined && value >= 20 && value % 10 === 0 && ones > 0 && ones < 10;
  return both
    ? { value: value + ones, end: end + next.length, clock: 0, worded: false }
    : { value, end, clock: 0, worded: false };
}

/** The value of one word that is a number. */
export function numberWord(word: string, { numbers }: Lexicon): number | undefined {
  return Object.hasOwn(numbers, word) ? numbers[word] : undefined;
}

/** "a" and "half an": numbers only before a unit. */
export function articleAt(text: string, start: number, { amounts }: Lexicon): Numeral | undefined {
  const half = endOf(amounts.half, text, start);
  const end = half ?? endOf(amounts.one, text, start);
  return end === undefined ? undefined : { value: half === undefined ? 1 : 0.5, end, clock: 0, worded: true };
}

/** Where an expression that begins at a place ends; undefined where it does not match there. */
export function endOf(expression: RegExp, text: string, at: number): number | undefined {
  const found = matchAt(expression, text, at);
  return found === undefined ? undefined : at + found.length;
}

function matchAt(expression: RegExp, text: string, at: number): string | undefined {
  expression.lastIndex = at;
  return expression.exec(text)?.[0];
}
