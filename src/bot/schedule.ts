import { addDays, daysBetween, instantAt, laterDay, type Day, type Instant } from '../coach/day.ts';
import { nextRun } from '../coach/plan.ts';
import { outlookOf, readyAt } from './outlook.ts';
import { awaitedMorning, owedOn } from './owed.ts';
import { hasComeback, isLost, type CoachTurn, type Turn } from './turn.ts';

/** When this record next wants to be woken: the next thing it would say by itself. Undefined: nothing, until somebody speaks. */
export function nextWake(turn: Turn): Instant | undefined {
  const next = nextOfCoach(turn);
  if (turn.record.letters === undefined) return next;
  const morning = morningOf(turn, firstMorning(turn));
  return next === undefined || morning < next ? morning : next;
}

function nextOfCoach(turn: Turn): Instant | undefined {
  if (!hasComeback(turn) || turn.record.comeback.pausedOn !== undefined) return undefined;
  const { record, now } = turn;
  if (isLost(turn)) return undefined;
  if (record.owed) return nextReminder(turn, record.owed.anchor, laterInstant(now, record.owed.lastAt));
  const evening = instantAt(turn.today, turn.rules.guards.silence.reportAskedAt, record.zone);
  const waiting = record.comeback.posts[turn.today];
  if (waiting?.kind === 'run' && waiting.state === 'open' && evening > now) return evening;
  // After a flight the morning after a run may come before the next day on the calendar.
  const awaited = awaitedMorning(turn)?.due;
  const due = awaited === undefined ? undefined : spread(turn, awaited);
  const next = nextOfState(turn);
  return due !== undefined && due > now && (next === undefined || due < next) ? due : next;
}

/** The next thing said by itself, by what the comeback is: once a week, now and then, or each morning. */
function nextOfState(turn: CoachTurn): Instant | undefined {
  const { comeback } = turn.record;
  if (comeback.state === 'clinician' || comeback.state === 'graduated') {
    const first = firstMorning(turn);
    const day = owedOn(turn, first, false) ? first : nextQuietDay(turn, first);
    return day === undefined ? undefined : morningOf(turn, day);
  }
  return nextMorning(turn);
}

function laterInstant(a: Instant, b: Instant): Instant {
  return a > b ? a : b;
}

/** The runner's hour on that day, and the little more by which mornings are spread. */
function morningOf(turn: Turn, day: Day): Instant {
  return spread(turn, instantAt(day, turn.record.hour, turn.record.zone));
}

function spread(turn: Turn, morning: Instant): Instant {
  return turn.spread === 0 ? morning : new Date(Date.parse(morning) + turn.spread).toISOString();
}

/** Has the time come to put the open question again? */
export function reminderIsDue(turn: CoachTurn): boolean {
  const { owed } = turn.record;
  return owed !== undefined && nextReminder(turn, owed.anchor, owed.lastAt) <= turn.now;
}

/** An open question is put again at set times of its first day, on some mornings more, then once a week (section 5). */
function nextReminder(turn: CoachTurn, anchor: Day, after: Instant): Instant {
  const { silence } = turn.rules.guards;
  const { zone } = turn.record;
  const first = [
    morningOf(turn, anchor),
    ...silence.firstDayTimes.map((time) => instantAt(anchor, time, zone)),
    ...Array.from({ length: silence.moreMornings }, (_, at) => morningOf(turn, addDays(anchor, at + 1))),
  ];
  const soon = first.find((instant) => instant > after);
  if (soon !== undefined) return soon;
  let day = addDays(anchor, silence.moreMornings + silence.thenEveryDays);
  while (morningOf(turn, day) <= after) day = addDays(day, silence.thenEveryDays);
  return morningOf(turn, day);
}

/** The next morning that has something to say: a question, the day's post; a run's post waits for its hours (G2). */
function nextMorning(turn: CoachTurn): Instant {
  const { record, now, today } = turn;
  const todayDone = record.comeback.posts[today] !== undefined;
  const first = todayDone || postTime(turn, today) <= now ? addDays(today, 1) : today;
  return postTime(turn, first);
}

/** When the morning of `day` is due, given what stands on it. */
export function postTime(turn: CoachTurn, day: Day): Instant {
  const morning = morningOf(turn, day);
  const { state } = turn.record.comeback;
  if (state !== 'running' || owedOn(turn, day, false) !== undefined || recheckWaits(turn)) return morning;
  const ready = readyAt(turn);
  const plan = nextRun(outlookOf(turn), day);
  if (ready === undefined || plan.kind !== 'run' || plan.day !== day) return morning;
  return laterInstant(morning, ready);
}

/** No run is posted while a recheck or the gate is still to come. */
export function recheckWaits(turn: CoachTurn): boolean {
  const { recheck, gateOn } = turn.record.comeback;
  return recheck !== undefined || gateOn !== undefined;
}

/** Today, where its morning is still to come, else tomorrow. */
function firstMorning(turn: Turn): Day {
  return morningOf(turn, turn.today) > turn.now ? turn.today : addDays(turn.today, 1);
}

/** With a clinician to be seen, a gentle word a week; after graduation the strength days that are left. */
function nextQuietDay(turn: CoachTurn, first: Day): Day | undefined {
  const { today, rules } = turn;
  const { comeback } = turn.record;
  if (comeback.state === 'clinician')
    return laterDay(first, addDays(comeback.clinicianAskedOn ?? today, rules.guards.clinician.askEveryDays));
  const last = prehabUntil(turn);
  for (let ahead = 0; ahead < 7; ahead += 1) {
    const day = addDays(first, ahead);
    if (day <= last && isPrehabDay(turn, day)) return day;
  }
  return undefined;
}

/** Strength goes on until so many times the injury's length has passed since the comeback began (S4). */
export function prehabUntil(turn: CoachTurn): Day {
  const { comeback } = turn.record;
  const weeks = comeback.profile.injuredWeeks * turn.rules.guards.G5.prehabTimesInjury;
  return addDays(comeback.startedOn, weeks * 7);
}

/** After graduation two days a week are enough: the first and the fourth of each seven. */
export function isPrehabDay(turn: CoachTurn, day: Day): boolean {
  const since = daysBetween(turn.record.comeback.graduatedOn ?? turn.record.comeback.startedOn, day);
  return turn.record.comeback.posts[day] === undefined && (since % 7 === 1 || since % 7 === 4);
}
