import { addDays, daysBetween, midnight, WEEKDAYS, weekdayOf, type Day } from '../coach/day.ts';
import type { Level, Weekday } from '../coach/rules.ts';
import type { Words } from './words.ts';

/** "1 min 20 s", "40 s", "20 min": seconds as people say them. */
export function duration(words: Words, seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const rest = Math.round(seconds - minutes * 60);
  if (minutes === 0) return words.say('duration-seconds', { seconds: rest });
  if (rest === 0) return words.say('duration-minutes', { minutes });
  return words.say('duration-both', { minutes, seconds: rest });
}

/** "8 × (1 min 20 s run, 1 min walk)" or "20 min of easy running". */
export function session(words: Words, level: Pick<Level, 'repeats' | 'run' | 'walk'>): string {
  if (level.walk === 0) return words.recite('session-continuous', { run: duration(words, level.run) });
  return words.recite('session-intervals', {
    repeats: level.repeats,
    run: duration(words, level.run),
    walk: duration(words, level.walk),
  });
}

/** A day as somebody would name it on `today`: today, tomorrow, a weekday, or a weekday with its date. */
export function dayName(words: Words, day: Day, today: Day): string {
  if (day === today) return words.say('day-today');
  if (day === addDays(today, 1)) return words.say('day-tomorrow');
  if (day === addDays(today, -1)) return words.say('day-yesterday');
  const away = daysBetween(today, day);
  return away > -6 && away < 6 ? weekdayName(words, day) : longDay(words, day);
}

/** "today", "on Wednesday": a day as it stands in a sentence. */
export function onDay(words: Words, day: Day, today: Day): string {
  const name = dayName(words, day, today);
  return Math.abs(daysBetween(today, day)) <= 1 ? name : words.say('day-on', { day: name });
}

const WEEKDAY = { weekday: 'long' } as const;
const LONG_DAY = { weekday: 'long', day: 'numeric', month: 'long' } as const;

/** "Wednesday". */
export function weekdayName(words: Words, day: Day): string {
  return nameOfWeekday(words, weekdayOf(day));
}

/** A Monday: weekdays have names, but only days can be formatted. */
const A_MONDAY = '2026-03-02';

/** The name of a weekday on no particular date. */
export function nameOfWeekday(words: Words, weekday: Weekday): string {
  const name = `${words.locale} ${weekday}`;
  const known = NAMES.get(name) ?? format(words, addDays(A_MONDAY, WEEKDAYS.indexOf(weekday)), WEEKDAY);
  NAMES.set(name, known);
  return known;
}

/** Each weekday's name, by language: a formatter is slower than that. */
const NAMES = new Map<string, string>();

/** "Wednesday 4 March". */
export function longDay(words: Words, day: Day): string {
  return format(words, day, LONG_DAY);
}

function format(words: Words, day: Day, options: Intl.DateTimeFormatOptions): string {
  const ofLocale = FORMATS.get(words.locale) ?? new Map<object, Intl.DateTimeFormat>();
  FORMATS.set(words.locale, ofLocale);
  const formatter =
    ofLocale.get(options) ?? new Intl.DateTimeFormat(dialect(words.locale), { ...options, timeZone: 'UTC' });
  ofLocale.set(options, formatter);
  return formatter.format(midnight(day)).replace(',', '');
}

/** Making a formatter is slow: each is kept, by its language and its options. */
const FORMATS = new Map<string, Map<object, Intl.DateTimeFormat>>();

/** The day stands before the month unless a language's region says otherwise. */
function dialect(locale: string): string {
  return locale === 'en' ? 'en-GB' : locale;
}

/** "9:30" from seconds. */
export function clockMinutes(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.round(seconds % 60)).padStart(2, '0')}`;
}

/** A list as people read it: "a, b and c". */
export function list(words: Words, items: readonly string[]): string {
  const locale = dialect(words.locale);
  const known = LISTS.get(locale) ?? new Intl.ListFormat(locale, { type: 'conjunction' });
  LISTS.set(locale, known);
  return known.format(items);
}

/** As slow to make as the other formatters. */
const LISTS = new Map<string, Intl.ListFormat>();
