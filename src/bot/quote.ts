/** Opens and closes a stretch of text whose direction is its own: what is written right to left stays in there. */
const ISOLATE = '\u{2068}';
const END = '\u{2069}';

/**
 * Characters that show nothing and change what stands around them: controls, marks of direction, private areas (ours
 * mark moments), halves of a pair, and what makes text invisible.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Co}\u{200B}\u{200E}\u{200F}\u{202A}-\u{202E}\u{2060}-\u{206F}\u{FEFF}\u{E0000}-\u{E007F}]/gu;

/** Somebody's own words, fit to stand in a sentence of ours: one line, and nothing in them reaches beyond them. */
export function quote(words: string): string {
  // A mark that begins files counts as a space here and shows none.
  const line = words.replaceAll('\u{FEFF}', '').replaceAll(/\s+/gu, ' ').replaceAll(HIDDEN, '').trim();
  return `${ISOLATE}${line}${END}`;
}
