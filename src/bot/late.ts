import { addDays, hoursBetween, instantAt, type Day, type Instant } from '../coach/day.ts';
import type { Entry } from './record.ts';
import type { Turn } from './turn.ts';

type Run = NonNullable<Entry['case']['run']>;

/** Does the report of a run on `day` come too late to bring progress (section 5)? It could be given from that evening on. */
export function reportIsLate(turn: Turn, day: Day): boolean {
  const { silence } = turn.rules.guards;
  return isLate(turn, instantAt(day, silence.reportAskedAt, turn.record.zone));
}

/** Does the morning answer come too late? It could be given from the morning after the run on. */
export function morningIsLate(turn: Turn, run: Pick<Run, 'day'>): boolean {
  return isLate(turn, instantAt(addDays(run.day, 1), turn.record.hour, turn.record.zone));
}

function isLate(turn: Turn, since: Instant): boolean {
  return hoursBetween(since, turn.now) > turn.rules.guards.silence.lateAfterHours;
}
