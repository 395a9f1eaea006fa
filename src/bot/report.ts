import { addDays, instantAt, type Day } from '../coach/day.ts';
import { levelAt } from '../coach/ladder.ts';
import { earnedOn } from '../coach/plan.ts';
import type { Report } from '../coach/runner.ts';
import { changeEntry, dropEntry, markPost, putEntry } from './change.ts';
import { reportIsLate } from './late.ts';
import { entriesOf, levelsOf, openEntry, outlookOf } from './outlook.ts';
import type { Dialogue, Entry } from './record.ts';
import { say, tell, type CoachTurn, type Turn } from './turn.ts';
import { giveVerdict } from './verdict.ts';

type Run = NonNullable<Entry['case']['run']>;

/** The entry of a day's run, where it was reported. */
export function entryOn(turn: CoachTurn, day: Day): readonly [string, Entry] | undefined {
  return entriesOf(turn.record.comeback).find(([, entry]) => entry.case.run?.day === day);
}

/** The day that a report is about, as far as it is known. */
export function dayOfReport(turn: Turn, { about, answers }: Pick<Dialogue, 'about' | 'answers'>): Day {
  return about['day'] ?? (answers['run-day'] === 'yesterday' ? addDays(turn.today, -1) : turn.today);
}

/** Running seconds posted for a day; undefined on an off day, or where the post was withdrawn. */
export function postedOn(turn: CoachTurn, day: Day): number | undefined {
  const post = turn.record.comeback.posts[day];
  return post?.kind === 'run' && post.state !== 'withdrawn' ? post.seconds : undefined;
}

/**
 * What was completed, from the minutes told: fewer than posted is part, up to the guard's share more is all, beyond it
 * is more. On an off day nothing was posted, and the table sees that by itself.
 */
export function completedBy(
  turn: CoachTurn,
  posted: number | undefined,
  seconds: number,
): Report['completed'] {
  if (posted === undefined) return 'all';
  if (seconds < posted) return 'part';
  return seconds <= posted * (1 + turn.rules.guards.G2.longestGrowth) ? 'all' : 'more';
}

const WORSE = {
  pattern: ['none', 'muscle', 'gone', 'began', 'back', 'stayed'],
} as const satisfies { readonly pattern: readonly Report['pattern'][] };

/** Two runs in a day are one: minutes added, worst answers kept. */
function together(turn: CoachTurn, posted: number | undefined, a: Report, b: Report): Report {
  if (a.completed === 'none') return b;
  if (b.completed === 'none') return a;
  const seconds = a.seconds + b.seconds;
  const hurt = a.completed === 'hurt' || b.completed === 'hurt';
  const worse = Math.max(WORSE.pattern.indexOf(a.pattern), WORSE.pattern.indexOf(b.pattern));
  return {
    completed: hurt ? 'hurt' : completedBy(turn, posted, seconds),
    seconds,
    pattern: WORSE.pattern[worse] ?? 'stayed',
    peak: Math.max(a.peak, b.peak),
    sharp: a.sharp || b.sharp,
    worse: a.worse || b.worse,
    stride: a.stride || b.stride,
  };
}

/**
 * Keeps what was told of a day's run, and returns the key of its entry. A second run of the day is added to the first;
 * a correction takes its place. Posts that were left open before that day were not run.
 */
export function keepReport(turn: CoachTurn, day: Day, told: Report, correcting: boolean): string {
  const { comeback } = turn.record;
  const known = entryOn(turn, day);
  const post = comeback.posts[day];
  const posted = postedOn(turn, day);
  const late = reportIsLate(turn, day);
  const pains = known ? known[1].case.pains : takePainsOver(turn, day);
  const [key, entry] = known ?? newEntry(turn);
  const before = known?.[1].case.run;
  const report = before && !correcting ? together(turn, posted, before.report, told) : told;
  const level = post?.kind === 'run' && post.seconds !== undefined ? post.seconds : earnedFor(turn, day);
  const run: Run = {
    day,
    ...(posted === undefined ? {} : { posted }),
    level,
    earned: post?.kind === 'run' && post.earned !== undefined ? post.earned : level,
    ...(post?.extra && posted !== undefined ? { extra: post.extra } : {}),
    ...(post?.holds && posted !== undefined ? { holds: post.holds } : {}),
    reportedAt: correcting ? (before?.reportedAt ?? turn.now) : turn.now,
    dayEnd: before?.dayEnd ?? instantAt(addDays(day, 1), '00:00', turn.record.zone),
    report,
    late: before?.late ?? late,
  };
  const { verdict, ...unjudged } = entry;
  // "Not run" was no verdict on a run that has now been told: its morning is still to come.
  const isJudged = entry.case.morning !== undefined || pains.length > 0;
  putEntry(comeback, key, {
    ...unjudged,
    case: { ...entry.case, run, pains },
    ...(isJudged && verdict && { verdict }),
  });
  if (post?.kind === 'run' && post.state !== 'withdrawn') markPost(comeback, day, 'reported');
  if (!known) settleEarlier(turn, day);
  return key;
}

function newEntry(turn: CoachTurn): readonly [string, Entry] {
  const { comeback } = turn.record;
  const last = Object.keys(comeback.entries).at(-1)?.slice(1) ?? '0';
  const key = `e${String(Number(last) + 1).padStart(4, '0')}`;
  const entry: Entry = {
    case: { before: structuredClone(comeback.standing), pains: [] },
    notBefore: comeback.from,
  };
  putEntry(comeback, key, entry);
  return [key, entry];
}

function earnedFor(turn: CoachTurn, day: Day): number {
  return levelAt(levelsOf(turn), earnedOn(outlookOf(turn), day)).seconds;
}

/** A run is told for this day: runs that stood open before it were not run; one that is posted for today is withdrawn where this one came the day before. */
function settleEarlier(turn: CoachTurn, day: Day): void {
  const { comeback } = turn.record;
  for (const [on, post] of Object.entries(comeback.posts)) {
    if (post.kind !== 'run' || post.state !== 'open') continue;
    if (on < day) markPost(comeback, on, 'dropped');
    if (on <= day) continue;
    markPost(comeback, on, 'withdrawn');
    say(turn, [tell(turn, 'post-withdrawn-gap')]);
  }
}

/** The entry that a pain belongs to: the run it followed, or one of its own before the first run and after the gate. */
export function entryForPain(turn: CoachTurn): readonly [string, Entry] {
  return openEntry(turn.record.comeback) ?? newEntry(turn);
}

/**
 * Pain told from the day of a run on belongs to that run, however late it is reported: it is judged once, with it. A
 * referral that it brought has been told, and stands until a clinician has seen it.
 */
function takePainsOver(turn: CoachTurn, day: Day): Entry['case']['pains'] {
  const { comeback } = turn.record;
  const [key, entry] = openEntry(comeback) ?? [];
  const taken = entry?.case.pains.filter((pain) => pain.on >= day) ?? [];
  if (key === undefined || !entry || taken.length === 0) return [];
  const before = { ...entry.case.before, referred: comeback.standing.referred };
  const pains = entry.case.pains.filter((pain) => pain.on < day);
  const left = changeEntry(comeback, key, { case: { ...entry.case, before, pains } });
  if (left.case.run || pains.length > 0) giveVerdict(turn, key);
  else dissolve(turn, key, left);
  return taken;
}

/** A case with neither a run nor a pain left is none. */
function dissolve(turn: CoachTurn, key: string, entry: Entry): void {
  const { comeback } = turn.record;
  comeback.standing = entry.case.before;
  comeback.from = entry.notBefore;
  if (comeback.recheck?.entry === key) delete comeback.recheck;
  dropEntry(comeback, key);
}
