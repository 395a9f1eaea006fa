import { laterDay } from '../coach/day.ts';
import { cautiousProfile, cautiousStanding, least, most } from './merge-cautious.ts';
import { mergedEntries, type MergedEntries } from './merge-entries.ts';
import { mergedPosts, type Happened } from './merge-posts.ts';
import { same } from './merge-run.ts';
import type { Check, Comeback } from './record.ts';

/** The most cautious first. */
const STATES = [
  'clinician',
  'foundation',
  'running',
  'graduated',
] as const satisfies readonly Comeback['state'][];

/** Two comebacks of one body, by date: whatever either of them has yet to wait for, the merged one waits for. */
export function mergeComebacks(
  mine: Comeback,
  other: Comeback,
  happened: Pick<Happened, 'latest' | 'asked'>,
): Comeback {
  const state = STATES.find((one) => one === mine.state || one === other.state) ?? mine.state;
  const merged = mergedEntries({ a: mine, b: other });
  const from = [mine.from, other.from, ...merged.awaitedUntil].reduce(laterDay);
  const ran = new Set(
    Object.values(merged.entries).flatMap(({ case: { run } }) =>
      run && run.report.completed !== 'none' ? run.day : [],
    ),
  );
  return {
    startedOn: least(mine.startedOn, other.startedOn) ?? mine.startedOn,
    profile: cautiousProfile(mine.profile, other.profile),
    state,
    fromFoundation: mine.fromFoundation || other.fromFoundation,
    standing: cautiousStanding(mine.standing, other.standing),
    entries: merged.entries,
    posts: mergedPosts(mine.posts, other.posts, {
      ...happened,
      awaited: merged.awaitedUntil.length > 0,
      ran: (day) => ran.has(day),
    }),
    checks: mergedChecks(mine.checks, other.checks),
    from,
    // Counted from the earlier, a break is the longer (K1).
    readyOn: least(mine.readyOn, other.readyOn) ?? mine.readyOn,
    wins: mergedWins(mine.wins, other.wins),
    // Old days are counted, not known one by one: those of both sides may be the same days.
    keptBefore: moreKept(mine.keptBefore, other.keptBefore),
    ...whereDefined({
      movedTo: mine.movedTo === other.movedTo ? mine.movedTo : undefined,
      foundation: state === 'foundation' ? mergedFoundation(mine.foundation, other.foundation) : undefined,
      recheck: mergedRecheck(mine, other, merged, from),
      referredByRecheck: mine.referredByRecheck ?? other.referredByRecheck,
      // Whose verdict asked for it is not kept: only the gate itself lifts it now.
      gateOn: most(mine.gateOn, other.gateOn),
      clinicianAskedOn: most(mine.clinicianAskedOn, other.clinicianAskedOn),
      graduatedOn: state === 'graduated' ? most(mine.graduatedOn, other.graduatedOn) : undefined,
      pausedOn: least(mine.pausedOn, other.pausedOn),
    }),
  };
}

function whereDefined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const defined = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(defined) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function moreKept(a: Comeback['keptBefore'], b: Comeback['keptBefore']): Comeback['keptBefore'] {
  if (a.judged !== b.judged) return a.judged > b.judged ? a : b;
  return a.kept > b.kept ? a : b;
}

/** By date, and numbered anew: the next one gets the number after their count. */
function mergedChecks(a: Comeback['checks'], b: Comeback['checks']): Comeback['checks'] {
  const known = Object.values(a);
  const more = Object.entries(b).filter(([, check]) => !known.some((one) => same(one, check)));
  const order = ([key, check]: readonly [string, Check]): string =>
    `${check.on} ${key} ${JSON.stringify(check)}`;
  const all = [...Object.entries(a), ...more].toSorted((x, y) => (order(x) < order(y) ? -1 : 1));
  return Object.fromEntries(all.map(([, check], at) => [`c${String(at + 1).padStart(4, '0')}`, check]));
}

/** Each small win once, when it came first. */
function mergedWins(a: Comeback['wins'], b: Comeback['wins']): Comeback['wins'] {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])].toSorted();
  return Object.fromEntries(ids.map((id) => [id, least(a[id], b[id]) ?? '']));
}

function mergedFoundation(a: Comeback['foundation'], b: Comeback['foundation']): Comeback['foundation'] {
  if (!a || !b) return a ?? b;
  return {
    since: least(a.since, b.since) ?? a.since,
    next: laterDay(a.next, b.next),
    failed: [...new Set([...a.failed, ...b.failed])].toSorted(),
    suggested: a.suggested || b.suggested,
  };
}

/**
 * The rechecks of both as one. Of two, neither verdict's correction may take it back: it belongs to no entry. It stands
 * in as well for what one side asks about an entry that is not the open one: a verdict on that could not keep it.
 */
function mergedRecheck(
  mine: Comeback,
  other: Comeback,
  merged: MergedEntries,
  from: string,
): Comeback['recheck'] {
  const a = mine.recheck && { ...mine.recheck, entry: merged.keyOf('a', mine.recheck.entry) };
  const b = other.recheck && { ...other.recheck, entry: merged.keyOf('b', other.recheck.entry) };
  const standIn = merged.leavesAsking ? { entry: '', due: from, failures: 0 } : undefined;
  const all = [a, b, standIn].filter((one) => one !== undefined);
  const [first] = all;
  return (
    first &&
    all.reduce(
      (one, next) => ({
        entry: one.entry === next.entry ? one.entry : '',
        due: laterDay(one.due, next.due),
        failures: Math.max(one.failures, next.failures),
      }),
      first,
    )
  );
}
