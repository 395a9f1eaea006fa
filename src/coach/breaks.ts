import { daysBetween, type Day } from './day.ts';
import { highestWithin, levelAt, levelBelow, lowest } from './ladder.ts';
import type { Level, Rules } from './rules.ts';
import type { Profile, Standing } from './runner.ts';

/** Days without a run between two days with one: Saturday to Saturday is six (K1). */
export function daysWithoutRun(lastRun: Day, day: Day): number {
  return daysBetween(lastRun, day) - 1;
}

/** Is a break so long that the readiness questions come before the next run (K1)? */
export function needsReadiness(rules: Rules, days: number): boolean {
  return days >= rules.guards.breaks.readinessAgain.fromDays;
}

/**
 * The level, in running seconds, at which running goes on after so many days without it (K1). It acts by the whole
 * length of the break, and a longer break never gives more: past the readiness questions the entry level may lie
 * above three quarters of somebody's own, and then the lower counts.
 */
export function earnedAfterBreak(
  rules: Rules,
  profile: Profile,
  levels: readonly Level[],
  standing: Pick<Standing, 'earned' | 'lowered'>,
  days: number,
): number {
  const { breaks, G6 } = rules.guards;
  const own = levelAt(levels, standing.earned);
  if (days < breaks.nextLevelBelow.fromDays) return own.seconds;
  if (days < breaks.threeQuarters.fromDays)
    return standing.lowered ? own.seconds : levelBelow(levels, own.seconds).seconds;
  const share = highestWithin(levels, own.seconds * breaks.threeQuarters.share) ?? lowest(levels);
  if (!needsReadiness(rules, days)) return share.seconds;
  if (G6.startAtLowest.includes(profile.injury)) return lowest(levels).seconds;
  return Math.min(share.seconds, rules.ladder.entrySeconds);
}
