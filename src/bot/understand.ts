import type { Question, Weekday } from '../coach/rules.ts';
import { WEEKDAYS } from '../coach/day.ts';
import { matchOption } from './lexicon.ts';
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
      return time(question, text);
    case 'pace':
      return pace(question, text);
    case 'zone': {
      const zone = findZone(line.trim());
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
  return line
    .normalize('NFKC')
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .replace(/[’‘`´]/gu, "'")
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
  const found = question.unit === 'pain' ? painNumbers(text, lexicon) : numbersIn(text, lexicon);
  const worded = Number(matchOption(lexicon, question.id, text) ?? NaN);
  const value =
    found.length === 1 ? found[0] : found.length === 0 && !Number.isNaN(worded) ? worded : undefined;
  if (value === undefined) return { again: 'again-number' };
  if (!Number.isInteger(value)) return { again: 'again-whole' };
  return value >= question.min && value <= question.max ? { value } : { again: 'again-range' };
}

/** Scores of pain in a line: "2/10", "about a 2", "three"; not "ten minutes". */
export function painNumbers(line: string, lexicon: Lexicon): readonly number[] {
  const text = line.replace(/(\d+(?:[.,]\d+)?) ?(?:\/|out of|von) ?(10|ten)\b/gu, '$1');
  return numbersIn(text, lexicon, true);
}

function numbersIn(text: string, lexicon: Lexicon, pain = false): readonly number[] {
  const found: number[] = [];
  for (const match of text.matchAll(/(?<sign>-)?(?<digits>\d+(?:[.,]\d+)?)|(?<word>\p{L}+)/gu)) {
    const { sign, digits, word } = match.groups ?? {};
    const value = digits === undefined ? lexicon.numbers[word ?? ''] : Number(digits.replace(',', '.'));
    if (value === undefined) continue;
    const after = text.slice(match.index + match[0].length);
    if (pain && lexicon.otherUnits.test(after)) continue;
    const negative = sign !== undefined && !/\d ?$/u.test(text.slice(0, match.index));
    found.push(negative ? -value : value);
  }
  return found;
}

/** Minutes, also as "12:30" or "12 of the 16 minutes": the first number is what was run. Whole or half minutes. */
function minutes(question: Question & { type: 'minutes' }, text: string, lexicon: Lexicon): Understood {
  const clock = /^(?<m>\d{1,3}):(?<s>[0-5]\d)( ?min\w*)?$/u.exec(text)?.groups;
  const found = clock ? [Number(clock['m']) + Number(clock['s']) / 60] : numbersIn(text, lexicon);
  const of = /\d+ ?(min\w*)? ?(of|out of|\/) ?(the )?\d+/u.test(text);
  const value = found.length === 1 || (found.length === 2 && of) ? found[0] : undefined;
  if (value === undefined) return { again: 'again-number' };
  return value >= question.min && value <= question.max ? { value } : { again: 'again-range' };
}

function weekdays(text: string, lexicon: Lexicon): Understood {
  if (lexicon.options['weekdays']?.['done']?.some((expression) => expression.test(text)))
    return { value: 'done' };
  const named = WEEKDAYS.filter((day) => lexicon.weekdays[day]?.some((expression) => expression.test(text)));
  return named.length === 0 ? { again: 'again-weekdays' } : { value: named satisfies Weekday[] };
}

/** "7", "7:30", "07.30", "7 am". */
function time(question: Question & { type: 'time' }, text: string): Understood {
  const match = /^(?:at )?(?<h>\d{1,2})(?:[:.h ]?(?<m>\d{2}))? ?(?<half>am|pm)?(?: ?o'clock)?$/u.exec(text);
  if (!match?.groups) return { again: 'again-time' };
  const half = match.groups['half'];
  const hour = (Number(match.groups['h']) % (half ? 12 : 24)) + (half === 'pm' ? 12 : 0);
  const minute = Number(match.groups['m'] ?? 0);
  const value = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return minute < 60 && value >= question.min && value <= question.max ? { value } : { again: 'again-time' };
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
