import { withoutMoments } from '../../bot/moment.ts';

/** A stretch of a longer text: `from` is where it begins there. */
export interface Stretch {
  readonly text: string;
  readonly from: number;
}

const GRAPHEMES = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** How far behind a cut is looked, in UTF-16 code units, for what belongs together: families of emoji are 25 long. */
const BEHIND = 256;

/** A text as the platform will show it: no half characters, no control characters but line breaks, moments as words. */
export function plain(text: string): string {
  return withoutMoments(text)
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/(?!\n)\p{Cc}/gu, ' ');
}

/** Whether there is nothing to be seen in a text: the platform refuses one. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cc}\p{Cf}]/u.test(text);
}

/** Makes a text safe inside of HTML: nothing in it is markup. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/**
 * Cuts a text into stretches of `most` UTF-16 code units at the most: between paragraphs where possible, else lines,
 * words, what is seen as one character, at last characters. None is blank; spaces at the cuts are lost.
 */
export function split(text: string, most: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let from = text.length - text.trimStart().length;
  let rest = text.trim();
  while (rest.length > most) {
    const at = cut(rest, most);
    stretches.push({ text: rest.slice(0, at).trimEnd(), from });
    const next = rest.slice(at).trimStart();
    from += rest.length - next.length;
    rest = next;
  }
  return [...stretches, { text: rest, from }].filter((stretch) => !isBlank(stretch.text));
}

function cut(text: string, most: number): number {
  for (const between of ['\n\n', '\n']) {
    const at = text.lastIndexOf(between, most);
    if (at > 0) return at;
  }
  for (let at = most; at > 0; at--) if (/\s/.test(text.charAt(at))) return at;
  const start = GRAPHEMES.segment(text.slice(0, most + BEHIND)).containing(most)?.index ?? 0;
  if (start > 0) return start;
  return /[\uDC00-\uDFFF]/.test(text.charAt(most)) ? most - 1 : most;
}
