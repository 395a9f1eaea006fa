import { addDays, laterDay, type Day } from '../coach/day.ts';
import { cautiousStanding, least } from './merge-cautious.ts';
import { same, sameRun, withoutBase, worstOf } from './merge-run.ts';
import { openEntry } from './outlook.ts';
import type { Comeback, Entry } from './record.ts';

/** One of the two comebacks that become one. */
type Side = 'a' | 'b';
const SIDES = ['a', 'b'] as const satisfies readonly Side[];

type Sides = Readonly<Record<Side, Comeback>>;

/** An entry of the merged comeback, with the key it had on each side. */
interface Told {
  readonly entry: Entry;
  readonly from: Readonly<Partial<Record<Side, string>>>;
}

export interface MergedEntries {
  readonly entries: Record<string, Entry>;
  /** The key that an entry of one side has now; '' where there is none. */
  keyOf(side: Side, key: string): string;
  /** One side still asks something about an entry that is not the open one, which only that could answer. */
  readonly leavesAsking: boolean;
  /** For each run whose morning is still to be told the first day on which that is over, in whatever zone it now comes. */
  readonly awaitedUntil: readonly Day[];
}

/**
 * The entries of both sides, by date. One of them is open, for a morning, a correction or a pain to act on; it is judged
 * from where both sides stand, so that a verdict on it never forgets the other. That is the run whose answer is awaited;
 * where none is, the earlier of the two, so that a break on either side stays one (K1). What is later is closed.
 */
export function mergedEntries(sides: Sides): MergedEntries {
  const told = byDate(sides);
  const openKeys = { a: openEntry(sides.a)?.[0], b: openEntry(sides.b)?.[0] };
  const opens = (one: Told, side: Side): boolean =>
    openKeys[side] !== undefined && one.from[side] === openKeys[side];
  const candidates = told.filter((one) => opens(one, 'a') || opens(one, 'b'));
  const awaited = candidates.filter(({ entry }) => awaitsMorning(entry));
  const open =
    awaited.at(-1) ??
    candidates.findLast(({ entry }) => awaitsSettled(entry)) ??
    candidates.find(({ entry }) => entry.case.run) ??
    candidates[0];
  const beside = SIDES.filter((side) => !open || !opens(open, side)).map((side) => sides[side]);

  // Keys begin anew above those of both sides: a button under an old verdict finds no other run under its key.
  const used = SIDES.flatMap((side) => Object.keys(sides[side].entries).map((key) => Number(key.slice(1))));
  const first = Math.max(0, ...used) + 1;
  const keys = told.map((_one, at) => `e${String(first + at).padStart(4, '0')}`);
  const at = open ? told.indexOf(open) : told.length;
  const entries = told.map((one, index): Entry => {
    if (one === open) return opened(one.entry, beside, awaited);
    const counted = one.from.a === undefined || one.from.b === undefined ? withoutBase(one.entry) : one.entry;
    return index > at || awaited.includes(one) ? closed(counted) : counted;
  });
  return {
    entries: Object.fromEntries(entries.map((entry, index) => [keys[index] ?? '', entry])),
    keyOf: (side, key) => keys[told.findIndex((one) => one.from[side] === key)] ?? '',
    leavesAsking: beside.some((side) => side.gateOn !== undefined || awaitsSettled(openEntry(side)?.[1])),
    awaitedUntil: awaited.flatMap(({ entry }) => (entry.case.run ? addDays(entry.case.run.day, 2) : [])),
  };
}

/** All that was told, oldest first; the same told on both sides once. */
function byDate({ a, b }: Sides): readonly Told[] {
  const others = Object.entries(b.entries);
  const told: Told[] = Object.entries(a.entries).map(([key, entry]) => {
    const at = others.findIndex(([, other]) => isSame(entry, other));
    const [twin] = at < 0 ? [] : others.splice(at, 1);
    if (!twin) return { entry, from: { a: key } };
    return { entry: sameRun(entry, twin[1]), from: { a: key, b: twin[0] } };
  });
  const all = [...told, ...others.map(([key, entry]) => ({ entry, from: { b: key } }))];
  return all
    .map((one) => ({ one, time: `${timeOf(one.entry)} ${JSON.stringify(one.entry)}` }))
    .toSorted((x, y) => (x.time < y.time ? -1 : 1))
    .map(({ one }) => one);
}

function isSame(entry: Entry, other: Entry): boolean {
  const { run } = entry.case;
  return run ? run.day === other.case.run?.day : same(entry, other);
}

/** When it was told, the end of its day at the latest; of a pain without a run only the day is known. */
function timeOf({ case: { run, pains } }: Entry): string {
  if (!run) return `${pains[0]?.on ?? ''}T12:00:00.000Z`;
  return run.reportedAt < run.dayEnd ? run.reportedAt : run.dayEnd;
}

function awaitsMorning({ case: { run, morning } }: Entry): boolean {
  return run !== undefined && !morning;
}

function awaitsSettled(entry: Entry | undefined): boolean {
  return entry?.verdict?.then.includes('askSettled') === true && !entry.case.settled;
}

/** The entry that may be judged (again): from where both sides stand, and by the worst of every run that is awaited. */
function opened(entry: Entry, beside: readonly Comeback[], awaited: readonly Told[]): Entry {
  const before = beside.reduce(
    (standing, other) => cautiousStanding(standing, lasting(other)),
    entry.case.before,
  );
  const notBefore = beside.reduce((day, other) => laterDay(day, other.from), entry.notBefore);
  const { run } = entry.case;
  if (!run) return { ...entry, notBefore, case: { ...entry.case, before } };
  const report = awaited.reduce(
    (worst, one) => (one.entry.case.run ? worstOf(worst, one.entry.case.run.report) : worst),
    run.report,
  );
  // Of two the older has waited past its morning: what is answered now is too late to bring progress.
  const late = run.late || awaited.length > 1;
  return { ...entry, notBefore, case: { ...entry.case, before, run: { ...run, report, late } } };
}

/** A cap ends with the next verdict. That of the other side has not been earned by this run: its level is lower instead. */
function lasting({ standing }: Comeback): Comeback['standing'] {
  return { ...standing, earned: least(standing.earned, standing.cap) ?? standing.earned };
}

/** Nothing of it is corrected any more, and later pain begins a case of its own. */
function closed(entry: Entry): Entry {
  const reached = entry.case.run?.report.completed !== 'none' || entry.case.pains.length > 0;
  return reached ? { ...entry, closed: true } : entry;
}
