import type { Injury, Ladder, Level, Phase, Rules } from './rules.ts';

const PHASES = ['early', 'building', 'consolidating', 'progressing'] as const satisfies readonly Phase[];

/** Is `phase` at or past `from` on the way up? */
export function reached(phase: Phase, from: Phase): boolean {
  return PHASES.indexOf(phase) >= PHASES.indexOf(from);
}

/**
 * The ladder of one runner: above its written top it goes on by rule until as many runs a week as the rule names
 * make the minutes from before the injury (L6). Unknown minutes: the written top is the top.
 */
export function levelsFor(ladder: Ladder, weeklyBeforeMinutes: number | undefined): readonly Level[] {
  const written = ladder.levels;
  const last = written.at(-1);
  if (!last || weeklyBeforeMinutes === undefined) return written;
  const top = Math.min((weeklyBeforeMinutes * 60) / ladder.beyond.runsAWeek, ladder.beyond.top);
  const levels = [...written];
  for (let seconds = last.seconds; ;) {
    const next = roundDown(Math.min(seconds * (1 + ladder.beyond.step) + ROUNDING, top), ladder.granularity);
    if (next <= seconds) return levels;
    levels.push({ repeats: 1, run: next, walk: 0, seconds: next, phase: last.phase });
    seconds = next;
  }
}

/** Floating point must not cost a step: 2400 × 1.05 is 2520, not 2519.999. */
const ROUNDING = 1e-9;

function roundDown(seconds: number, granularity: number): number {
  return Math.floor(seconds / granularity) * granularity;
}

/** The highest level of at most so many running seconds; undefined where even the lowest is more. */
export function highestWithin(levels: readonly Level[], seconds: number): Level | undefined {
  return levels.findLast((level) => level.seconds <= seconds + ROUNDING);
}

/** The level that stands for an amount of running: the highest within it, or the lowest there is. */
export function levelAt(levels: readonly Level[], seconds: number): Level {
  return highestWithin(levels, seconds) ?? lowest(levels);
}

export function lowest(levels: readonly Level[]): Level {
  const first = levels[0];
  if (!first) throw new RangeError('a ladder has at least one level');
  return first;
}

/** One level up; at the top, the top again (L6). */
export function levelAbove(levels: readonly Level[], seconds: number): Level {
  return levels.find((level) => level.seconds > seconds) ?? levels.at(-1) ?? lowest(levels);
}

/** The level just below (K1); at the bottom, the bottom. */
export function levelBelow(levels: readonly Level[], seconds: number): Level {
  return levels.findLast((level) => level.seconds < seconds) ?? lowest(levels);
}

/** What "−1" means: the highest level that is lighter by the ladder's `down` share; at the bottom, the bottom. */
export function levelDown(levels: readonly Level[], seconds: number, down: number): Level {
  return levelAt(levels, seconds * (1 - down));
}

/** Where a runner begins (L2, G6): the entry, or the lowest for bone, surgery and whoever built a foundation first. */
export function firstLevel(
  rules: Rules,
  levels: readonly Level[],
  injury: Injury,
  fromFoundation: boolean,
): Level {
  if (fromFoundation || rules.guards.G6.startAtLowest.includes(injury)) return lowest(levels);
  return levelAt(levels, rules.ladder.entrySeconds);
}

/** 1 for the lowest level, and so on up. */
export function levelNumber(levels: readonly Level[], seconds: number): number {
  return levels.indexOf(levelAt(levels, seconds)) + 1;
}
