import { addDays, daysBetween, instantAt, type Day, type Instant } from '../../coach/day.ts';
import type { RunnerRecord } from '../record.ts';
import { todayOf } from '../standing.ts';

/** The third morning on which nothing was answered is this many days after the first. */
const THIRD_MORNING = 2;

/** After so many days without a word a pair is dissolved. */
const WEEK = 7;

/** The first morning that somebody has not answered; nobody who paused is silent. */
function silentSince({ comeback, owed, lost, latest }: RunnerRecord): Day | undefined {
  if (!comeback || comeback.pausedOn !== undefined) return undefined;
  // Whoever cannot be reached is asked nothing.
  return owed?.anchor ?? (lost === undefined ? undefined : latest);
}

/** Has somebody let three mornings pass? The third is theirs until noon. */
export function isSilent(record: RunnerRecord, now: Instant): boolean {
  const since = silentSince(record);
  return since !== undefined && now >= instantAt(addDays(since, THIRD_MORNING), '12:00', record.zone);
}

/** Has there been no word for a week? */
export function isGone(record: RunnerRecord, now: Instant): boolean {
  const since = silentSince(record);
  return since !== undefined && isSilent(record, now) && daysBetween(since, todayOf(record, now)) >= WEEK;
}
