import type { Message } from '../../src/bot/message.ts';
import type { Comeback, Entry } from '../../src/bot/record.ts';
import { daysBetween, instantAt, weekdayOf, type Day, type Instant } from '../../src/coach/day.ts';
import { checkWords, type Session } from './post-words.ts';

/** A run that somebody told, with when they last did, and in which zone they were. */
export interface RunTold {
  readonly day: Day;
  readonly at: Instant;
  readonly zone: string;
  readonly entry: Entry;
  /** Of the comeback that is under way, not of an earlier enrolment. */
  readonly current: boolean;
}

export interface Posted {
  readonly day: Day;
  readonly now: Instant;
  readonly message: Message;
  readonly comeback: Comeback;
  readonly runs: readonly RunTold[];
}

const ENTRY_SECONDS = 600;
const LOWEST_SECONDS = 360;
const CONTINUOUS_SECONDS = 1200;
const RUNS_A_WEEK = 3;
const HOUR_MS = 3_600_000;
/** Floating point must not fail anybody: 1.1 × 600 is 660.0000000000001. */
const ROUNDING = 1e-6;

/** Holds a run's post against G1, G2, G7 and what the run before it came to. Throws where one is broken. */
export function checkPost(posted: Posted): void {
  const session = sessionSaid(posted.message);
  const { seconds } = session;
  checkWords(posted, session);
  const ran = posted.runs.filter((run) => run.entry.case.run && run.entry.case.run.report.seconds > 0);
  weekly(posted, ran, seconds);
  apart(posted, ran, seconds);
  allowed(posted, ran, seconds);
  ownDay(posted, ran);
  after(posted, seconds);
  rested(posted);
  begins(posted, ran, seconds);
  afterBreak(posted, ran, seconds);
  faster(posted, ran, session);
  nothingOwed(posted);
}

function fail(posted: Posted, what: string): never {
  throw new Error(`the run of ${posted.day}: ${what}`);
}

/** The session as the post says it, its running time checked against its own intervals. */
function sessionSaid({ paragraphs }: Message): Session {
  const text = paragraphs.join(' ');
  const total = /That's (?<total>[^.]*?) of running/u.exec(text)?.groups?.['total'];
  const intervals = /(?<times>\d+) × \((?<run>[^,]*) run, (?<walk>[^)]*) walk\)/u.exec(text)?.groups;
  const continuous = /: (?<run>[^:]*?) of easy running without a walk/u.exec(text)?.groups;
  if (total === undefined) throw new Error(`a run post without a running time: ${text}`);
  const seconds = secondsOf(total);
  const interval = intervals && secondsOf(intervals['run'] ?? '');
  const session =
    interval === undefined ? secondsOf(continuous?.['run'] ?? '') : Number(intervals?.['times']) * interval;
  if (session !== seconds) throw new Error(`the session and the running time differ: ${text}`);
  return { seconds, ...(interval === undefined ? {} : { interval }) };
}

function secondsOf(text: string): number {
  const { minutes = '0', seconds = '0' } =
    /^(?:(?<minutes>\d+) min)? ?(?:(?<seconds>\d+) s)?$/u.exec(text)?.groups ?? {};
  return Number(minutes) * 60 + Number(seconds);
}

function ranSeconds({ entry }: RunTold): number {
  return entry.case.run?.report.seconds ?? 0;
}

/** G1: the week that this run ends is at most 110 % of the best that ended one to four weeks ago. */
function weekly(posted: Posted, ran: readonly RunTold[], seconds: number): void {
  const used = ran
    .filter((run) => within(run.day, posted.day, 0, 6))
    .reduce((sum, run) => sum + ranSeconds(run), seconds);
  let base = 3 * ENTRY_SECONDS;
  for (let ended = 7; ended <= 28; ended += 1) {
    const week = ran
      .filter((run) => within(run.day, posted.day, ended, ended + 6))
      .reduce((sum, run) => sum + counted(run), 0);
    base = Math.max(base, week);
  }
  if (used > base * 1.1 + ROUNDING) fail(posted, `G1, ${used} s in a week, of at most ${base * 1.1}`);
}

/** What of a run is a base for more: posted, completed, and not answered with `rest 2 days`. */
function counted({ entry }: RunTold): number {
  const { run } = entry.case;
  const word = entry.verdict?.word;
  if (!run || word === undefined || word === 'rest') return 0;
  return Math.min(run.posted ?? 0, run.report.seconds);
}

function within(day: Day, from: Day, least: number, most: number): boolean {
  const ago = daysBetween(day, from);
  return ago >= least && ago <= most;
}

/** G2: a day between, 36 hours from the report or the day's end, and no run much longer than the longest. */
function apart(posted: Posted, ran: readonly RunTold[], seconds: number): void {
  for (const run of ran) {
    const ago = daysBetween(run.day, posted.day);
    if (ago <= 1) fail(posted, `G2, a run stands on ${run.day}`);
    const end = instantAt(nextDay(run.day), '00:00', run.zone);
    const from = run.at < end ? run.at : end;
    const hours = (Date.parse(posted.now) - Date.parse(from)) / HOUR_MS;
    if (hours < 36)
      fail(posted, `G2, posted ${hours.toFixed(1)} hours after the run of ${run.day} (told ${run.at})`);
  }
  const longest = Math.max(0, ...ran.filter((run) => within(run.day, posted.day, 1, 30)).map(ranSeconds));
  if (seconds > Math.max(ENTRY_SECONDS, longest * 1.1 + ROUNDING))
    fail(posted, `G2, ${seconds} s where the longest of 30 days was ${longest}`);
}

function nextDay(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * HOUR_MS).toISOString().slice(0, 10);
}

/** G7: a clinician's limits. */
function allowed(posted: Posted, ran: readonly RunTold[], seconds: number): void {
  const { limits } = posted.comeback.profile;
  if (limits?.minutes !== undefined && seconds > limits.minutes * 60)
    fail(posted, `G7, ${seconds} s of ${limits.minutes} min`);
  const days = new Set(ran.filter((run) => within(run.day, posted.day, 0, 6)).map((run) => run.day));
  if (limits?.runs !== undefined && days.size + 1 > limits.runs)
    fail(posted, `G7, run ${days.size + 1} of ${limits.runs} in seven days`);
}

/** What the run before it leaves of this one: sections 3 and 5. */
function after(posted: Posted, seconds: number): void {
  const last = posted.runs.findLast((run) => run.current && run.entry.case.run?.report.completed !== 'none');
  const { run } = last?.entry.case ?? {};
  if (!last || !run) return;
  const { verdict } = last.entry;
  const ran = run.report.seconds;
  const most = (limit: number): number => Math.max(LOWEST_SECONDS, limit + ROUNDING);
  if (hurt(last.entry)) {
    const limit = ran > 0 ? ran : (run.posted ?? run.level) * 0.93;
    if (seconds > most(limit)) fail(posted, `${seconds} s after a run of ${ran} s that hurt`);
  }
  if (verdict?.word === 'repeat' && ran > 0 && seconds > most(ran))
    fail(posted, `${seconds} s after "repeat" of ${ran} s`);
  if (verdict?.word === 'rest') {
    const heaviest = Math.min(ran > 0 ? ran : Infinity, run.posted ?? Infinity);
    if (seconds > most(heaviest * 0.93)) fail(posted, `${seconds} s after "rest 2 days" at ${heaviest} s`);
  }
  const between = daysBetween(run.day, posted.day) - 1;
  const { restDays = 0 } = verdict ?? {};
  if (between < restDays)
    fail(posted, `${between} days after the run of ${run.day}, which asks for ${restDays}`);
}

/** A pain asks for its own days of rest, counted from the day it is told: two where it is more than mild. */
function rested(posted: Posted): void {
  const { entries, profile } = posted.comeback;
  for (const pain of Object.values(entries).flatMap((entry) => entry.case.pains)) {
    const days = pain.pain >= 3 || pain.sharp || pain.night || isFragile(profile) ? 2 : 1;
    if (daysBetween(pain.on, posted.day) <= days)
      fail(posted, `less than ${days} days of rest after the pain of ${pain.on}`);
  }
}

function isFragile({ injury }: Comeback['profile']): boolean {
  return injury === 'bone' || injury === 'surgery';
}

/** Three of the runner's own weekdays, or tomorrow instead; every other day only from 20 minutes in one go on. */
function ownDay({ day, comeback, ...posted }: Posted, ran: readonly RunTold[]): void {
  const { weekdays, runningDays } = comeback.profile;
  if (runningDays === 'alternate' && (comeback.posts[day]?.earned ?? 0) >= CONTINUOUS_SECONDS) return;
  const moved = comeback.posts[dayBefore(day)]?.state === 'moved';
  const here = { day, comeback, ...posted };
  if (!moved && !weekdays.includes(weekdayOf(day))) fail(here, `no day of ${weekdays.join()}`);
  const days = new Set(ran.filter((run) => within(run.day, day, 0, 6)).map((run) => run.day));
  if (days.size + 1 > RUNS_A_WEEK) fail(here, `run ${days.size + 1} in seven days`);
}

function dayBefore(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 24 * HOUR_MS).toISOString().slice(0, 10);
}

/** L2: newcomers begin at the entry; bone, surgery and whoever comes from a foundation at the lowest level. */
function begins(posted: Posted, ran: readonly RunTold[], seconds: number): void {
  const { checks, profile } = posted.comeback;
  const gates = Object.values(checks).filter(({ why }) => why !== 'recheck');
  const [before, last] = [gates.at(-2), gates.at(-1)];
  if (!last || ran.some((run) => run.current && run.day >= last.on)) return;
  const first = !ran.some((run) => run.current);
  const anew = last.why === 'enrolment' || last.why === 'break' || first;
  const lowest = before?.outcome === 'foundation' || (anew && isFragile(profile));
  const most = lowest ? LOWEST_SECONDS : anew ? ENTRY_SECONDS : Infinity;
  if (seconds > most) fail(posted, `begins with ${seconds} s after ${last.why}, of at most ${most}`);
}

/** K1, by the days since the last run that was no less than half of what it should have been. */
function afterBreak(posted: Posted, ran: readonly RunTold[], seconds: number): void {
  const { checks, standing } = posted.comeback;
  const last = ran.findLast((run) => run.current && ranSeconds(run) >= (run.entry.case.run?.level ?? 0) / 2);
  const gate = Object.values(checks).findLast(({ why, outcome }) => why !== 'recheck' && outcome === 'ready');
  const from = [last?.day, gate?.on]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
  if (from === undefined) return;
  const days = daysBetween(from, posted.day) - 1;
  if (days >= 28) fail(posted, `${days} days after ${from} without the readiness questions`);
  if (!last || from !== last.day) return;
  const { earned, lowered } = standing;
  if (days >= 14 && seconds > Math.max(LOWEST_SECONDS, earned * 0.75))
    fail(posted, `${seconds} s after ${days} days, of ${earned} s earned`);
  if (days >= 7 && !lowered && seconds >= earned && earned > LOWEST_SECONDS)
    fail(posted, `${seconds} s after ${days} days, as earned`);
}

/** G5: nothing faster before 12 weeks with two runs each and half an hour in one go, as the runs were told. */
function faster(posted: Posted, ran: readonly RunTold[], session: Session): void {
  if (!/a little quicker|at a tempo/u.test(posted.message.paragraphs.join(' '))) return;
  const first = ran[0]?.day ?? posted.day;
  if (daysBetween(first, posted.day) < 11 * 7) fail(posted, `faster, and the first run was on ${first}`);
  if (session.interval !== undefined || session.seconds < 1800)
    fail(posted, `faster at ${session.seconds} s`);
}

/** Any pain in the run or the morning after, or told since. */
function hurt({ case: { run, morning, pains } }: Entry): boolean {
  const pattern = run?.report.pattern ?? 'none';
  const inRun = (pattern !== 'none' && pattern !== 'muscle') || (run?.report.peak ?? 0) > 0;
  return inRun || (morning?.pain ?? 0) > 0 || (morning?.night ?? false) || pains.length > 0;
}

/** Nothing is posted before what was run is told, judged and settled. */
function nothingOwed(posted: Posted): void {
  const { comeback } = posted;
  for (const [day, post] of Object.entries(comeback.posts))
    if (day < posted.day && post.kind === 'run' && post.state === 'open')
      fail(posted, `${day} is not reported yet`);
  const last = posted.runs.findLast((run) => run.current && run.entry.case.run?.report.completed !== 'none');
  const { run, morning, settled } = last?.entry.case ?? {};
  if (last && run && !morning) fail(posted, `the morning after ${run.day} is not answered`);
  if (morning?.swollen && !settled) fail(posted, `whether it has settled is not answered`);
  for (const one of posted.runs) {
    if (!one.current || one.entry.verdict) continue;
    fail(posted, `the run of ${one.day} was never judged`);
  }
}
