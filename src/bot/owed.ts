import { daysWithoutRun, needsReadiness } from '../coach/breaks.ts';
import { addDays, DAY_BEGINS, instantAt, timeOf, type Day, type Instant } from '../coach/day.ts';
import { nextRun } from '../coach/plan.ts';
import { openDialogue, open, putAgain } from './dialogue.ts';
import { morningAfter } from './late.ts';
import { breakOf, openEntry, outlookOf } from './outlook.ts';
import type { Dialogue } from './record.ts';
import { tell, type CoachTurn } from './turn.ts';

/** A question that the coach needs answered before anything else is posted. `key` is the same for as long as it is owed. */
export interface Owed {
  readonly key: string;
  readonly kind: 'pain' | 'report' | 'morning' | 'settled' | 'recheck' | 'readiness';
  readonly about: Readonly<Record<string, string>>;
}

/** The first question owed on `day`, once its morning hour has come; `evening` adds the report of that day's own run. */
export function owedOn(turn: CoachTurn, day: Day, evening: boolean): Owed | undefined {
  const { comeback } = turn.record;
  if (comeback.pausedOn !== undefined) return undefined;
  return pain(turn) ?? planned(turn, day, evening);
}

/** A pain that was told and not answered to the end: nothing is posted before it is known. */
function pain(turn: CoachTurn): Owed | undefined {
  const told = turn.record.dialogues.find((dialogue) => dialogue.kind === 'pain' && hurts(dialogue));
  return told && { key: 'pain', kind: 'pain', about: {} };
}

/** Has a pain of more than 0 been told in this dialogue? */
export function hurts({ answers }: Pick<Dialogue, 'answers'>): boolean {
  return Number(answers['pain-now'] ?? 0) > 0;
}

/** Is a run's report owed now? */
export function reportOwed(turn: CoachTurn): boolean {
  if (turn.record.comeback.pausedOn !== undefined) return false;
  const { day, evening } = moment(turn);
  return planned(turn, day, evening)?.kind === 'report';
}

/** What the plan wants to know. */
function planned(turn: CoachTurn, day: Day, evening: boolean): Owed | undefined {
  const { comeback } = turn.record;
  // A run that was reported is asked about the morning after, whatever else is going on.
  if (comeback.state === 'graduated' || comeback.state === 'clinician')
    return morning(turn, day) ?? settled(turn, day);
  return (
    report(turn, day, evening) ??
    morning(turn, day) ??
    settled(turn, day) ??
    recheck(turn, day) ??
    gate(turn, day)
  );
}

/** What is owed now. */
export function owedNow(turn: CoachTurn): Owed | undefined {
  const { day, evening } = moment(turn);
  return owedOn(turn, day, evening);
}

/** The day whose morning has come, and whether its evening has. */
function moment({ record, now, today, rules }: CoachTurn): { readonly day: Day; readonly evening: boolean } {
  const time = timeOf(now, record.zone);
  const evening = time >= rules.guards.silence.reportAskedAt || time < DAY_BEGINS;
  const morningCame = now >= instantAt(today, record.hour, record.zone);
  return { day: morningCame ? today : addDays(today, -1), evening: morningCame ? evening : true };
}

function report(turn: CoachTurn, day: Day, evening: boolean): Owed | undefined {
  const { posts } = turn.record.comeback;
  const open_ = Object.keys(posts)
    .filter((on) => posts[on]?.kind === 'run' && posts[on].state === 'open')
    .filter((on) => on < day || (evening && on === day))
    .toSorted()[0];
  return open_ === undefined ? undefined : { key: `report:${open_}`, kind: 'report', about: { day: open_ } };
}

function morning(turn: CoachTurn, day: Day): Owed | undefined {
  const waiting = awaitedMorning(turn);
  if (!waiting || waiting.due > instantAt(day, turn.record.hour, turn.record.zone)) return undefined;
  return waiting.owed;
}

/** The morning question of the last run, where it has not been answered, and when it is due. */
export function awaitedMorning(turn: CoachTurn): { readonly owed: Owed; readonly due: Instant } | undefined {
  const [key, entry] = openEntry(turn.record.comeback) ?? [];
  const run = entry?.case.run;
  if (key === undefined || !run || entry?.case.morning) return undefined;
  return {
    owed: { key: `morning:${key}`, kind: 'morning', about: { entry: key } },
    due: morningAfter(turn, run),
  };
}

function settled(turn: CoachTurn, day: Day): Owed | undefined {
  const [key, entry] = openEntry(turn.record.comeback) ?? [];
  if (key === undefined || !entry?.verdict?.then.includes('askSettled') || entry.case.settled)
    return undefined;
  if ((entry.case.morning?.on ?? day) >= day) return undefined;
  return { key: `settled:${key}`, kind: 'settled', about: { entry: key } };
}

function recheck(turn: CoachTurn, day: Day): Owed | undefined {
  const { recheck: waiting } = turn.record.comeback;
  if (!waiting || waiting.due > day) return undefined;
  return { key: `recheck:${waiting.due}`, kind: 'recheck', about: {} };
}

/** The readiness questions again: while a foundation is built, twice in a row on the lowest level, after a long break. */
function gate(turn: CoachTurn, day: Day): Owed | undefined {
  const { comeback } = turn.record;
  // Passing it closes what was run before: a morning that is still to come is heard first.
  if (awaitedMorning(turn)) return undefined;
  if (comeback.state === 'foundation') {
    const { next = day, failed = [] } = comeback.foundation ?? {};
    if (next > day) return undefined;
    return { key: `gate:${next}`, kind: 'readiness', about: { why: 'foundation', ask: failed.join(',') } };
  }
  if (comeback.gateOn !== undefined && comeback.gateOn <= day)
    return { key: `gate:${comeback.gateOn}`, kind: 'readiness', about: { why: 'lowest' } };
  // Only after a long break: most days need not be planned to know that.
  if (!needsReadiness(turn.rules, daysWithoutRun(breakOf(turn).breakFrom, day))) return undefined;
  const plan = nextRun(outlookOf(turn), day);
  if (plan.kind !== 'readiness' || plan.day !== day) return undefined;
  return { key: `gate:${comeback.readyOn}`, kind: 'readiness', about: { why: 'break' } };
}

/** Puts the owed question, or puts it again, and notes when: reminders are counted from the first time. */
export function askOwed(turn: CoachTurn, owed: Owed): void {
  const { record, now, today } = turn;
  const again = record.owed?.key === owed.key ? record.owed : undefined;
  const time = timeOf(now, record.zone);
  const tonight = owed.kind === 'report' && owed.about['day'] === today && time >= '12:00';
  record.owed = again
    ? { ...again, lastAt: now }
    : { key: owed.key, anchor: tonight ? addDays(today, 1) : today, lastAt: now };
  const dialogue = record.dialogues.find(
    (one) =>
      one.kind === owed.kind && Object.entries(owed.about).every(([key, value]) => one.about[key] === value),
  );
  if (!dialogue) return open(turn, owed.kind, owed.about);
  if (openDialogue(turn) !== dialogue) {
    record.dialogues.splice(record.dialogues.indexOf(dialogue), 1);
    record.dialogues.push(dialogue);
  }
  putAgain(turn, dialogue, again ? tell(turn, 'remind') : undefined);
}
