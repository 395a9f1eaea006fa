import { dayOf, timeOf, type Day } from '../../src/coach/day.ts';
import type { Comeback, Entry } from '../../src/bot/record.ts';
import { correcting, type Seen } from './person.ts';

/** The earned level rises by one, by a clean run answered in time, or begins anew at the gate. */
export function checkEarned(step: Seen): void {
  const before = step.before?.comeback;
  const comeback = step.after?.comeback;
  if (
    !before ||
    !comeback ||
    before.startedOn !== comeback.startedOn ||
    comeback.standing.earned <= before.standing.earned
  )
    return;
  const begins = Object.keys(comeback.entries).length === 0;
  if (begins && Object.keys(comeback.checks).length > Object.keys(before.checks).length) return;
  const { earned } = comeback.standing;
  const rise = `the earned level rose from ${before.standing.earned} to ${earned}`;
  const [key, changed] =
    Object.entries(comeback.entries).find(
      ([one, entry]) => !sameJson(before.entries[one]?.verdict, entry.verdict),
    ) ?? [];
  if (key === undefined || !changed) return fail(`${rise} without a verdict`);
  const again = toldAnew(before.entries[key], changed) && earned <= changed.case.before.earned;
  if (changed.verdict?.word !== 'progress' && !correcting(step) && !again)
    fail(`${rise} without a clean run`);
  if (fragile(comeback) && cleanSinceRest(comeback) < 2 && !correcting(step) && !again)
    fail(`${rise} after one clean run (G6)`);
  const told = changed.case.run?.day ?? '';
  const gate = Object.values(comeback.checks).findLast((check) => check.why !== 'recheck');
  if (gate && gate.on > told && changed.verdict?.word !== 'progress')
    fail(`${rise}, past the gate of ${gate.on}`);
}

/** Has a pain gone to a later run, or has a second run of the day been told? Then the level comes from all that was told. */
function toldAnew(before: Entry | undefined, { case: now }: Entry): boolean {
  if (!before?.verdict) return false;
  const fewer = now.pains.length < before.case.pains.length;
  return fewer || (now.run?.report.seconds ?? 0) > (before.case.run?.report.seconds ?? 0);
}

function fragile({ profile: { injury } }: Comeback): boolean {
  return injury === 'bone' || injury === 'surgery';
}

/** Clean runs since the last one that asked for rest. */
function cleanSinceRest({ entries }: Comeback): number {
  const words = Object.values(entries).flatMap(({ verdict }) => verdict?.word ?? []);
  return words.slice(words.lastIndexOf('rest') + 1).filter((word) => word === 'progress').length;
}

/** A pain that is told on the day of a run, before that run could be over, takes it back. */
export function checkPainTold({ before, after, now }: Seen): void {
  if (!before?.comeback || !after?.comeback) return;
  const { entries, posts } = after.comeback;
  const count = (all: Comeback['entries']) =>
    Object.values(all).reduce((sum, entry) => sum + entry.case.pains.length, 0);
  if (count(entries) <= count(before.comeback.entries)) return;
  const day = dayOf(now, after.zone);
  const time = timeOf(now, after.zone);
  const open = (on: Day): boolean =>
    before.comeback?.posts[on]?.kind === 'run' && before.comeback.posts[on].state === 'open';
  if (!open(day) || time >= '20:00' || time < '04:00') return;
  if (Object.keys(before.comeback.posts).some((on) => on < day && open(on))) return;
  if (posts[day]?.state !== 'withdrawn') fail(`the run of ${day} stands, and pain was told at ${time}`);
}

function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function fail(what: string): never {
  throw new Error(what);
}
