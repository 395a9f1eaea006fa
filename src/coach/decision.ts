import type { Condition, Consequence, Injury, Row, Test, When, Word } from './rules.ts';

/** What the decision table looks at: one run's report, the morning after, and what came before. */
export interface Facts {
  readonly injury: Injury;
  /** `more`: over the posted minutes by more than the guard allows; `hurt`, `none`: nothing was run. */
  readonly completed: 'all' | 'part' | 'more' | 'hurt' | 'none';
  /** Was a run posted for that day? */
  readonly posted: boolean;
  /** Running distance as posted, in miles; absent where the pace is unknown. */
  readonly miles?: number;
  readonly pattern: 'none' | 'gone' | 'began' | 'back' | 'stayed';
  /** 0 (none) to 10. */
  readonly peak: number;
  readonly sharp: boolean;
  readonly worse: boolean;
  readonly stride: boolean;
  /** 0 to 10, the highest of the morning and of any /pain since. */
  readonly morning: number;
  readonly swollen: boolean;
  readonly night: boolean;
  /** Still swollen or stiff a day later. */
  readonly unsettled: boolean;
  /** Runs in a row, this one last, each with a higher peak than the one before. */
  readonly risingPeaks: number;
  /** Times this level was not passed because of pain if this is one more; the table counts it only where this run hurt. */
  readonly stuckBefore: number;
  /** `rest 2 days` in a row before this run. */
  readonly restsBefore: number;
  readonly late: boolean;
  readonly referred: boolean;
}

/** What the table says of a run: every matching row is kept, for `/why`. */
export interface Decision {
  /** Absent where nothing was run for another reason than pain (D14). */
  readonly word?: Word;
  readonly level: number;
  readonly restDays: number;
  readonly rows: readonly string[];
  readonly then: readonly Consequence[];
  /** Did pain match any row? */
  readonly pain: boolean;
}

const CAUTION = { none: 0, progress: 1, repeat: 2, rest: 3 } as const;

/** Which of two words is the more cautious: positive when `a` is. */
function compareCaution(a: Word, b: Word): number {
  return CAUTION[a] - CAUTION[b];
}

/**
 * Works a report through the table: the most cautious verdict, the lowest level and the most days of rest of every
 * row that matches. Rows about what came before (stuck, rests in a row) are matched after those about the run itself,
 * for they ask whether it hurt and what was said of it.
 */
export function decide(rows: readonly Row[], facts: Facts): Decision {
  const own = matching(rows, facts, {});
  const timesStuck = own.pain ? facts.stuckBefore + 1 : 0;
  const stuck = matching(rows, facts, { timesStuck });
  const restsInARow = stuck.word === 'rest' ? facts.restsBefore + 1 : 0;
  return matching(rows, facts, { timesStuck, restsInARow });
}

function matching(rows: readonly Row[], facts: Facts, before: Looked): Decision {
  const looked = { ...facts, ...before };
  return combine(
    rows.filter((row) => matches(row.when, looked)),
    facts,
  );
}

type Looked = { readonly [fact: string]: string | number | boolean | undefined };

function combine(matched: readonly Row[], facts: Facts): Decision {
  const nothingRun = matched.some((row) => row.verdict === 'none');
  const considered = nothingRun ? matched.filter((row) => row.verdict === 'none') : matched;
  const words = considered.flatMap((row) => (row.verdict === 'none' ? [] : [row.verdict]));
  const word = words.toSorted(compareCaution).at(-1);
  return {
    ...(word ? { word } : {}),
    level: Math.min(...considered.map((row) => row.level)),
    restDays: Math.max(0, ...considered.map((row) => restDaysOf(row, facts))),
    rows: considered.map((row) => row.id),
    then: [...new Set(considered.flatMap((row) => (row.then ? [row.then] : [])))],
    pain: considered.some((row) => row.pain === true),
  };
}

function restDaysOf(row: Row, facts: Facts): number {
  return row.unless && matches(row.unless.when, facts) ? row.unless.restDays : row.restDays;
}

/** Does a row's condition hold? A fact that is unknown (no pace, no miles) matches nothing. */
export function matches(when: When, facts: object): boolean {
  const looked = facts as Looked;
  return isAny(when) ? when.any.some((one) => holds(one, looked)) : holds(when, looked);
}

function isAny(when: When): when is { readonly any: readonly Condition[] } {
  return Array.isArray(when['any']);
}

function holds(condition: Condition, facts: Looked): boolean {
  return Object.entries(condition).every(([fact, test]) => passes(test, facts[fact]));
}

function passes(test: Test, value: string | number | boolean | undefined): boolean {
  if (value === undefined) return false;
  if (typeof test !== 'object') return test === value;
  if (isList(test)) return typeof value !== 'boolean' && test.includes(value);
  if (typeof value !== 'number') return false;
  return (
    (test.least === undefined || value >= test.least) &&
    (test.most === undefined || value <= test.most) &&
    (test.over === undefined || value > test.over)
  );
}

function isList(test: Test): test is readonly (string | number)[] {
  return Array.isArray(test);
}

/** An answer that would have led to another word: the nearest one, of a single question. */
export interface Alternative {
  readonly fact: keyof Facts;
  readonly value: string | number | boolean;
  readonly word: Word;
}

/** Each answer in the order from the mildest to the worst; what the runner can be asked again in another world. */
const SCALES = {
  completed: ['all', 'part', 'more', 'hurt'],
  pattern: ['none', 'gone', 'began', 'back', 'stayed'],
  peak: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  sharp: [false, true],
  worse: [false, true],
  stride: [false, true],
  morning: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
  swollen: [false, true],
  night: [false, true],
  unsettled: [false, true],
} as const satisfies Partial<Record<keyof Facts, readonly (string | number | boolean)[]>>;

/**
 * What a different answer to one question would have changed (`/why`): for each question the nearest milder and the
 * nearest worse answer that lead to another word.
 */
export function alternatives(rows: readonly Row[], facts: Facts): readonly Alternative[] {
  const actual = decide(rows, facts).word;
  if (actual === undefined) return [];
  const found: Alternative[] = [];
  for (const [fact, scale] of Object.entries(SCALES) as [
    keyof typeof SCALES,
    readonly (string | number | boolean)[],
  ][]) {
    const at = scale.indexOf(facts[fact]);
    if (at < 0) continue;
    for (const ways of [scale.slice(0, at).toReversed(), scale.slice(at + 1)]) {
      const other = ways.find((value) => changed(rows, withAnswer(facts, fact, value), actual));
      if (other === undefined) continue;
      const word = decide(rows, withAnswer(facts, fact, other)).word;
      if (word) found.push({ fact, value: other, word });
    }
  }
  return found;
}

/** One answer changed, and what cannot be true without it: no pain has no peak, and pain has one. */
function withAnswer(facts: Facts, fact: keyof Facts, value: string | number | boolean): Facts {
  const other = { ...facts, [fact]: value };
  if (fact === 'swollen' && value === false) return { ...other, unsettled: false };
  if (fact === 'pattern' && value === 'none')
    return { ...other, peak: 0, sharp: false, worse: false, stride: false };
  if (fact === 'pattern' && facts.peak === 0) return { ...other, peak: 1 };
  if (fact === 'peak' && value === 0)
    return { ...other, pattern: 'none', sharp: false, worse: false, stride: false };
  return other;
}

function changed(rows: readonly Row[], facts: Facts, actual: Word): boolean {
  if (facts.unsettled && !facts.swollen) return false;
  if (facts.pattern === 'none' && (facts.peak > 0 || facts.sharp || facts.worse || facts.stride))
    return false;
  const word = decide(rows, facts).word;
  return word !== undefined && word !== actual;
}
