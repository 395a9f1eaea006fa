/** A value that can stand in a text. */
export type Value = string | number;

/**
 * The words of one language. `say` gives the text of a key; a missing key is a fault of the program or the
 * content and throws, for nobody should ever read a key.
 */
export interface Words {
  readonly locale: string;
  say(key: string, values?: Readonly<Record<string, Value>>): string;
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
  /** What may follow a number that is no pain score: minutes, miles, days. */
  readonly otherUnits: RegExp;
}
