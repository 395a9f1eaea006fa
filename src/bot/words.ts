import type { Weekday } from '../coach/rules.ts';

/** A value that can stand in a text. */
export type Value = string | number;

/**
 * The words of one language. `say` gives the text of a key; a missing key is a fault of the program or the
 * content and throws, for nobody should ever read a key.
 */
export interface Words {
  readonly locale: string;
  say(key: string, values?: Readonly<Record<string, Value>>): string;
  /** Says what many hear, and remembers it: for values that are our own words, never what somebody told. */
  recite(key: string, values?: Readonly<Record<string, Value>>): string;
  has(key: string): boolean;
  /** What people type, by meaning: regular expressions, lower case, tried in order. */
  readonly lexicon: Lexicon;
}

export interface Lexicon {
  readonly yes: readonly RegExp[];
  readonly no: readonly RegExp[];
  readonly back: readonly RegExp[];
  readonly cancel: readonly RegExp[];
  /** Option by question: `pattern` → `gone` → expressions. Where several match, the last listed wins: most cautious last. */
  readonly options: Readonly<Record<string, Readonly<Record<string, readonly RegExp[]>>>>;
  /** Number words: "three" → 3. */
  readonly numbers: Readonly<Record<string, number>>;
  /** Weekday words, shortest form that is unambiguous: expression → id. */
  readonly weekdays: Readonly<Record<string, readonly RegExp[]>>;
  /** Words that say several days at once: "weekends". */
  readonly weekdaySets: readonly { readonly days: readonly Weekday[]; readonly words: readonly RegExp[] }[];
  readonly weekdayWords: WeekdayWords;
  /** What may follow a number that is no pain score: minutes, miles, days. */
  readonly otherUnits: RegExp;
  /** What makes a number an amount, held against the text right after the number. The last listed wins. */
  readonly units: Readonly<Record<Unit, readonly RegExp[]>>;
  readonly amounts: AmountWords;
  /** With one of these in the text no amount is certain: "less than", "almost"; for all questions, and for one. */
  readonly unsure: readonly RegExp[];
  readonly unsureFor: Readonly<Record<string, readonly RegExp[]>>;
  readonly times: TimeWords;
  readonly places: PlaceWords;
}

export const UNITS = [
  'seconds',
  'minutes',
  'hours',
  'days',
  'weeks',
  'months',
  'years',
  'runs',
  'beats',
  'distance',
] as const;

/** What numbers can count. */
export type Unit = (typeof UNITS)[number];

export interface WeekdayWords {
  /** Takes away what comes after it: "all but Sunday". */
  readonly except: RegExp;
  /** Between two days, for all from the one to the other. */
  readonly to: RegExp;
  /** What may stand between the days that are taken away without a meaning of its own. */
  readonly filler: RegExp;
}

/** The words of amounts; all but `lead` and `trail` are held against the text at one place in it. */
export interface AmountWords {
  /** "a" in "a year", "half an" in "half an hour". */
  readonly one: RegExp;
  readonly half: RegExp;
  /** "and a half", after a number or after its unit. */
  readonly andHalf: RegExp;
  /** Between the parts of one amount: "an hour and 20 minutes". */
  readonly join: RegExp;
  /** Between what was done and what was planned: "12 of the 16 minutes". */
  readonly of: RegExp;
  /** Between an amount and what it is for: "2 a week". */
  readonly per: RegExp;
  /** What may stand before and after "a year" without changing it. */
  readonly lead: RegExp;
  readonly trail: RegExp;
}

export interface TimeWords {
  readonly lead: RegExp;
  readonly morning: RegExp;
  readonly evening: RegExp;
  /** "half past" → 30: minutes after the full hour that follows, or before it. */
  readonly offsets: Readonly<Record<string, number>>;
}

export interface PlaceWords {
  /** "I live in", before the place. */
  readonly lead: RegExp;
  /** Places that are no name of a zone, with the zone's. */
  readonly names: Readonly<Record<string, string>>;
  /** Countries by name, with their two letters. */
  readonly countries: Readonly<Record<string, string>>;
}
