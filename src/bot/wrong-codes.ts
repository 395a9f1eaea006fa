import type { Turn } from './turn.ts';

/** So many codes a day may be wrong, whatever they are for: enough for a slip of the thumb, far too few for guessing. */
const MOST_WRONG_CODES = 5;

/** May another code be tried today? */
export function mayTryCode({ record, today }: Turn): boolean {
  return record.wrongCodes?.on !== today || record.wrongCodes.count < MOST_WRONG_CODES;
}

/** One more that was nobody's. */
export function countWrongCode({ record, today }: Turn): void {
  const before = record.wrongCodes?.on === today ? record.wrongCodes.count : 0;
  record.wrongCodes = { on: today, count: before + 1 };
}

/** A code as people type it: in any case, with hyphens and spaces. */
export function codeIn(words: string): string {
  return words.toUpperCase().replace(/[^A-Z0-9]/g, '');
}
