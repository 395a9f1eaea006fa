import { withMoments } from '../../bot/moment.ts';

/*
 * Words for Discord, shown as they were written: every character that its markdown could take for markup stands
 * behind a backslash, which Discord does not show. What is already shown literally is left alone, so that texts stay
 * short and readable where markdown is not rendered.
 */

/** Anywhere: code, bold, italics, strikethrough, spoilers, masked links, mentions and everything in angle brackets. */
const ANYWHERE = /[\\`*_~|<[\]@]/;
/** A colon that would make a link (`https://`) or an emoji (`:tada:`); a dot that would make an invitation's card. */
const LINKS = /:(?=\/\/|[\w+-]+:)|\.(?=(?:gg|com)\/)/;
const INLINE = new RegExp(`${ANYWHERE.source}|${LINKS.source}`, 'giu');

/** At the beginning of a line: headings, lists, quotes, small print. */
const LINE_START = /^([^\S\n]*)([#>+-]|\d+(?=\.(?:\s|$)))/gmu;

// Marks of our own, from a private area that nobody types.
const END = '\u{F000F}';
const FIRST_MOMENT = 0xf0010;
const OURS = /[\u{F000F}-\u{F0FFF}]/gu;

/** Where half a character of that area is, there may be one of ours, or a moment. */
const PRIVATE = /[\uDB80-\uDB83]/;

/** A text whose moments are single characters: it can be cut anywhere between characters. */
export interface Lifted {
  readonly text: string;
  /** What each of those characters is shown as. */
  readonly moments: ReadonlyMap<string, string>;
}

/** Takes the moments out of a text; halves of characters become the sign for something unreadable. */
export function lift(text: string): Lifted {
  const moments = new Map<string, string>();
  if (!PRIVATE.test(text)) return { text: text.toWellFormed(), moments };
  const clean = text.toWellFormed().replace(OURS, '\uFFFD');
  const lifted = withMoments(clean, (kind, at, words) => {
    const seconds = Math.floor(Date.parse(at) / 1000);
    if (Number.isNaN(seconds)) return words;
    const mark = String.fromCodePoint(FIRST_MOMENT + moments.size);
    moments.set(mark, kind === 'time' ? `<t:${seconds}:t>` : `${escapeMarkdown(words)} (<t:${seconds}:D>)`);
    return mark;
  });
  return { text: lifted, moments };
}

/** A piece of a lifted text as Discord takes it; its first `strong` units are bold. */
export function render(piece: string, moments: Lifted['moments'], strong = 0): string {
  const bold = piece.slice(0, strong);
  const isPlain = bold.trim() === '';
  if (isPlain && moments.size === 0) return escapeMarkdown(piece);
  const marked = isPlain ? piece : `${bold}${END}${piece.slice(strong)}`;
  const escaped = escapeMarkdown(marked).replace(OURS, (mark) =>
    mark === END ? '**' : (moments.get(mark) ?? mark),
  );
  return isPlain ? escaped : `**${escaped}`;
}

/** The same text, with nothing in it that Discord would take for markup. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(INLINE, (sign) => `\\${sign}`)
    .replace(LINE_START, (_, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    );
}
