import { laterDay } from '../coach/day.ts';
import { cautiousStanding } from './merge-cautious.ts';
import type { Entry } from './record.ts';

type Run = NonNullable<Entry['case']['run']>;
type Report = Run['report'];
type Pain = Entry['case']['pains'][number];

/** From the mildest to the worst, as the decision table takes them. */
const COMPLETED = ['none', 'all', 'part', 'more', 'hurt'] as const satisfies readonly Report['completed'][];
const PATTERNS = [
  'none',
  'muscle',
  'gone',
  'began',
  'back',
  'stayed',
] as const satisfies readonly Report['pattern'][];
const WORDS = ['none', 'progress', 'repeat', 'rest'] as const;

/** The worst answers of two reports; the minutes are those of the first. */
export function worstOf(a: Report, b: Report): Report {
  return {
    completed: worse(COMPLETED, a.completed, b.completed),
    seconds: a.seconds,
    pattern: worse(PATTERNS, a.pattern, b.pattern),
    peak: Math.max(a.peak, b.peak),
    sharp: a.sharp || b.sharp,
    worse: a.worse || b.worse,
    stride: a.stride || b.stride,
  };
}

function worse<T extends string>(scale: readonly T[], a: T, b: T): T {
  return scale.indexOf(a) > scale.indexOf(b) ? a : b;
}

/**
 * A run that both sides tell of on the same day is one run told twice. What stays is the more cautious telling: the
 * worse verdict; one that waits for its morning before a verdict on a milder report. For the guards as much was run as
 * the longer telling says (the week's use, G1), and only what both say was posted and run is a base for more. The
 * verdict that does not stay is kept among the earlier ones.
 */
export function sameRun(a: Entry, b: Entry): Entry {
  const [kept, other] = caution(a, b) ? [a, b] : [b, a];
  const { run } = kept.case;
  const { run: told } = other.case;
  if (!run || !told) return kept;
  const { posted: _two, ...rest } = run;
  const posted = countedPost(run, told);
  const earlier = earlierOf(kept, other);
  const { closed: _both, ...open } = kept;
  return {
    ...open,
    ...(a.closed && b.closed ? { closed: true } : {}),
    ...(earlier.length > 0 ? { earlier } : {}),
    notBefore: laterDay(a.notBefore, b.notBefore),
    case: {
      ...kept.case,
      before: cautiousStanding(a.case.before, b.case.before),
      run: {
        ...rest,
        ...(posted === undefined ? {} : { posted }),
        level: Math.min(run.level, told.level),
        earned: Math.min(run.earned, told.earned),
        reportedAt: run.reportedAt > told.reportedAt ? run.reportedAt : told.reportedAt,
        dayEnd: run.dayEnd > told.dayEnd ? run.dayEnd : told.dayEnd,
        late: run.late || told.late,
        report: {
          ...worstOf(run.report, told.report),
          seconds: Math.max(run.report.seconds, told.report.seconds),
        },
      },
      pains: painsOf(kept, other),
    },
  };
}

/** Is `a` the telling that stays? The same for both orders: the last resort is the text itself. */
function caution(a: Entry, b: Entry): boolean {
  const difference = weight(a, b) - weight(b, a) || hurt(a) - hurt(b);
  return difference > 0 || (difference === 0 && JSON.stringify(a) >= JSON.stringify(b));
}

/**
 * A rest stays; then a run that waits for its verdict, unless its report is no worse than the one that was judged; then
 * the worse word.
 */
function weight({ case: { run }, verdict }: Entry, beside: Entry): number {
  if (verdict || !run || !beside.case.run) return WORDS.indexOf(verdict?.word ?? 'none');
  const { report } = beside.case.run;
  return beside.verdict && same(worstOf(report, run.report), report) ? -1 : WORDS.indexOf('rest') - HALF;
}

/** Between two words. */
const HALF = 0.5;

/** By the peak of the run, then by the pain told after it. */
function hurt({ case: { run, morning, pains } }: Entry): number {
  const pain = Math.max(morning?.pain ?? 0, ...pains.map((one) => one.pain));
  return (run?.report.peak ?? 0) * 11 + pain;
}

/** What counts as posted: no more than both posted and ran. A run that one side did not post or run is no base for more. */
function countedPost(a: Run, b: Run): number | undefined {
  if (a.posted === undefined || b.posted === undefined) return undefined;
  const posted = Math.min(a.posted, b.posted);
  const longer = Math.max(a.report.seconds, b.report.seconds);
  const shorter = Math.min(a.report.seconds, b.report.seconds);
  if (longer === shorter) return posted;
  return shorter === 0 ? undefined : Math.min(posted, shorter);
}

/** The pains of both; a morning that is to be told anew is kept as a pain of its day, so that it still counts. */
function painsOf(kept: Entry, other: Entry): Pain[] {
  const { morning } = other.case;
  const again = !kept.case.morning && morning && (morning.pain > 0 || morning.night);
  const told = again ? [{ on: morning.on, pain: morning.pain, sharp: false, night: morning.night }] : [];
  const more = [...told, ...other.case.pains].filter(
    (one) => !kept.case.pains.some((pain) => same(pain, one)),
  );
  return [...kept.case.pains, ...more];
}

function earlierOf(kept: Entry, other: Entry): NonNullable<Entry['earlier']> {
  const { verdict } = other;
  const differs = verdict && !same([verdict.word, verdict.rows], [kept.verdict?.word, kept.verdict?.rows]);
  const { on = '', word, rows = [] } = verdict ?? {};
  const told = differs ? [{ on, ...(word === undefined ? {} : { word }), rows }] : [];
  const all = [...(kept.earlier ?? []), ...(other.earlier ?? []), ...told];
  return all
    .filter((one, at) => all.findIndex((first) => same(first, one)) === at)
    .toSorted((one, two) => (one.on < two.on ? -1 : one.on > two.on ? 1 : 0));
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A run that only one side knows: its minutes count as used, never as a base for more (G1). */
export function withoutBase(entry: Entry): Entry {
  const { run } = entry.case;
  if (!run || !entry.verdict) return entry;
  const { posted: _alone, ...rest } = run;
  return { ...entry, case: { ...entry.case, run: rest } };
}
