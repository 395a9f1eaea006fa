import { describe, expect, test } from 'vitest';
import { firstLevel, levelDown, levelsFor } from '../../src/coach/ladder.ts';
import type { Injury, Level } from '../../src/coach/rules.ts';
import { rules } from '../support/coach.ts';

const { ladder } = rules;
const MINUTE = 60;
const ENTRY = 10 * MINUTE;

/** A level as it is written: `repeats x run/walk`, in seconds. */
function written({ repeats, run, walk }: Level): string {
  return `${repeats}x${run}/${walk}`;
}

/** Each level with the one above it. */
function steps(levels: readonly Level[]): readonly (readonly [Level, Level])[] {
  return levels.flatMap((level, at) => {
    const next = levels[at + 1];
    return next ? [[level, next] as const] : [];
  });
}

describe('the laws of the ladder', () => {
  const { levels } = ladder;
  const entry = levels.findIndex((level) => level.seconds === ENTRY);

  test('L1: running time rises strictly, and from the entry on by 7 % at most', () => {
    for (const level of levels) expect(level.seconds).toBe(level.repeats * level.run);
    for (const [lower, upper] of steps(levels)) expect(upper.seconds).toBeGreaterThan(lower.seconds);
    for (const [lower, upper] of steps(levels.slice(entry)))
      expect(upper.seconds / lower.seconds, written(upper)).toBeLessThanOrEqual(1.07);
  });

  test('L2: the entry is 10 × [1:1] with at least three gentler levels, from 1 min : 3 min', () => {
    expect(levels.map(written)[entry]).toBe('10x60/60');
    expect(ladder.entrySeconds).toBe(ENTRY);
    expect(entry).toBeGreaterThanOrEqual(3);
    expect(levels[0]).toMatchObject({ run: MINUTE, walk: 3 * MINUTE });
  });

  test.each([
    ['tendon', false, ENTRY],
    ['muscle', false, ENTRY],
    ['joint', false, ENTRY],
    ['other', false, ENTRY],
    ['bone', false, 360],
    ['surgery', false, 360],
    ['tendon', true, 360],
    ['bone', true, 360],
  ] as const satisfies readonly (readonly [Injury, boolean, number])[])(
    'L2: %s (from a foundation: %s) begins with %i s',
    (injury, fromFoundation, seconds) => {
      expect(firstLevel(rules, levels, injury, fromFoundation).seconds).toBe(seconds);
    },
  );

  test('L3: the sessions of the physio guide stand on it', () => {
    const all = levels.map(written);
    const minutes = [20, 25, 30, 35, 40].map((minute) => `1x${minute * MINUTE}/0`);
    for (const session of ['10x60/60', '8x120/60', ...minutes]) expect(all).toContain(session);
  });

  test('L3: whole multiples of 5 s, runs never get shorter, walks never longer', () => {
    for (const { run, walk } of levels) {
      expect(run % 5).toBe(0);
      expect(walk % 5).toBe(0);
    }
    for (const [lower, upper] of steps(levels)) {
      expect(upper.run).toBeGreaterThanOrEqual(lower.run);
      expect(upper.walk).toBeLessThanOrEqual(lower.walk);
    }
  });

  test('L4: phases follow one another; consolidating begins with 20 minutes, progressing with 30', () => {
    const phases = [...new Set(levels.map((level) => level.phase))];
    expect(phases).toEqual(['early', 'building', 'consolidating', 'progressing']);
    for (const [lower, upper] of steps(levels))
      expect(phases.indexOf(upper.phase)).toBeGreaterThanOrEqual(phases.indexOf(lower.phase));
    const first = (phase: string): Level | undefined => levels.find((level) => level.phase === phase);
    expect(first('consolidating')).toMatchObject({ repeats: 1, run: 20 * MINUTE, walk: 0 });
    expect(first('progressing')).toMatchObject({ repeats: 1, run: 30 * MINUTE, walk: 0 });
  });

  test('L6: one level down is the highest at least 7 % lighter; below the lowest is the lowest', () => {
    for (const level of levels) {
      const down = levelDown(levels, level.seconds, ladder.down);
      const lighter = levels.filter((one) => one.seconds <= level.seconds * 0.93 + 1e-9);
      expect(down).toEqual(lighter.at(-1) ?? levels[0]);
    }
  });
});

describe('above 40 minutes (L6)', () => {
  const top = ladder.levels.at(-1)?.seconds ?? 0;

  test('unknown minutes before the injury: 40 minutes are the top', () => {
    expect(levelsFor(ladder, undefined)).toEqual(ladder.levels);
    expect(top).toBe(40 * MINUTE);
  });

  test.each(Array.from({ length: 40 }, (_, at) => at * 10))('%i minutes a week before', (weekly) => {
    const levels = levelsFor(ladder, weekly);
    const added = levels.slice(ladder.levels.length);
    for (const [lower, upper] of steps(levels.slice(ladder.levels.length - 1))) {
      expect(upper.seconds / lower.seconds).toBeLessThanOrEqual(1.035);
      expect(upper.seconds).toBeGreaterThan(lower.seconds);
    }
    for (const level of added) {
      expect(level).toMatchObject({ repeats: 1, walk: 0, run: level.seconds, phase: 'progressing' });
      expect(level.seconds % 5).toBe(0);
      expect(level.seconds * 3).toBeLessThanOrEqual(weekly * MINUTE);
      expect(level.seconds).toBeLessThanOrEqual(60 * MINUTE);
    }
    // The climb goes on until another step would not be a whole one.
    const wanted = Math.min((weekly * MINUTE) / 3, 60 * MINUTE);
    if (wanted > top) expect(levels.at(-1)?.seconds ?? 0).toBeGreaterThan(wanted - 5);
  });
});

interface Climb {
  /** Running seconds of each run, by day. */
  readonly runs: readonly { readonly day: number; readonly seconds: number; readonly earned: number }[];
}

/**
 * An all-clean runner on three days a week, worked out here once more without the coach's guards: a week's running
 * is at most 110 % of the best week that ended 7 to 28 days ago (three entry sessions at least), a single run at most
 * 110 % of the longest of 30 days; a run below the earned level does not raise it.
 */
function climb(levels: readonly Level[], weekdays: readonly number[]): Climb {
  const runs: { day: number; seconds: number; earned: number }[] = [];
  const sum = (from: number, to: number): number =>
    runs.filter(({ day }) => day >= from && day <= to).reduce((total, run) => total + run.seconds, 0);
  let at = levels.findIndex((level) => level.seconds === ENTRY);
  for (let day = 0; day < 7 * 40; day += 1) {
    if (!weekdays.includes(day % 7)) continue;
    let base = 3 * ENTRY;
    for (let end = day - 28; end <= day - 7; end += 1) base = Math.max(base, sum(end - 6, end));
    const room = base * 1.1 - sum(day - 6, day - 1);
    const longest = Math.max(0, ...runs.filter((run) => run.day >= day - 30).map((run) => run.seconds));
    const most = Math.min(room, Math.max(ENTRY, longest * 1.1)) + 1e-9;
    const earned = levels[at]?.seconds ?? 0;
    const fits = levels.findLast((level) => level.seconds <= Math.min(most, earned));
    if (!fits) continue;
    runs.push({ day, seconds: fits.seconds, earned });
    if (fits.seconds === earned && at < levels.length - 1) at += 1;
    else if (fits.seconds === earned) return { runs };
  }
  return { runs };
}

describe.each([
  ['Monday, Wednesday, Friday', [0, 2, 4]],
  ['Tuesday, Thursday, Saturday', [1, 3, 5]],
  ['Wednesday, Friday, Sunday', [2, 4, 6]],
] as const)('an all-clean runner on %s (L5)', (_, weekdays) => {
  const { runs } = climb(ladder.levels, weekdays);

  test('is held in at most one session in four', () => {
    const held = runs.filter((run) => run.seconds < run.earned);
    expect(runs.at(-1)?.seconds).toBe(40 * MINUTE);
    expect(held.length / runs.length).toBeLessThanOrEqual(0.25);
  });

  test.each([
    ['8 × [2:1]', 960, 5],
    ['20 minutes', 20 * MINUTE, 9],
    ['30 minutes', 30 * MINUTE, 14],
    ['40 minutes', 40 * MINUTE, 17],
  ])('runs %s in its week', (_session, seconds, week) => {
    const first = runs.find((run) => run.seconds >= seconds);
    expect(Math.floor((first?.day ?? Infinity) / 7) + 1).toBe(week);
  });
});
