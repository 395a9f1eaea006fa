import { daysWithoutRun, earnedAfterBreak, needsReadiness } from './breaks.ts';
import { addDays, laterDay, weekdayOf, type Day } from './day.ts';
import { highestWithin, levelAt, lowest, reached } from './ladder.ts';
import { longestAllowed, runsIn, weeklyRoom, type Load } from './load.ts';
import type { Level, Rules } from './rules.ts';
import type { Profile, Standing } from './runner.ts';

/** Everything that decides when the next run stands and how long it is. */
export interface Outlook {
  readonly rules: Rules;
  readonly profile: Profile;
  readonly levels: readonly Level[];
  readonly standing: Standing;
  /** Every run of this comeback, oldest first. */
  readonly loads: readonly Load[];
  /** The last day with a run that ended a break, or with the readiness gate passed: breaks count from here. */
  readonly breakFrom: Day;
  /** Was `breakFrom` a run? Only then do the shorter breaks lower the level. */
  readonly brokenByRun: boolean;
  /** The first day on which a run may stand, after rest. */
  readonly from: Day;
  /** "Tomorrow instead": a day that counts as one of the runner's own. */
  readonly movedTo?: Day;
}

/** Why a run is shorter than earned, or why a day of the calendar has none. */
export type Hold = 'G1' | 'G2' | 'G7' | 'cap' | 'K1';

export type Plan =
  | {
      readonly kind: 'run';
      readonly day: Day;
      readonly level: Level;
      /** Running seconds of the level that was earned (after a break, what is left of it). */
      readonly earned: number;
      readonly holds: readonly Hold[];
      /** Days of the calendar on which a guard let nothing through before this one. */
      readonly skipped: readonly { readonly day: Day; readonly hold: Hold }[];
    }
  | { readonly kind: 'readiness'; readonly day: Day }
  /** Nothing fits in the days looked at: a clinician's limit below the lowest level. */
  | {
      readonly kind: 'nothing';
      readonly hold: Hold;
      readonly skipped: readonly { readonly day: Day; readonly hold: Hold }[];
    };

/** So many days are looked ahead for the next run: longer than any guard can hold one back. */
const HORIZON_DAYS = 60;

/** The next run on or after `today`: its day and its length, with every guard that spoke. */
export function nextRun(outlook: Outlook, today: Day): Plan {
  const skipped: { day: Day; hold: Hold }[] = [];
  const first = laterDay(today, outlook.from);
  // A clinician's limit below the lowest level: no question that is asked again could change that.
  const tooStrict = (outlook.profile.limits?.minutes ?? Infinity) * 60 < lowest(outlook.levels).seconds;
  for (let ahead = 0; ahead < HORIZON_DAYS; ahead += 1) {
    const day = addDays(first, ahead);
    if (!isRunDay(outlook, day)) continue;
    const days = daysWithoutRun(outlook.breakFrom, day);
    if (!tooStrict && needsReadiness(outlook.rules, days)) return { kind: 'readiness', day };
    const plan = fit(outlook, day);
    if (plan.kind === 'run') return { ...plan, skipped };
    skipped.push({ day, hold: plan.hold });
  }
  return { kind: 'nothing', hold: skipped.at(-1)?.hold ?? 'G7', skipped };
}

/** The level earned for `day`, in running seconds: what a break has left of it. */
export function earnedOn(outlook: Outlook, day: Day): number {
  const { rules, profile, levels, standing, breakFrom, brokenByRun } = outlook;
  if (!brokenByRun) return levelAt(levels, standing.earned).seconds;
  return earnedAfterBreak(rules, profile, levels, standing, daysWithoutRun(breakFrom, day));
}

/** Does a run belong on this day at all: calendar, a day between (G2), three a week until consolidating? */
function isRunDay(outlook: Outlook, day: Day): boolean {
  const { rules, profile, levels, loads } = outlook;
  const { frequency, G2, G1 } = rules.guards;
  const { phase } = levelAt(levels, earnedOn(outlook, day));
  const everyOther = profile.runningDays === 'alternate' && reached(phase, frequency.everyOtherDayFrom);
  const own = everyOther || profile.weekdays.includes(weekdayOf(day)) || outlook.movedTo === day;
  if (!own || runsIn(loads, day, 1 + G2.daysBetween) > 0) return false;
  return everyOther || runsIn(loads, day, G1.windowDays) < frequency.runsAWeek;
}

function fit(
  outlook: Outlook,
  day: Day,
): Omit<Extract<Plan, { kind: 'run' }>, 'skipped'> | { kind: 'held'; hold: Hold } {
  const { rules, profile, levels, standing, loads } = outlook;
  const { G1, G2 } = rules.guards;
  const { limits } = profile;
  if (limits?.runs !== undefined && runsIn(loads, day, G1.windowDays) >= limits.runs)
    return { kind: 'held', hold: 'G7' };
  const earned = earnedOn(outlook, day);
  const bottom = lowest(levels).seconds;
  const entry = rules.ladder.entrySeconds;
  const ceilings = [
    { hold: 'cap', seconds: Math.max(standing.cap ?? Infinity, bottom) },
    { hold: 'G7', seconds: (limits?.minutes ?? Infinity) * 60 },
    { hold: 'G2', seconds: longestAllowed(loads, day, entry, G2) },
    { hold: 'G1', seconds: weeklyRoom(loads, day, entry, G1) },
  ] as const satisfies readonly { hold: Hold; seconds: number }[];
  const tightest = ceilings.reduce((least, one) => (one.seconds < least.seconds ? one : least));
  const level = highestWithin(levels, Math.min(earned, tightest.seconds));
  if (!level) return { kind: 'held', hold: tightest.hold };
  const own = levelAt(levels, standing.earned).seconds;
  return {
    kind: 'run',
    day,
    level,
    earned,
    holds: [...(level.seconds < earned ? [tightest.hold] : []), ...(earned < own ? (['K1'] as const) : [])],
  };
}

/** So many runs are looked ahead: nothing is held for longer. */
const RUNS_AHEAD = 60;

/** The day from which the earned level fits, if every run planned until then is done as posted (G1). */
export function fitsFrom(outlook: Outlook, today: Day): Day | undefined {
  const { cap: _lifted, ...standing } = outlook.standing;
  const loads = [...outlook.loads];
  let ahead = outlook;
  for (let runs = 0; runs < RUNS_AHEAD; runs += 1) {
    const plan = nextRun(ahead, today);
    if (plan.kind !== 'run') return undefined;
    if (!plan.holds.some((hold) => hold !== 'K1')) return plan.day;
    const { seconds } = plan.level;
    loads.push({ day: plan.day, seconds, base: seconds });
    ahead = afterRun(outlook, loads, { ...standing, earned: plan.earned, lowered: true }, plan.day);
  }
  return undefined;
}

function afterRun(outlook: Outlook, loads: readonly Load[], standing: Standing, day: Day): Outlook {
  return { ...outlook, standing, loads, breakFrom: day, brokenByRun: true, from: addDays(day, 1) };
}
