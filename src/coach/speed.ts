import { daysBetween, weekdayOf, addDays, WEEKDAYS, type Day } from './day.ts';
import type { Decision } from './decision.ts';
import type { Guards } from './rules.ts';
import type { Case, Speed } from './runner.ts';

/** What the speed guard asks of the past (G5). */
export interface SpeedPast {
  readonly runDays: readonly Day[];
  /** The last day on which any pain was told. */
  readonly lastPain?: Day;
}

/** Calendar weeks (Monday on) with enough runs in each. */
function steadyWeeks(runDays: readonly Day[], guard: Guards['G5']): number {
  const counts = new Map<Day, number>();
  for (const day of runDays) {
    const monday = addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));
    counts.set(monday, (counts.get(monday) ?? 0) + 1);
  }
  return [...counts.values()].filter((count) => count >= guard.runsAWeek).length;
}

/** May quicker running begin with a run of `seconds`, without a walk in it, on `day`? */
export function speedMayBegin(guard: Guards['G5'], past: SpeedPast, seconds: number, day: Day): boolean {
  if (seconds < guard.leastSeconds) return false;
  if (past.lastPain !== undefined && daysBetween(past.lastPain, day) <= guard.painFreeDays) return false;
  return steadyWeeks(past.runDays, guard) >= guard.weeks;
}

/** The speed phase on `day`: strides for their two weeks, then tempo. */
export function stageOn(guard: Guards['G5'], speed: Speed, day: Day): Speed {
  if (speed.stage === 'strides' && daysBetween(speed.since, day) >= guard.strides.days)
    return { ...speed, stage: 'tempo', since: day };
  return speed;
}

/** What the run of `day` has in it besides easy running. Strides and tempo are part of its minutes, never on top. */
export function extraOn(
  guard: Guards['G5'],
  speed: Speed,
  lastExtra: Day | undefined,
  day: Day,
): 'strides' | 'tempo' | undefined {
  if (speed.stage === 'strides')
    return lastExtra === undefined || daysBetween(lastExtra, day) > 2 ? 'strides' : undefined;
  if (speed.lastTempo !== undefined && daysBetween(speed.lastTempo, day) < guard.tempo.everyDays)
    return undefined;
  return 'tempo';
}

/** The speed phase after a verdict: pain ends it until the guard lets it begin again; a clean tempo run counts. */
export function speedAfter(speed: Speed | undefined, theCase: Case, decision: Decision): Speed | undefined {
  if (!speed || decision.pain) return undefined;
  const run = theCase.run;
  if (!run || run.extra !== 'tempo' || run.report.seconds === 0) return speed;
  const clean = decision.word === 'progress' ? speed.clean + 1 : speed.clean;
  return { ...speed, lastTempo: run.day, clean };
}

/** Four clean tempo weeks: the comeback is done. */
export function graduates(guard: Guards['G5'], speed: Speed | undefined): boolean {
  return speed !== undefined && speed.clean >= guard.tempo.cleanToGraduate;
}
