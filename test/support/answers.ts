import { decide, matches, type Decision, type Facts } from '../../src/coach/decision.ts';
import type { Condition, Row } from '../../src/coach/rules.ts';

/** What was said of the run, of the morning after, and what came before: the three parts of the table's facts. */
export type ReportFacts = Pick<
  Facts,
  'completed' | 'posted' | 'miles' | 'pattern' | 'peak' | 'sharp' | 'worse' | 'stride'
>;
export type MorningFacts = Pick<Facts, 'morning' | 'swollen' | 'night' | 'unsettled'>;
export type HistoryFacts = Pick<Facts, 'risingPeaks' | 'stuckBefore' | 'restsBefore' | 'late' | 'referred'>;

export const INJURIES = ['tendon', 'muscle', 'joint', 'bone', 'surgery', 'other'] as const;
const PATTERNS = ['none', 'gone', 'began', 'back', 'stayed'] as const;
const COMPLETED = ['all', 'part', 'more', 'hurt', 'none'] as const;
const SCORES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;
const BOTH = [false, true] as const;
const MILES = [undefined, 3, 3.01] as const;

/** Every report there could be on paper, the contradictory ones too; `peaks` are the scores to try. */
export function everyReport(peaks: readonly number[] = SCORES): readonly ReportFacts[] {
  return COMPLETED.flatMap((completed) =>
    BOTH.flatMap((unposted) =>
      MILES.flatMap((miles) =>
        PATTERNS.flatMap((pattern) =>
          peaks.flatMap((peak) =>
            BOTH.flatMap((sharp) =>
              BOTH.flatMap((worse) =>
                BOTH.map((stride) => ({
                  completed,
                  posted: !unposted,
                  ...(miles === undefined ? {} : { miles }),
                  pattern,
                  peak,
                  sharp,
                  worse,
                  stride,
                })),
              ),
            ),
          ),
        ),
      ),
    ),
  );
}

export function everyMorning(scores: readonly number[] = SCORES): readonly MorningFacts[] {
  return scores.flatMap((morning) =>
    BOTH.flatMap((swollen) =>
      BOTH.flatMap((night) => BOTH.map((unsettled) => ({ morning, swollen, night, unsettled }))),
    ),
  );
}

export function everyHistory(): readonly HistoryFacts[] {
  return [1, 2, 3].flatMap((risingPeaks) =>
    [0, 1, 2].flatMap((stuckBefore) =>
      [0, 1].flatMap((restsBefore) =>
        BOTH.flatMap((late) =>
          BOTH.map((referred) => ({ risingPeaks, stuckBefore, restsBefore, late, referred })),
        ),
      ),
    ),
  );
}

/**
 * Can a conversation come to this report? Pain has a peak and no pain has none; who was kept from running is asked for
 * the peak and whether it was sharp, who ran nothing for another reason is asked no more; an off day has minutes only.
 */
export function canBeReported(report: ReportFacts): boolean {
  const { completed, posted, pattern, peak, sharp, worse, stride } = report;
  if (completed === 'none') return posted && pattern === 'none' && peak === 0 && !sharp && !worse && !stride;
  if (completed === 'hurt') return posted && pattern === 'none' && peak > 0 && !worse && !stride;
  if (!posted && completed !== 'all') return false;
  if (pattern === 'none') return peak === 0 && !sharp && !worse && !stride;
  return peak > 0;
}

/** Nights are asked about where there is pain, and whether it settled where it was swollen or stiff. */
export function canBeMorning({ morning, swollen, night, unsettled }: MorningFacts): boolean {
  return (morning > 0 || !night) && (swollen || !unsettled);
}

/** Pairs of indexes, the second worse than the first in one answer alone. */
export type Pairs = readonly (readonly [number, number])[];

/** Reports that differ in one answer, milder first. Distance is no answer, and neither is an unknown pace. */
export function worseReports(reports: readonly ReportFacts[]): Pairs {
  const find = finder(reports);
  return reports.flatMap((report, at) => {
    const { pattern, peak, completed } = report;
    const next: ReportFacts[] = [];
    if (completed !== 'hurt') {
      const begun = { peak: Math.max(peak, 1) };
      if (pattern !== 'stayed')
        next.push({ ...report, ...begun, pattern: PATTERNS[PATTERNS.indexOf(pattern) + 1] ?? pattern });
      for (const sign of ['worse', 'stride'] as const)
        if (!report[sign]) next.push({ ...report, [sign]: true });
      next.push({ ...report, completed: 'hurt', pattern: 'none', worse: false, stride: false, ...begun });
    }
    if (completed === 'all') {
      next.push({ ...report, completed: 'part' }, { ...report, completed: 'more' });
      if (report.posted) next.push({ ...report, posted: false });
    }
    next.push({ ...report, peak: peak + 1 });
    if (!report.sharp) next.push({ ...report, sharp: true });
    return next.flatMap((one) => pair(at, find(one)));
  });
}

export function worseMornings(mornings: readonly MorningFacts[]): Pairs {
  const find = finder(mornings);
  return mornings.flatMap((one, at) => [
    ...pair(at, find({ ...one, morning: one.morning + 1 })),
    ...(one.swollen ? [] : pair(at, find({ ...one, swollen: true }))),
    ...(one.night ? [] : pair(at, find({ ...one, night: true }))),
    ...(one.unsettled ? [] : pair(at, find({ ...one, unsettled: true }))),
  ]);
}

export function worseHistories(histories: readonly HistoryFacts[]): Pairs {
  const find = finder(histories);
  return histories.flatMap((one, at) => [
    ...pair(at, find({ ...one, risingPeaks: one.risingPeaks + 1 })),
    ...pair(at, find({ ...one, stuckBefore: one.stuckBefore + 1 })),
    ...pair(at, find({ ...one, restsBefore: one.restsBefore + 1 })),
    ...(one.late ? [] : pair(at, find({ ...one, late: true }))),
    ...(one.referred ? [] : pair(at, find({ ...one, referred: true }))),
  ]);
}

function pair(at: number, other: number | undefined): Pairs {
  return other === undefined ? [] : [[at, other]];
}

function finder<T extends object>(all: readonly T[]): (one: T) => number | undefined {
  const index = new Map(all.map((one, at) => [keyOf(one), at]));
  return (one) => index.get(keyOf(one));
}

function keyOf(one: object): string {
  return JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The table asks of each fact on its own, so every combination of answers is one of a few thousand patterns of
 * conditions that hold. A combination's pattern is the `&` of its parts' masks; `decide` itself is asked once a pattern.
 * The shortcut is held against `decide` by a property of its own.
 */
export interface Shortcut {
  maskOf(facts: Partial<Facts>): number;
  /** The decision on facts with this mask; `facts` is called where the pattern is a new one. */
  decision(mask: number, facts: () => Facts): Decision;
}

/** Facts that `decide` works out from others, once it knows the run: `timesStuck`, `restsInARow`. */
const WORKED_OUT = { timesStuck: 'stuckBefore', restsInARow: 'restsBefore' } as const;

export function shortcut(rows: readonly Row[]): Shortcut {
  const conditions = rows.flatMap((row) => [
    ...alternatives(row.when),
    ...(row.unless ? alternatives(row.unless.when) : []),
  ]);
  if (conditions.length > 31) throw new RangeError('more conditions than a mask has bits');
  const known = new Map<number, Decision>();
  return {
    maskOf: (facts) =>
      conditions.reduce((mask, condition, bit) => (mayHold(condition, facts) ? mask | (1 << bit) : mask), 0),
    decision(mask, facts) {
      const found = known.get(mask) ?? decide(rows, facts());
      known.set(mask, found);
      return found;
    },
  };
}

function alternatives(when: Row['when']): readonly Condition[] {
  return Array.isArray(when['any']) ? (when['any'] as readonly Condition[]) : [when as Condition];
}

/**
 * Do these facts, as far as they go, leave the condition open? `miles` is a fact wherever a report is. What is worked
 * out counts as if this run were one more: where it is not, the count is 0, for every history the same.
 */
function mayHold(condition: Condition, facts: Partial<Facts>): boolean {
  return Object.entries(condition).every(([fact, test]) => {
    if (fact === 'timesStuck' || fact === 'restsInARow') {
      const before = facts[WORKED_OUT[fact]];
      return before === undefined || matches({ [fact]: test }, { [fact]: before + 1 });
    }
    const asked = fact in facts || (fact === 'miles' && 'pattern' in facts);
    return !asked || matches({ [fact]: test }, facts);
  });
}
