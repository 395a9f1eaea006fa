import type { DayState } from '../clubs/streak.ts';
import { dayOf, daysBetween, laterDay, type Day, type Instant } from '../coach/day.ts';
import { keptDay } from './kept.ts';
import type { RunnerRecord } from './record.ts';

/** What buddies see of a day, and nothing more. */
export type Standing = 'kept' | 'resting' | 'not-yet' | 'paused';

/** How long an owed answer keeps its days open, in days. */
const OPEN_DAYS = 2;

/** The day it is for a runner. */
export function todayOf({ zone, latest }: RunnerRecord, now: Instant): Day {
  return laterDay(dayOf(now, zone), latest);
}

/** What became of `day`, as it stands at `now`. While an answer is owed, its days are open for 48 hours. */
export function dayState(record: RunnerRecord, day: Day, now: Instant): DayState {
  const { comeback, owed } = record;
  const today = todayOf(record, now);
  if (day > today) return 'open';
  if (!comeback || (comeback.pausedOn !== undefined && day >= comeback.pausedOn)) return 'none';
  const posted = comeback.posts[day] !== undefined;
  if (!posted && owed && day >= owed.anchor) return daysBetween(day, today) > OPEN_DAYS ? 'missed' : 'open';
  const state = keptDay(comeback, day, today);
  // A day that is not over can still change.
  return day === today && state !== 'missed' ? 'open' : state;
}

/** How a runner's today looks to their buddies. */
export function standingOf(record: RunnerRecord, now: Instant): Standing {
  const { comeback, owed } = record;
  if (!comeback || comeback.pausedOn !== undefined) return 'paused';
  const post = comeback.posts[todayOf(record, now)];
  if (!post) return owed || comeback.state === 'running' ? 'not-yet' : 'resting';
  if (post.kind === 'run' && post.state === 'open') return 'not-yet';
  if (post.kind === 'run' && post.state === 'reported') return 'kept';
  return post.state === 'ticked' ? 'kept' : 'resting';
}
