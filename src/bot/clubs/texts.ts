import { cut } from '../../clubs/cut.ts';
import { list } from '../format.ts';
import type { Words } from '../words.ts';

/** So many names stand in one sentence, and so many lines on the board: what comes after is counted. */
const MOST_NAMES = 20;
const MOST_LINES = 25;

/** Those of a list who are named in a sentence. */
export function named<T>(all: readonly T[]): readonly T[] {
  return cut(all, MOST_NAMES).first;
}

/** Names in a sentence. */
function namesIn(words: Words, names: readonly string[]): string {
  const { first, more } = cut(names, MOST_NAMES);
  return list(words, more === 0 ? first : [...first, words.say('club-others', { count: more })]);
}

/** Who kept their plan on the day before, and how many of them without a run. */
export function keptText(words: Words, names: readonly string[], resting: number): string | undefined {
  if (names.length === 0) return undefined;
  const values = { names: namesIn(words, names) };
  // A number that is everybody's, or one person's alone, would say of each what only a buddy sees.
  return resting === 0 || resting === names.length
    ? words.say('club-kept', values)
    : words.say('club-kept-resting', { ...values, resting });
}

/** Small wins; what they are for is nobody's business here. */
export function winsText(words: Words, names: readonly string[]): string | undefined {
  if (names.length === 0) return undefined;
  return words.say('club-wins', { names: namesIn(words, names), count: names.length });
}

export function welcomeText(words: Words, names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : words.say('club-welcome', { names: namesIn(words, names) });
}

/** A week, with names. */
export interface NamedWeek {
  readonly kept: number;
  readonly streaks: readonly { readonly name: string; readonly days: number }[];
  readonly back: readonly string[];
  readonly finished: readonly string[];
}

/** The digest; nothing where there was nothing. */
export function weekText(words: Words, { kept, streaks, back, finished }: NamedWeek): string | undefined {
  const rows = streaks.map(({ name, days }) => words.say('club-digest-streak', { name, days }));
  const lines = [
    ...(kept > 0 ? [words.say('club-digest', { count: kept })] : []),
    ...(rows.length > 0 ? [words.say('club-digest-streaks', { list: namesIn(words, rows) })] : []),
    ...(back.length > 0 ? [words.say('club-digest-back', { names: namesIn(words, back) })] : []),
    ...(finished.length > 0 ? [words.say('club-digest-finished', { names: namesIn(words, finished) })] : []),
  ];
  return lines.length === 0 ? undefined : lines.join('\n');
}

/** A member on the board. */
export interface BoardLine {
  readonly name: string;
  readonly state: 'coming' | 'paused' | 'finished';
  /** Kept in a row. */
  readonly days: number;
}

/** How many lines of a list the board shows. */
export function onBoard<T>(all: readonly T[]): { readonly first: readonly T[]; readonly more: number } {
  return cut(all, MOST_LINES);
}

/** "Who is coming back". */
export function boardText(words: Words, lines: readonly BoardLine[], more: number): readonly string[] {
  const rows = [
    ...lines.map((line) => boardLine(words, line)),
    ...(more > 0 ? [words.say('club-others', { count: more })] : []),
  ];
  return [
    words.say('club-board-head'),
    rows.length > 0 ? rows.join('\n') : words.say('club-board-nobody'),
    words.say('club-board-tail'),
  ];
}

function boardLine(words: Words, { name, state, days }: BoardLine): string {
  if (state === 'paused') return words.say('club-board-paused', { name });
  if (state === 'finished') return words.say('club-board-finished', { name });
  return days > 0 ? words.say('club-board-days', { name, days }) : name;
}
