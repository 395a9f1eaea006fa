import type { Question } from '../coach/rules.ts';
import { measure } from './amount.ts';
import { endOf, numberWord } from './numeral.ts';
import { matchOption, visible } from './lexicon.ts';
import { findTime } from './time.ts';
import { findWeekdays } from './weekdays.ts';
import type { Lexicon } from './words.ts';
import { findZone } from './zone.ts';

export type Value = string | number | string[];

/** What a typed line or a press came to. `again` names why the question is put once more: a key of the words. */
export type Understood = { readonly value: Value } | { readonly again: Reason };

export type Reason =
  | 'again-unclear'
  | 'again-number'
  | 'again-range'
  | 'again-whole'
  | 'again-amount'
  | 'again-minutes-not-distance'
  | 'again-time'
  | 'again-pace'
  | 'again-zone'
  | 'again-weekdays'
  | 'again-long'
  | 'again-empty';

/** Longer lines are not searched for meaning: nobody answers "3" in so many words. */
const LONGEST_ANSWER = 300;

/**
 * Understands a typed answer to a question, or says why not. Nothing is guessed: what could mean two things means
 * nothing. An option's own id is always understood, so that programs can type what they could press.
 */
export function understand(
  question: Question,
  line: string,
  lexicon: Lexicon,
  without: readonly string[] = [],
): Understood {
  const text = plain(line);
  if (question.type === 'words') return words(question, line, lexicon);
  if (text.length > LONGEST_ANSWER) return { again: 'again-unclear' };
  const option = optionOf(question, text, lexicon, without);
  if (option !== undefined && !(question.type === 'number' && hasLoneNumber(text, lexicon, question)))
    return { value: option };
  switch (question.type) {
    case 'choice':
      return { again: 'again-unclear' };
    case 'number':
      return number(question, text, lexicon);
    case 'minutes':
      return minutes(question, text, lexicon);
    case 'weekdays':
      return weekdays(text, lexicon);
    case 'time':
      return time(question, text, lexicon);
    case 'pace':
      return pace(question, text);
    case 'zone': {
      const zone = findZone(line, lexicon);
      return zone === undefined ? { again: 'again-zone' } : { value: zone };
    }
  }
}

/** The options a question takes besides its numbers. */
export function optionsOf(question: Question): readonly string[] {
  return 'options' in question ? (question.options ?? []) : [];
}

/** Lower case, ordinary spaces and quotes, no invisible marks: as people meant it. */
export function plain(line: string): string {
  return visible(line.replace(/[’‘`´]/gu, "'").normalize('NFKC'))
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();
}

function optionOf(
  question: Question,
  text: string,
  lexicon: Lexicon,
  without: readonly string[],
): string | undefined {
  const options = optionsOf(question).filter((option) => !without.includes(option));
  if (options.includes(text)) return text;
  const matched = matchOption(lexicon, question.id, text);
  return matched !== undefined && options.includes(matched) ? matched : undefined;
}

/** "sharp, about a 4" says sharp; "3, not sharp" says three. A lone number in bounds answers unless the option is meant. */
function hasLoneNumber(text: string, lexicon: Lexicon, question: Question & { type: 'number' }): boolean {
  if (question.unit !== 'pain') return false;
  return /^\d+( ?(\/|out of) ?10)?$/u.test(text) && numbersIn(text, lexicon).length === 1;
}

function number(question: Question & { type: 'number' }, text: string, lexicon: Lexicon): Understood {
  const worded = Number(matchOption(lexicon, question.id, text) ?? NaN);
  const said = Number.isNaN(worded) ? undefined : { value: worded, converted: false };
  // A score stands before "no pain" in the same line; "twice a week" before what "a week" would be.
  const found =
    question.unit === 'pain'
      ? (painScore(text, lexicon) ?? said)
      : (said ?? measure(question, text, lexicon));
  if (found === undefined) return { again: 'again-number' };
  if ('again' in found) return found;
  const { value, converted } = found;
  // Of ten days one whole week has passed.
  const whole = converted ? Math.floor(value) : value;
  if (!Number.isInteger(whole)) return { again: 'again-whole' };
  return whole >= question.min && whole <= question.max ? { value: whole } : { again: 'again-range' };
}

function painScore(text: string, lexicon: Lexicon): ReturnType<typeof measure> {
  const [score, second] = painNumbers(text, lexicon);
  if (score === undefined) return undefined;
  return second === undefined ? { value: score, converted: false } : { again: 'again-number' };
}

/** Scores of pain in a line: "2/10", "about a 2", "three"; not "ten minutes". */
export function painNumbers(line: string, lexicon: Lexicon): readonly number[] {
  const text = line.replace(/(\d+(?:[.,]\d+)?) ?(?:\/|out of|von) ?(10|ten)\b/gu, '$1');
  return numbersIn(text, lexicon);
}

function numbersIn(text: string, lexicon: Lexicon): readonly number[] {
  const found: number[] = [];
  const { andHalf } = lexicon.amounts;
  for (const match of text.matchAll(/(?<sign>-)?(?<digits>\d+(?:[.,]\d+)?)|(?<word>\p{L}+)/gu)) {
    const { sign, digits, word } = match.groups ?? {};
    const value = digits === undefined ? numberWord(word ?? '', lexicon) : Number(digits.replace(',', '.'));
    if (value === undefined) continue;
    const end = match.index + match[0].length;
    if (lexicon.otherUnits.test(text.slice(end))) continue;
    const negative = sign !== undefined && !/\d ?$/u.test(text.slice(0, match.index));
    const half = endOf(andHalf, text, end) === undefined ? 0 : 0.5;
    found.push((negative ? -value : value) + half);
  }
  return found;
}

/** Minutes, also as "12:30", "an hour" or "12 of the 16 minutes": the first number is what was run. */
function minutes(question: Question & { type: 'minutes' }, text: string, lexicon: Lexicon): Understood {
  const found = measure(question, text, lexicon);
  if (found === undefined) return { again: 'again-number' };
  if ('again' in found) return found;
  const { value } = found;
  return value >= question.min && value <= question.max ? { value } : { again: 'again-range' };
}

function weekdays(text: string, lexicon: Lexicon): Understood {
  if (matchOption(lexicon, 'weekdays', text) === 'done') return { value: 'done' };
  const days = findWeekdays(text, lexicon);
  return days === undefined ? { again: 'again-weekdays' } : { value: [...days] };
}

function time(question: Question & { type: 'time' }, text: string, lexicon: Lexicon): Understood {
  const value = findTime(text, lexicon);
  const fits = value !== undefined && value >= question.min && value <= question.max;
  return fits ? { value } : { again: 'again-time' };
}

/** "9:30", "9.30", "9 min 30", "10 a mile": a pace as minutes and seconds. */
function pace(question: Question & { type: 'pace' }, text: string): Understood {
  const match =
    /^(?:about |around |~)?(?<m>\d{1,2})(?:(?:[:.'] ?| ?min\w* ?)(?<s>[0-5]\d)?)?(?: ?(?:s|sec\w*|"|''))?(?: ?(?:min\w* ?)?(?:a|per|\/|the|each)? ?(?:mile|mi|km|k|kilomet\w+)?)?$/u.exec(
      text,
    );
  if (!match?.groups) return { again: 'again-pace' };
  const value = `${(match.groups['m'] ?? '').padStart(2, '0')}:${match.groups['s'] ?? '00'}`;
  if (value < question.min || value > question.max) return { again: 'again-pace' };
  return { value: value.replace(/^0/u, '') };
}

function words(question: Question & { type: 'words' }, line: string, lexicon: Lexicon): Understood {
  const text = line.trim();
  const option = optionOf(question, plain(line), lexicon, []);
  if (option !== undefined) return { value: option };
  if (text === '') return { again: 'again-empty' };
  return text.length > question.max ? { again: 'again-long' } : { value: text };
}
