/*
 * Cuts a text into pieces that fit: between paragraphs where possible, else between lines, else between words, else
 * between characters as a reader sees them.
 */

const SEAMS: readonly RegExp[] = [/\n{2,}/g, /\n/g, /\s+/gu];
const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** A piece, and where in the text it begins. */
export interface Piece {
  readonly at: number;
  readonly text: string;
}

/** The pieces of `text`, none of them blank; what is white between two pieces belongs to neither. */
export function split(text: string, fits: (piece: string) => boolean): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = text.length - text.trimStart().length;
  while (at < text.length) {
    const rest = text.slice(at);
    const end = fits(rest.trimEnd()) ? rest.length : firstCut(rest, fits);
    const piece = rest.slice(0, end).trimEnd();
    if (piece !== '') pieces.push({ at, text: piece });
    const after = text.slice(at + end);
    at += end + (after.length - after.trimStart().length);
  }
  return pieces;
}

/** As much of the beginning of `text` as fits, with `end` behind it where something is missing. */
export function shorten(text: string, longest: number, end = '…'): string {
  if (text.length <= longest) return text;
  const cut = text.slice(0, lastFitting(marksOf(text), (at) => at + end.length <= longest) ?? 0);
  return `${cut.trimEnd()}${end}`;
}

function firstCut(text: string, fits: (piece: string) => boolean): number {
  const until = (at: number) => fits(text.slice(0, at).trimEnd());
  for (const seam of SEAMS) {
    const cut = lastFitting(
      Array.from(text.matchAll(seam), ({ index }) => index).filter((at) => at > 0),
      until,
    );
    if (cut !== undefined) return cut;
  }
  return (
    lastFitting(marksOf(text), until) ??
    lastFitting(pointsOf(text), until) ??
    pointsOf(text)[0] ??
    text.length
  );
}

/** The last of the ascending `marks` that still fits, found by halving: what fits does so at every earlier mark. */
function lastFitting(marks: readonly number[], fits: (at: number) => boolean): number | undefined {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (fits(marks[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return marks[low - 1];
}

/** Where the characters end that a reader sees: an emoji of several parts is one. */
function marksOf(text: string): readonly number[] {
  return Array.from(characters.segment(text), ({ index, segment }) => index + segment.length);
}

function pointsOf(text: string): readonly number[] {
  let at = 0;
  return Array.from(text, (point) => (at += point.length));
}
