/*
 * A moment in a text: words that mean an instant, marked so that a platform which can show every reader their own
 * time may do so. The marks are characters of a private area that nobody types.
 */

const OPEN = '\u{F0000}';
const MIDDLE = '\u{F0001}';
const CLOSE = '\u{F0002}';

const MARKED = new RegExp(`${OPEN}([^${MIDDLE}]*)${MIDDLE}([^${CLOSE}]*)${CLOSE}`, 'gu');

/** What of the instant the words say: a time of day, or a day. */
export type MomentKind = 'time' | 'day';

/** Marks `words` as meaning the instant `at`, ISO-8601 UTC. */
export function moment(kind: MomentKind, at: string, words: string): string {
  return `${OPEN}${kind} ${at}${MIDDLE}${words}${CLOSE}`;
}

/** Puts in place of each marked moment what `show` makes of it. */
export function withMoments(
  text: string,
  show: (kind: MomentKind, at: string, words: string) => string,
): string {
  return text.replace(MARKED, (_, what: string, words: string) => {
    const [kind, at = ''] = what.split(' ');
    return show(kind === 'day' ? 'day' : 'time', at, words);
  });
}

/** The words alone. */
export function withoutMoments(text: string): string {
  return withMoments(text, (_kind, _at, words) => words);
}
