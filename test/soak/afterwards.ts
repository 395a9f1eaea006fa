import { isDeepStrictEqual } from 'node:util';
import { fold, type JournalLine } from '../../src/bot/journal.ts';
import { keptDay } from '../../src/bot/kept.ts';
import type { Comeback, RunnerRecord } from '../../src/bot/record.ts';
import { rules } from '../support/coach.ts';
import { sectionFive, type Told } from '../support/table.ts';
import { byTheFile } from './decision-file.ts';

/** What the journal says that the rules decided about one run. */
interface Decided {
  readonly facts: Told;
  readonly rows: readonly string[];
  readonly word?: string;
  readonly level: number;
  readonly restDays: number;
}

/** Holds everything that is kept of somebody against the rules. Throws where one is broken. */
export function checkJournal(journal: readonly JournalLine[], record: RunnerRecord): void {
  if (!isDeepStrictEqual(fold(journal), JSON.parse(JSON.stringify(record))))
    fail('the journal does not lead to the record');
  journal.forEach(({ seq }, at) => {
    if (seq !== at + 1) fail(`line ${at + 1} of the journal is number ${seq}`);
  });
  for (const { decided } of journal)
    for (const one of Array.isArray(decided) ? decided : []) if (isVerdict(one)) checkDecided(one.verdict);
  for (const comeback of [...Object.values(record.past), ...(record.comeback ? [record.comeback] : [])]) {
    checkProgress(comeback);
    checkKept(comeback, record.latest);
  }
}

function isVerdict(one: unknown): one is { readonly verdict: Decided } {
  return typeof one === 'object' && one !== null && 'verdict' in one;
}

/** The verdict is what the table in the file says, and what section 5 says, of the very same answers. */
function checkDecided({ facts, rows, word, level, restDays }: Decided): void {
  const said = { word, level, restDays, rows: [...rows] };
  const written = byTheFile(facts);
  if (!isDeepStrictEqual(said, written))
    fail(
      `decided ${JSON.stringify(said)}, and the file says ${JSON.stringify(written)} of ${JSON.stringify(facts)}`,
    );
  const five = sectionFive(facts);
  const own = {
    ...said,
    rows: rows.filter((row) => !row.startsWith('W')).toSorted(),
  };
  const expected = {
    word: five.word,
    level: five.level,
    restDays: five.restDays,
    rows: five.rows.toSorted(),
  };
  if (!isDeepStrictEqual(own, expected))
    fail(
      `decided ${JSON.stringify(own)}, and section 5 says ${JSON.stringify(expected)} of ${JSON.stringify(facts)}`,
    );
}

/** Progress comes after a report and a morning answer, both in time, and is one level of the ladder at most. */
function checkProgress({ entries, profile }: Comeback): void {
  for (const [key, { case: theCase, verdict }] of Object.entries(entries)) {
    if (verdict?.word !== 'progress') continue;
    const { run, morning, before } = theCase;
    if (!run || run.posted === undefined || run.report.completed !== 'all')
      return fail(`${key}: progress without the posted run`);
    if (!morning) return fail(`${key}: progress without the morning after`);
    if (run.late || morning.late) fail(`${key}: progress on a late answer`);
    const { earned } = verdict.after;
    if (earned > highestAfter(before.earned))
      fail(`${key}: from ${before.earned} to ${earned} seconds, more than a level`);
    const most = profile.limits?.minutes;
    if (most !== undefined && run.posted > most * 60) fail(`${key}: ${run.posted} s posted, of ${most} min`);
  }
}

/** One level up by the ladder as it is written, or by its rule above that. */
function highestAfter(seconds: number): number {
  const { levels, beyond } = rules.ladder;
  return levels.find((level) => level.seconds > seconds)?.seconds ?? seconds * (1 + beyond.step);
}

/** Keeping a rest day is keeping the plan, and so is a run that was told, or rested to be safe. */
function checkKept(comeback: Comeback, today: string): void {
  for (const [day, post] of Object.entries(comeback.posts)) {
    if (day >= today) continue;
    const ran = Object.values(comeback.entries).some(
      ({ case: { run } }) => run?.day === day && run.report.seconds > 0,
    );
    const keeps = post.kind === 'run' ? post.state === 'reported' || post.state === 'rested' : !ran;
    const kept = keptDay(comeback, day, today);
    if (keeps && kept !== 'kept') fail(`${day}, ${post.kind} and ${post.state}, counts as ${kept}`);
    if (!keeps && post.kind !== 'run' && kept === 'kept') fail(`${day}, off and run, counts as kept`);
  }
}

function fail(what: string): never {
  throw new Error(what);
}
