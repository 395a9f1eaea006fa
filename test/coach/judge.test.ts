import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/coach/day.ts';
import { judge } from '../../src/coach/judge.ts';
import type { Injury } from '../../src/coach/rules.ts';
import type { Case, Pain, Profile, Standing, Verdict } from '../../src/coach/runner.ts';
import {
  canBeMorning,
  canBeReported,
  everyMorning,
  everyReport,
  INJURIES,
  worseMornings,
  worseReports,
  type MorningFacts,
  type ReportFacts,
} from '../support/answers.ts';
import { rules } from '../support/coach.ts';

const RUN_DAY = '2026-03-02';
const POSTED = 1200;
/** Scores on both sides of every bound that section 5 draws. */
const SCORES = [0, 1, 2, 3];
const CAUTION = { progress: 1, repeat: 2, rest: 3 } as const;
const WALK_MS = 60_000;

const STANDING: Standing = {
  earned: POSTED,
  cleanHere: 0,
  lowered: false,
  stuck: {},
  peaks: [],
  rests: 0,
  lowestRests: 0,
  referred: false,
};

function profileOf(injury: Injury): Profile {
  return { injury, onset: 'gradual', injuredWeeks: 6, runningDays: '3', weekdays: ['mon', 'wed', 'fri'] };
}

/** What was run, in seconds: all of it, half, a third more, ten minutes on an off day, or nothing. */
function secondsOf({ completed, posted }: ReportFacts): number {
  if (!posted) return 600;
  return { all: POSTED, part: POSTED / 2, more: POSTED * 1.3, hurt: 0, none: 0 }[completed];
}

/** A run of a Monday, the morning after it and the one after that. */
function caseOf(
  before: Standing,
  report: ReportFacts,
  { morning, swollen, night, unsettled }: MorningFacts,
  pains: readonly Pain[] = [],
): Case {
  const { completed, posted, pattern, peak, sharp, worse, stride } = report;
  return {
    before,
    run: {
      day: RUN_DAY,
      ...(posted ? { posted: POSTED } : {}),
      level: Math.min(POSTED, before.earned),
      earned: before.earned,
      reportedAt: `${RUN_DAY}T18:00:00.000Z`,
      dayEnd: `${addDays(RUN_DAY, 1)}T00:00:00.000Z`,
      report: { completed, seconds: secondsOf(report), pattern, peak, sharp, worse, stride },
      late: false,
    },
    morning: { on: addDays(RUN_DAY, 1), pain: morning, swollen, night, late: false },
    ...(swollen ? { settled: { on: addDays(RUN_DAY, 2), yes: !unsettled } } : {}),
    pains,
  };
}

function verdictOn(injury: Injury, theCase: Case): Verdict {
  return judge(rules, profileOf(injury), theCase, addDays(RUN_DAY, 2));
}

/** The most that the next run may be: the earned level, or what a `repeat` leaves. */
function most({ after }: Verdict): number {
  return Math.min(after.earned, after.cap ?? Infinity);
}

/** Why the second of two verdicts is milder than the first; undefined where it is at least as cautious. */
function milder(mild: Verdict, worse: Verdict): string | undefined {
  if (!mild.word || !worse.word) return undefined;
  if (CAUTION[worse.word] < CAUTION[mild.word]) return `${mild.word} became ${worse.word}`;
  if (worse.restDays < mild.restDays) return `${mild.restDays} days of rest became ${worse.restDays}`;
  if (worse.level > mild.level) return `level ${mild.level} became ${worse.level}`;
  if (worse.after.earned > mild.after.earned)
    return `${mild.after.earned} s earned became ${worse.after.earned} s`;
  if (most(worse) > most(mild)) return `at most ${most(mild)} s became ${most(worse)} s`;
  if (worse.from < mild.from) return `from ${mild.from} became from ${worse.from}`;
  return undefined;
}

/** What was run in part has its own minutes, which set the next level; they are no answer of that order. */
function comparable(mild: ReportFacts | undefined, worse: ReportFacts | undefined): boolean {
  return !(mild?.completed === 'part' && worse?.completed === 'hurt');
}

const reports = everyReport(SCORES).filter((report) => canBeReported(report) && report.miles === undefined);
const mornings = everyMorning(SCORES).filter(canBeMorning);

describe.each(['tendon', 'bone'] as const)('where a runner stands after a report, %s', (injury) => {
  test('a worse answer never leaves a higher level or an earlier day', { timeout: WALK_MS }, () => {
    const verdicts = reports.map((report) =>
      mornings.map((morning) => verdictOn(injury, caseOf(STANDING, report, morning))),
    );
    const wrong: unknown[] = [];
    const note = (a: readonly [number, number], b: readonly [number, number]): void => {
      const [mild, worse] = [verdicts[a[0]]?.[a[1]], verdicts[b[0]]?.[b[1]]];
      const why = mild && worse && milder(mild, worse);
      if (why === undefined) return;
      wrong.push({ why, from: [reports[a[0]], mornings[a[1]]], to: [reports[b[0]], mornings[b[1]]] });
    };
    for (const [mild, worse] of worseReports(reports))
      if (comparable(reports[mild], reports[worse]))
        mornings.forEach((_, morning) => note([mild, morning], [worse, morning]));
    for (const [mild, worse] of worseMornings(mornings))
      reports.forEach((_, report) => note([report, mild], [report, worse]));
    expect(wrong.slice(0, 3)).toEqual([]);
  });
});

const standing: fc.Arbitrary<Standing> = fc
  .record({
    level: fc.constantFrom(...rules.ladder.levels),
    cleanHere: fc.constantFrom(0, 1),
    lowered: fc.boolean(),
    stuck: fc.constantFrom(0, 1, 2),
    peaks: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 2 }),
    rests: fc.constantFrom(0, 1),
    lowestRests: fc.constantFrom(0, 1),
    referred: fc.boolean(),
    cap: fc.option(fc.constantFrom(300, 600, 1000), { nil: undefined }),
  })
  .map(({ level, stuck, cap, ...rest }) => ({
    ...rest,
    earned: level.seconds,
    stuck: { [String(Math.min(POSTED, level.seconds))]: stuck },
    ...(cap === undefined ? {} : { cap }),
  }));

const told: fc.Arbitrary<Pain> = fc.record({
  on: fc.constantFrom(addDays(RUN_DAY, 1), addDays(RUN_DAY, 2)),
  pain: fc.integer({ min: 1, max: 10 }),
  sharp: fc.boolean(),
  night: fc.boolean(),
});

describe('wherever they stood before', () => {
  const reportPairs = worseReports(reports).filter(([a, b]) => comparable(reports[a], reports[b]));
  const morningPairs = worseMornings(mornings);

  test('a worse answer never leaves a higher level or an earlier day', { timeout: WALK_MS }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...INJURIES),
        standing,
        fc.constantFrom(...reportPairs),
        fc.constantFrom(...morningPairs),
        fc.boolean(),
        fc.array(told, { maxLength: 1 }),
        (injury, before, [mildRun, worseRun], [mildMorning, worseMorning], which, pains) => {
          const at = (report: number, morning: number): Verdict =>
            verdictOn(injury, caseOf(before, reports[report] ?? fail(), mornings[morning] ?? fail(), pains));
          const mild = at(mildRun, mildMorning);
          const worse = which ? at(worseRun, mildMorning) : at(mildRun, worseMorning);
          expect(milder(mild, worse)).toBeUndefined();
        },
      ),
      { numRuns: 4000 },
    );
  });

  test(
    '/pain never leaves a higher level or an earlier day than none, nor costs a second level',
    { timeout: WALK_MS },
    () => {
      fc.assert(
        fc.property(
          fc.constantFrom(...INJURIES),
          standing,
          fc.constantFrom(...reports.filter((report) => report.completed !== 'none')),
          fc.constantFrom(...mornings),
          told,
          told,
          (injury, before, report, morning, first, second) => {
            const without = verdictOn(injury, caseOf(before, report, morning));
            const once = verdictOn(injury, caseOf(before, report, morning, [first]));
            const twice = verdictOn(injury, caseOf(before, report, morning, [first, second]));
            expect(milder(without, once)).toBeUndefined();
            expect(milder(once, twice)).toBeUndefined();
            if (once.word === 'rest') expect(twice.after.earned).toBe(once.after.earned);
          },
        ),
        { numRuns: 2000 },
      );
    },
  );

  test('only a clean run at the earned level raises it, by one level', { timeout: WALK_MS }, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...INJURIES),
        standing,
        fc.constantFrom(...reports),
        fc.constantFrom(...mornings),
        (injury, before, report, morning) => {
          const { word, rows, after } = verdictOn(injury, caseOf(before, report, morning));
          if (after.earned <= before.earned) return;
          expect({ word, rows }).toEqual({ word: 'progress', rows: ['D5'] });
          expect(Math.min(POSTED, before.earned)).toBe(before.earned);
          const next = rules.ladder.levels.find((level) => level.seconds > before.earned);
          expect(after.earned).toBe(next?.seconds);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

function fail(): never {
  throw new RangeError('no such answer');
}
