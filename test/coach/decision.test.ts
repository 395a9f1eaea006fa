import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type Decision, type Facts } from '../../src/coach/decision.ts';
import {
  canBeMorning,
  canBeReported,
  everyHistory,
  everyMorning,
  everyReport,
  INJURIES,
  shortcut,
  worseHistories,
  worseMornings,
  worseReports,
  type HistoryFacts,
  type MorningFacts,
  type ReportFacts,
} from '../support/answers.ts';
import { rules } from '../support/coach.ts';
import { sectionFive } from '../support/table.ts';

const NO_HISTORY: HistoryFacts = {
  risingPeaks: 1,
  stuckBefore: 0,
  restsBefore: 0,
  late: false,
  referred: false,
};

/** Scores on both sides of every bound that section 5 draws: enough where the rest is walked in full. */
const TELLING_SCORES = [0, 1, 2, 3, 10];
const FEWEST_SCORES = [0, 2, 3];

/** One for every test: each pattern of conditions is worked through once. */
const TABLE = shortcut(rules.rows);

const CAUTION = { progress: 1, repeat: 2, rest: 3 } as const;
const WALK_MS = 60_000;

/** Why `worse` is milder than `mild` in some way; undefined where it is at least as cautious in every way. */
function milder(mild: Decision, worse: Decision): string | undefined {
  if (!mild.word || !worse.word) return undefined;
  if (CAUTION[worse.word] < CAUTION[mild.word]) return `${mild.word} became ${worse.word}`;
  if (worse.restDays < mild.restDays) return `${mild.restDays} days of rest became ${worse.restDays}`;
  if (worse.level > mild.level) return `level ${mild.level} became ${worse.level}`;
  return undefined;
}

/** A space of answers for one kind of injury, walked by index: what the table says of each combination. */
class Walk {
  readonly #injuryMask: number;
  readonly #reportMasks: readonly number[];
  readonly #morningMasks: readonly number[];
  readonly #historyMasks: readonly number[];

  readonly injury: Facts['injury'];
  readonly reports: readonly ReportFacts[];
  readonly mornings: readonly MorningFacts[];
  readonly histories: readonly HistoryFacts[];

  constructor(
    injury: Facts['injury'],
    reports: readonly ReportFacts[],
    mornings: readonly MorningFacts[],
    histories: readonly HistoryFacts[] = [NO_HISTORY],
  ) {
    const { maskOf } = TABLE;
    this.injury = injury;
    this.reports = reports;
    this.mornings = mornings;
    this.histories = histories;
    this.#injuryMask = maskOf({ injury });
    this.#reportMasks = reports.map(maskOf);
    this.#morningMasks = mornings.map(maskOf);
    this.#historyMasks = histories.map(maskOf);
  }

  facts(report: number, morning: number, history = 0): Facts {
    const parts = { ...this.reports[report], ...this.mornings[morning], ...this.histories[history] };
    return { injury: this.injury, ...parts } as Facts;
  }

  decision(report: number, morning: number, history = 0): Decision {
    const mask =
      this.#injuryMask &
      (this.#reportMasks[report] ?? 0) &
      (this.#morningMasks[morning] ?? 0) &
      (this.#historyMasks[history] ?? 0);
    return TABLE.decision(mask, () => this.facts(report, morning, history));
  }

  /** Calls `each` with every combination; returns how many there were. */
  every(each: (report: number, morning: number, history: number) => void): number {
    for (let report = 0; report < this.reports.length; report += 1)
      for (let morning = 0; morning < this.mornings.length; morning += 1)
        for (let history = 0; history < this.histories.length; history += 1) each(report, morning, history);
    return this.reports.length * this.mornings.length * this.histories.length;
  }
}

/** A combination in which nothing was run is told nothing more: no morning follows it. */
function isAnswered(walk: Walk, report: number, morning: number): boolean {
  const nothing = walk.reports[report]?.completed === 'none';
  return !nothing || morning === 0;
}

/** Fails with the first of the combinations that something is wrong with. */
function nothingWrong(found: readonly unknown[]): void {
  expect(found.slice(0, 3)).toEqual([]);
}

describe.each(INJURIES)('every combination of answers, %s', (injury) => {
  const possibleReports = everyReport().filter(canBeReported);
  const possibleMornings = everyMorning().filter(canBeMorning);

  test(
    'gets exactly one verdict, even where the answers contradict one another',
    { timeout: WALK_MS },
    () => {
      const walk = new Walk(injury, everyReport(), everyMorning());
      const wrong: unknown[] = [];
      const walked = walk.every((report, morning) => {
        const { word, rows, level, restDays } = walk.decision(report, morning);
        const notRun = walk.reports[report]?.completed === 'none';
        const one = notRun
          ? word === undefined && rows.join() === 'D14'
          : word !== undefined && rows.length > 0;
        const inBounds = level >= -1 && level <= 1 && restDays >= (notRun ? 0 : 1) && restDays <= 2;
        if (!one || !inBounds) wrong.push({ ...walk.facts(report, morning), word, rows });
      });
      expect(walked).toBe(1_161_600);
      nothingWrong(wrong);
    },
  );

  test('gets what section 5 says', { timeout: WALK_MS }, () => {
    const reports = everyReport(TELLING_SCORES).filter(canBeReported);
    const mornings = everyMorning(TELLING_SCORES).filter(canBeMorning);
    const walk = new Walk(injury, reports, mornings);
    const wrong: unknown[] = [];
    const walked = walk.every((report, morning) => {
      if (!isAnswered(walk, report, morning)) return;
      const facts = walk.facts(report, morning);
      const said = walk.decision(report, morning);
      const expected = sectionFive(facts);
      const same =
        said.word === expected.word &&
        said.level === expected.level &&
        said.restDays === expected.restDays &&
        said.rows.join() === expected.rows.join() &&
        said.then.includes('recheck') === expected.recheck &&
        said.then.includes('refer') === expected.refer;
      if (!same) wrong.push({ facts, said, expected });
    });
    expect(walked).toBeGreaterThan(35_000);
    nothingWrong(wrong);
  });

  test('gets no milder verdict for a worse answer', { timeout: WALK_MS }, () => {
    const walk = new Walk(injury, possibleReports, possibleMornings);
    const wrong: unknown[] = [];
    const note = (a: readonly [number, number], b: readonly [number, number]): void => {
      const why = milder(walk.decision(...a), walk.decision(...b));
      if (why !== undefined) wrong.push({ why, from: walk.facts(...a), to: walk.facts(...b) });
    };
    for (const [mild, worse] of worseReports(possibleReports))
      for (let morning = 0; morning < possibleMornings.length; morning += 1)
        note([mild, morning], [worse, morning]);
    for (const [mild, worse] of worseMornings(possibleMornings))
      for (let report = 0; report < possibleReports.length; report += 1)
        note([report, mild], [report, worse]);
    nothingWrong(wrong);
  });

  test('is only made more cautious by what came before', { timeout: WALK_MS }, () => {
    // Neither distance nor a changed stride (a sharp pain does the same) has a say in what came before.
    const plainly = everyReport(FEWEST_SCORES).filter(
      (report) => report.miles === undefined && !report.stride,
    );
    const reports = plainly.filter(canBeReported);
    const mornings = everyMorning(FEWEST_SCORES).filter(canBeMorning);
    const walk = new Walk(injury, reports, mornings, everyHistory());
    const pairs = worseHistories(walk.histories);
    const wrong: unknown[] = [];
    for (let report = 0; report < reports.length; report += 1)
      for (let morning = 0; morning < mornings.length; morning += 1) {
        const all = walk.histories.map((_, history) => walk.decision(report, morning, history));
        const plain = walk.decision(report, morning);
        all.forEach((decision, history) => {
          if (decision.word === afterHistory(plain, walk.histories[history] ?? NO_HISTORY)) return;
          wrong.push({ facts: walk.facts(report, morning, history), decision });
        });
        for (const [mild, worse] of pairs) {
          const before = all[mild] ?? plain;
          const after = all[worse] ?? plain;
          if (before === after) continue;
          const why = milder(before, after);
          const lost = before.rows.some((row) => !after.rows.includes(row));
          if (why !== undefined || lost) wrong.push({ why, from: walk.facts(report, morning, mild), after });
        }
      }
    nothingWrong(wrong);
  });
});

/** The word that H1 to H3, silence and a clinician not yet seen make of what the run alone would have brought. */
function afterHistory(plain: Decision, history: HistoryFacts): Decision['word'] {
  if (plain.word === undefined) return undefined;
  const { risingPeaks, stuckBefore, late, referred } = history;
  if (plain.word === 'rest' || risingPeaks >= 3 || (plain.pain && stuckBefore >= 2)) return 'rest';
  return late || referred ? 'repeat' : plain.word;
}

describe('the shortcut of the walk', () => {
  const reports = everyReport();
  const mornings = everyMorning();
  const histories = everyHistory();

  test('says what the table itself says', () => {
    const walks = INJURIES.map((injury) => new Walk(injury, reports, mornings, histories));
    const anyOf = (list: readonly unknown[]): fc.Arbitrary<number> => fc.nat({ max: list.length - 1 });
    fc.assert(
      fc.property(
        anyOf(walks),
        anyOf(reports),
        anyOf(mornings),
        anyOf(histories),
        (injury, report, morning, history) => {
          const walk = walks[injury];
          const direct = walk && decide(rules.rows, walk.facts(report, morning, history));
          expect(walk?.decision(report, morning, history)).toEqual(direct);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
