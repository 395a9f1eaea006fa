import {
  addDays,
  addHours,
  DAY_BEGINS,
  dayOf,
  laterDay,
  timeOf,
  type Day,
  type Instant,
} from '../coach/day.ts';
import { endsBreak } from '../coach/judge.ts';
import { levelsFor } from '../coach/ladder.ts';
import type { Load } from '../coach/load.ts';
import type { Outlook } from '../coach/plan.ts';
import type { Level } from '../coach/rules.ts';
import type { Comeback, Entry, RunnerRecord } from './record.ts';
import type { CoachTurn } from './turn.ts';

/** A comeback's entries, oldest first: keys keep the order in which they were added. */
export function entriesOf(comeback: Comeback): readonly (readonly [string, Entry])[] {
  return Object.entries(comeback.entries);
}

/** The newest entry that is like that, with its key. */
export function newestEntry(
  { entries }: Comeback,
  isLikeThat: (entry: Entry) => boolean = () => true,
): readonly [string, Entry] | undefined {
  for (const key of Object.keys(entries).toReversed()) {
    const entry = entries[key];
    if (entry && isLikeThat(entry)) return [key, entry];
  }
  return undefined;
}

/** The entry that a verdict acts on now: the last with a run that was not left undone for another reason than pain, or with a pain. */
export function openEntry(comeback: Comeback): readonly [string, Entry] | undefined {
  return newestEntry(
    comeback,
    (entry) => !entry.closed && (entry.case.run?.report.completed !== 'none' || entry.case.pains.length > 0),
  );
}

/**
 * Every run as the guards see it, of earlier enrolments too: a body does not know about enrolments. Their minutes count
 * as used, never as a base for more.
 */
function allLoads(record: RunnerRecord): readonly Load[] {
  const earlier = Object.values(record.past).flatMap(loadsOf);
  return [
    ...earlier.map((load) => ({ ...load, base: 0 })),
    ...(record.comeback ? loadsOf(record.comeback) : []),
  ];
}

/** Every run of a comeback as the guards see it. */
export function loadsOf(comeback: Comeback): readonly Load[] {
  return entriesOf(comeback).flatMap(([, { case: theCase, verdict }]) => {
    const { run } = theCase;
    if (!run || run.report.seconds === 0) return [];
    const counts = verdict?.word !== undefined && verdict.word !== 'rest';
    const base = counts ? Math.min(run.posted ?? 0, run.report.seconds) : 0;
    return [{ day: run.day, seconds: run.report.seconds, base }];
  });
}

export function levelsOf(turn: CoachTurn): readonly Level[] {
  return levelsFor(turn.rules.ladder, turn.record.comeback.profile.weeklyBeforeMinutes);
}

/** The instant from which the last run's report allows another post (G2): hours from the report, the day's end at the latest. */
export function readyAt(turn: CoachTurn): Instant | undefined {
  const { comeback, past } = turn.record;
  const run = [...Object.values(past), comeback]
    .flatMap(entriesOf)
    .findLast(([, entry]) => (entry.case.run?.report.seconds ?? 0) > 0)?.[1].case.run;
  if (!run) return undefined;
  const told = run.reportedAt < run.dayEnd ? run.reportedAt : run.dayEnd;
  return addHours(told, turn.rules.guards.G2.hoursFromReport);
}

/** The first day on which a post may stand that is made no earlier than `ready` and no later than the guard's hour. */
function firstDayAt(turn: CoachTurn, ready: Instant): Day {
  const { zone } = turn.record;
  const day = dayOf(ready, zone);
  const time = timeOf(ready, zone);
  // The hours after midnight are the night of the day before.
  return time > turn.rules.guards.G2.latestPost || time < DAY_BEGINS ? addDays(day, 1) : day;
}

/** What a break counts from: the last run that was long enough, or the gate that was passed since. */
export function breakOf(turn: CoachTurn): Pick<Outlook, 'breakFrom' | 'brokenByRun'> {
  const { comeback } = turn.record;
  const [, last] =
    newestEntry(
      comeback,
      ({ closed, case: { run } }) => !closed && run !== undefined && endsBreak(turn.rules, run),
    ) ?? [];
  const run = last?.case.run;
  return run
    ? { breakFrom: run.day, brokenByRun: true }
    : { breakFrom: comeback.readyOn, brokenByRun: false };
}

/** Until the morning after it has been told a day lies between, though pain kept somebody from that run. */
function dayBetween(comeback: Comeback): readonly Day[] {
  const [, entry] = openEntry(comeback) ?? [];
  const { run, morning } = entry?.case ?? {};
  return run && !morning ? [addDays(run.day, 2)] : [];
}

/** What decides the next run, as things stand. */
export function outlookOf(turn: CoachTurn): Outlook {
  const { comeback } = turn.record;
  const ready = readyAt(turn);
  return {
    rules: turn.rules,
    profile: comeback.profile,
    levels: levelsOf(turn),
    standing: comeback.standing,
    loads: allLoads(turn.record),
    ...breakOf(turn),
    from: [
      comeback.from,
      ...(ready === undefined ? [] : [firstDayAt(turn, ready)]),
      ...dayBetween(comeback),
    ].reduce(laterDay),
    ...(comeback.movedTo === undefined ? {} : { movedTo: comeback.movedTo }),
  };
}
