import { addDays, addHours, dayOf, hoursBetween, instantAt, type Day, type Instant } from '../coach/day.ts';
import type { Entry } from './record.ts';
import type { Turn } from './turn.ts';

type Run = NonNullable<Entry['case']['run']>;

/** A night lies between a run and the morning after it: hours from the end of the run's day, wherever that ended. */
const NIGHT_HOURS = 4;

/** When the morning after a run is there: the runner's first hour after the night, where they now are. */
export function morningAfter(turn: Turn, run: Pick<Run, 'dayEnd'>): Instant {
  const { hour, zone } = turn.record;
  const rested = addHours(run.dayEnd, NIGHT_HOURS);
  const day = dayOf(rested, zone);
  const first = instantAt(day, hour, zone);
  return first >= rested ? first : instantAt(addDays(day, 1), hour, zone);
}

/** Does the report of a run on `day` come too late to bring progress (section 5)? It could be given from that evening on. */
export function reportIsLate(turn: Turn, day: Day): boolean {
  const { silence } = turn.rules.guards;
  return isLate(turn, instantAt(day, silence.reportAskedAt, turn.record.zone));
}

/** Does the morning answer come too late? It could be given from the morning after the run on. */
export function morningIsLate(turn: Turn, run: Pick<Run, 'dayEnd'>): boolean {
  return isLate(turn, morningAfter(turn, run));
}

function isLate(turn: Turn, since: Instant): boolean {
  return hoursBetween(since, turn.now) > turn.rules.guards.silence.lateAfterHours;
}
