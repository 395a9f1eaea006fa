import type { DayState } from '../clubs/streak.ts';
import { dayOf, daysBetween, laterDay, type Day, type Instant } from '../coach/day.ts';
import { keptDay, ranOn } from './kept.ts';
import type { Comeback, RunnerRecord } from './record.ts';

/** What buddies see of a day, and nothing more. */
export type Standing = 'kept' | 'resting' | 'not-yet' | 'paused';

/** How long an owed answer keeps its days open, in days. */
const OPEN_DAYS = 2;

/** The day it is for a runner. */
export function todayOf({ zone, latest }: Pick<RunnerRecord, 'zone' | 'latest'>, now: Instant): Day {
  return laterDay(dayOf(now, zone), latest);
}

/** Is there no plan any more on that day: did the comeback end before it, or on it? */
export function isFinished({ comeback }: RunnerRecord, day: Day): boolean {
  return comeback?.graduatedOn !== undefined && day >= comeback.graduatedOn;
}

/**
 * What became of `day`, as it stands at `now`. While an answer is owed, its days are open for 48 hours. With a clinician
 * to be seen nothing is posted: there resting is all the plan there is. Who has finished has no plan to keep.
 */
export function dayState(record: RunnerRecord, day: Day, now: Instant): DayState {
  const { comeback, owed } = record;
  const today = todayOf(record, now);
  if (day > today) return 'open';
  if (!comeback || day < comeback.startedOn || isFinished(record, day)) return 'none';
  if (comeback.pausedOn !== undefined && day >= comeback.pausedOn) return 'none';
  const posted = comeback.posts[day] !== undefined;
  if (!posted && owed && day >= owed.anchor) return daysBetween(day, today) > OPEN_DAYS ? 'missed' : 'open';
  const state =
    !posted && comeback.state === 'clinician' ? restState(comeback, day) : keptDay(comeback, day, today);
  // A day that is not over can still change.
  return day === today && state !== 'missed' ? 'open' : state;
}

function restState(comeback: Comeback, day: Day): DayState {
  return ranOn(comeback, day) ? 'missed' : 'kept';
}

/** How a runner's today looks to their buddies. */
export function standingOf(record: RunnerRecord, now: Instant): Standing {
  const { comeback, owed } = record;
  if (!comeback || comeback.pausedOn !== undefined) return 'paused';
  const today = todayOf(record, now);
  if (isFinished(record, today)) return 'kept';
  if (dayState(record, today, now) === 'missed') return 'not-yet';
  const post = comeback.posts[today];
  if (!post) return owed || comeback.state === 'running' ? 'not-yet' : 'resting';
  if (post.kind === 'run' && post.state === 'open') return 'not-yet';
  if (post.kind === 'run' && post.state === 'reported') return 'kept';
  return post.state === 'ticked' ? 'kept' : 'resting';
}
