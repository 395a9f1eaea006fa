import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earnedAfterBreak } from '../../src/coach/breaks.ts';
import { addDays, daysBetween, weekdayOf, type Day } from '../../src/coach/day.ts';
import { longestAllowed, runsIn, weeklyRoom, type Load } from '../../src/coach/load.ts';
import { nextRun, type Outlook } from '../../src/coach/plan.ts';
import type { Injury } from '../../src/coach/rules.ts';
import type { Profile, Standing } from '../../src/coach/runner.ts';
import { INJURIES } from '../support/answers.ts';
import { rules } from '../support/coach.ts';

const TODAY = '2026-05-01';
const ENTRY = 600;
const LOWEST = 360;
const { levels } = rules.ladder;
const { G1, G2 } = rules.guards;

/** A run so many days ago; half of it may count as a base for more. */
function ran(ago: number, seconds: number, base = seconds): Load {
  return { day: addDays(TODAY, -ago), seconds, base };
}

/** Runs of the last forty days, on some days and of any length. */
const loads: fc.Arbitrary<readonly Load[]> = fc
  .uniqueArray(
    fc.record({
      ago: fc.integer({ min: 1, max: 40 }),
      seconds: fc.integer({ min: 60, max: 3600 }),
      share: fc.constantFrom(0, 0.5, 1),
    }),
    { selector: (load) => load.ago, maxLength: 25 },
  )
  .map((all) =>
    all
      .toSorted((a, b) => b.ago - a.ago)
      .map(({ ago, seconds, share }) => ran(ago, seconds, Math.round(seconds * share))),
  );

const room = (all: readonly Load[]): number => weeklyRoom(all, TODAY, ENTRY, G1);

describe('G1: ten per cent a week', () => {
  test.each([
    ['nothing run: three entry sessions and a tenth', [], 1980],
    ['what was run this week counts', [ran(2, 600), ran(4, 600)], 780],
    ['a week ago is another week', [ran(7, 600)], 1980],
    ['six days ago is this week', [ran(6, 600)], 1380],
    ['a bigger week is a bigger base', [ran(8, 1000), ran(10, 1000), ran(12, 1000)], 3300],
    ['its days span seven at most', [ran(7, 1000), ran(13, 1000), ran(14, 1000)], 2200],
    ['a week that ended 28 days ago is the last base', [ran(28, 2000), ran(34, 1000)], 3300],
    ['one that ended before that is none', [ran(29, 3000), ran(35, 3000)], 3300],
    ['minutes that are no base count as used all the same', [ran(1, 900, 0), ran(8, 4000, 0)], 1080],
    ['a week that was too long leaves less than nothing', [ran(1, 3000)], -1020],
  ] as const satisfies readonly (readonly [string, readonly Load[], number])[])('%s', (_, all, expected) => {
    expect(room(all)).toBeCloseTo(expected, 6);
  });

  test('is what a count by hand gives', () => {
    fc.assert(
      fc.property(loads, (all) => {
        const between = (most: number, least: number, of: 'seconds' | 'base'): number =>
          all
            .filter((load) => daysBetween(load.day, TODAY) <= most && daysBetween(load.day, TODAY) >= least)
            .reduce((sum, load) => sum + load[of], 0);
        const weeks = Array.from({ length: 22 }, (_, at) => between(7 + at + 6, 7 + at, 'base'));
        const expected = 1.1 * Math.max(3 * ENTRY, ...weeks) - between(6, 0, 'seconds');
        expect(room(all)).toBeCloseTo(expected, 6);
      }),
    );
  });
});

describe('G2: a day between, and no run much longer than the longest', () => {
  test.each([
    ['nothing run: the entry session', [], 600],
    ['a tenth more than the longest', [ran(2, 1000), ran(9, 2000)], 2200],
    ['30 days ago still counts', [ran(30, 2000)], 2200],
    ['31 days ago does not', [ran(31, 2000)], 600],
    ['short runs leave the entry session', [ran(3, 200)], 600],
  ] as const satisfies readonly (readonly [string, readonly Load[], number])[])('%s', (_, all, expected) => {
    expect(longestAllowed(all, TODAY, ENTRY, G2)).toBeCloseTo(expected, 6);
  });

  test('counts the runs of the days that end on a day', () => {
    const all = [ran(0, 600), ran(1, 600), ran(6, 600), ran(7, 600)];
    expect(runsIn(all, TODAY, 1)).toBe(1);
    expect(runsIn(all, TODAY, 2)).toBe(2);
    expect(runsIn(all, TODAY, 7)).toBe(3);
    expect(runsIn(all, TODAY, 8)).toBe(4);
  });
});

const WEEKS = [
  ['mon', 'wed', 'fri'],
  ['tue', 'thu', 'sat', 'sun'],
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
] as const;

const standing: fc.Arbitrary<Standing> = fc
  .record({
    earned: fc.constantFrom(...levels.map((level) => level.seconds)),
    lowered: fc.boolean(),
    cap: fc.option(fc.integer({ min: 60, max: 3000 }), { nil: undefined }),
  })
  .map(({ cap, ...rest }) => ({
    ...rest,
    cleanHere: 0,
    stuck: {},
    peaks: [],
    rests: 0,
    lowestRests: 0,
    referred: false,
    ...(cap === undefined ? {} : { cap }),
  }));

const limits: fc.Arbitrary<Profile['limits']> = fc.constantFrom(
  undefined,
  { minutes: 4 },
  { minutes: 12 },
  { runs: 1 },
  { minutes: 20, runs: 2 },
);

const outlook: fc.Arbitrary<Outlook> = fc
  .record({
    injury: fc.constantFrom(...INJURIES),
    runningDays: fc.constantFrom('3' as const, 'alternate' as const),
    weekdays: fc.constantFrom(...WEEKS),
    limits,
    standing,
    loads,
    from: fc.integer({ min: -5, max: 10 }).map((days) => addDays(TODAY, days)),
    moved: fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined }),
  })
  .map(({ injury, runningDays, weekdays, limits: own, standing: stands, loads: all, from, moved }) => ({
    rules,
    profile: profileOf(injury, runningDays, weekdays, own),
    levels,
    standing: stands,
    loads: all,
    breakFrom: all.at(-1)?.day ?? TODAY,
    brokenByRun: all.length > 0,
    from,
    ...(moved === undefined ? {} : { movedTo: addDays(TODAY, moved) }),
  }));

function profileOf(
  injury: Injury,
  runningDays: Profile['runningDays'],
  weekdays: Profile['weekdays'],
  own: Profile['limits'],
): Profile {
  return {
    injury,
    onset: 'gradual',
    injuredWeeks: 6,
    runningDays,
    weekdays,
    ...(own === undefined ? {} : { limits: own }),
  };
}

/** Worked out by hand: the most that a run on `day` may be, in seconds; nothing where none may stand. */
function mostOn(of: Outlook, day: Day): number | undefined {
  const ago = (load: Load): number => daysBetween(load.day, day);
  const { limits: own } = of.profile;
  const week = of.loads.filter((load) => ago(load) >= 0 && ago(load) <= 6);
  if (of.loads.some((load) => ago(load) === 0 || ago(load) === 1)) return undefined;
  if (own?.runs !== undefined && week.length >= own.runs) return undefined;
  const bases = Array.from({ length: 22 }, (_, at) =>
    of.loads
      .filter((load) => ago(load) >= 7 + at && ago(load) <= 13 + at)
      .reduce((sum, load) => sum + load.base, 0),
  );
  const longest = Math.max(
    0,
    ...of.loads.filter((load) => ago(load) >= 1 && ago(load) <= 30).map((load) => load.seconds),
  );
  return Math.min(
    Math.max(ENTRY, longest * 1.1),
    Math.max(3 * ENTRY, ...bases) * 1.1 - week.reduce((sum, load) => sum + load.seconds, 0),
    (own?.minutes ?? Infinity) * 60,
    Math.max(LOWEST, of.standing.cap ?? Infinity),
    of.standing.earned,
  );
}

describe('the next run', () => {
  test('breaks no guard, whatever was run before', () => {
    fc.assert(
      fc.property(outlook, (of) => {
        const plan = nextRun(of, TODAY);
        if (plan.kind !== 'run') return;
        const most = mostOn(of, plan.day);
        expect(most).toBeDefined();
        expect(plan.level.seconds).toBeLessThanOrEqual((most ?? 0) + 1e-6);
        expect(plan.day >= TODAY && plan.day >= of.from).toBe(true);
        const own = of.profile.weekdays.includes(weekdayOf(plan.day)) || of.movedTo === plan.day;
        const consolidating = of.standing.earned >= 1200;
        expect(own || (of.profile.runningDays === 'alternate' && consolidating)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  test('stands on the first day that one may stand on', () => {
    fc.assert(
      fc.property(outlook, (of) => {
        const plan = nextRun(of, TODAY);
        if (plan.kind !== 'run') return;
        const first = of.from > TODAY ? of.from : TODAY;
        for (let day = first; day < plan.day; day = addDays(day, 1)) {
          const lastWeek = of.loads.filter(
            (load) => daysBetween(load.day, day) >= 0 && daysBetween(load.day, day) <= 6,
          );
          const own = of.profile.weekdays.includes(weekdayOf(day)) || of.movedTo === day;
          if (own && lastWeek.length < 3) expect(mostOn(of, day) ?? 0).toBeLessThan(LOWEST);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('is nothing where a clinician allows less than the shortest run', () => {
    fc.assert(
      fc.property(outlook, (of) => {
        const plan = nextRun({ ...of, profile: { ...of.profile, limits: { minutes: 5 } } }, TODAY);
        expect(plan.kind).not.toBe('run');
      }),
    );
  });
});

describe('K1: breaks', () => {
  const after = (injury: Injury, stands: Pick<Standing, 'earned' | 'lowered'>, days: number): number =>
    earnedAfterBreak(rules, profileOf(injury, '3', WEEKS[0], undefined), levels, stands, days);

  test.each([
    ['tendon', 1200, false, 6, 1200],
    ['tendon', 1200, false, 7, 1190],
    ['tendon', 1200, true, 7, 1200],
    ['tendon', 1200, false, 13, 1190],
    ['tendon', 1200, false, 14, 880],
    ['tendon', 1200, true, 14, 880],
    ['tendon', 1200, false, 27, 880],
    ['tendon', 1200, false, 28, 600],
    ['tendon', 540, false, 28, 360],
    ['bone', 1200, false, 27, 880],
    ['bone', 1200, false, 28, 360],
    ['surgery', 1200, false, 40, 360],
    ['tendon', 360, false, 10, 360],
    ['tendon', 360, false, 20, 360],
  ] as const)('%s, %i s earned (lowered: %s), %i days: %i s', (injury, earned, lowered, days, expected) => {
    expect(after(injury, { earned, lowered }, days)).toBe(expected);
  });

  test('a longer break never leads to a longer run', () => {
    for (const injury of INJURIES)
      for (const { seconds } of levels)
        for (const lowered of [true, false])
          for (let days = 0; days < 60; days += 1)
            expect(after(injury, { earned: seconds, lowered }, days + 1)).toBeLessThanOrEqual(
              after(injury, { earned: seconds, lowered }, days),
            );
  });

  test('a break never raises a level', () => {
    for (const injury of INJURIES)
      for (const { seconds } of levels)
        for (const days of [0, 7, 14, 28, 400])
          expect(after(injury, { earned: seconds, lowered: false }, days)).toBeLessThanOrEqual(seconds);
  });
});
