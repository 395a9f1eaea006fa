import { instantAt, timeOf } from '../coach/day.ts';
import { levelAt, levelNumber } from '../coach/ladder.ts';
import { fitsFrom, type Plan } from '../coach/plan.ts';
import type { Row, Word } from '../coach/rules.ts';
import { dayName, duration, session } from './format.ts';
import { levelsOf, outlookOf } from './outlook.ts';
import { moment } from './moment.ts';
import type { Entry } from './record.ts';
import { postTime } from './schedule.ts';
import { say, tell, type CoachTurn, type Turn } from './turn.ts';
import { nextPlan } from './verdict.ts';

/** A plan with a run in it. */
export type RunPlan = Extract<Plan, { kind: 'run' }>;

/** Says the verdict: the word, the reason and whose rule it is, the next run. Everything else is behind "Why?". */
export function sayVerdict(turn: CoachTurn, key: string): void {
  const { comeback } = turn.record;
  const entry = comeback.entries[key];
  const verdict = entry?.verdict;
  if (!entry || !verdict?.word) return;
  const row = decidingRow(turn, verdict.rows, verdict.word);
  const reason = [
    tell(turn, `verdict-${verdict.word}`),
    ...alarming(turn, verdict.rows, row).map((one) => tell(turn, becauseKey(entry, one))),
    tell(turn, 'decided-by', { row: row.id, source: sourceName(turn, row.sources[0] ?? 'house') }),
  ].join(' ');
  say(
    turn,
    [
      reason,
      verdict.word === 'repeat' && verdict.pain ? tell(turn, 'mild-is-common') : undefined,
      verdict.word === 'rest' ? tell(turn, 'rest-means') : undefined,
      verdict.word === 'progress' ? levelLine(turn, entry) : undefined,
      verdict.then.includes('refer') ? tell(turn, 'refer-advice') : undefined,
      verdict.then.includes('askSettled') && !entry.case.settled ? tell(turn, 'settled-first') : undefined,
      comeback.state === 'graduated' ? undefined : whatNext(turn),
    ],
    {
      strong: tell(turn, `verdict-${verdict.word}`),
      ref: `verdict:${Object.keys(turn.record.past).length}:${key}`,
      buttons: [[{ id: 'why', label: tell(turn, 'button-why') }]],
    },
  );
}

/** The row that decided, and every row that asks for more than rest: nobody is sent to a doctor without the reason. */
function alarming(turn: Turn, ids: readonly string[], decided: Row): readonly Row[] {
  const more = turn.rules.rows.filter(
    (row) => ids.includes(row.id) && row !== decided && (row.then === 'recheck' || row.then === 'refer'),
  );
  return [decided, ...more];
}

/** The rows about the morning are said in other words where a /pain brought them. */
function becauseKey(entry: Entry, row: Row): string {
  if (row.id === 'D13' && entry.case.run && entry.case.run.posted === undefined) return 'because-D13-off';
  const told = entry.case.pains.some((pain) => pain.pain > (entry.case.morning?.pain ?? 0));
  return told && (row.id === 'D4' || row.id === 'D9') ? `because-${row.id}-pain` : `because-${row.id}`;
}

/** The row that decided: the first of those that matched with the most cautious word. */
function decidingRow(turn: Turn, ids: readonly string[], word: Word): Row {
  const matched = turn.rules.rows.filter((row) => ids.includes(row.id));
  const row = matched.find((one) => one.verdict === word) ?? matched[0];
  if (!row) throw new Error(`no row of ${ids.join(', ')} is in the table any more`);
  return row;
}

export function sourceName(turn: Turn, id: string): string {
  return turn.rules.sources[id]?.name ?? id;
}

/** Why the level stands still although all was well: held by a guard, the first of two clean runs, the top. */
function levelLine(turn: CoachTurn, entry: Entry): string | undefined {
  const before = Math.min(entry.case.before.earned, entry.case.run?.earned ?? Infinity);
  const after = entry.verdict?.after ?? entry.case.before;
  if (after.earned > before) return undefined;
  const levels = levelsOf(turn);
  if (after.cleanHere > 0) return tell(turn, 'once-more-clean');
  if ((entry.case.run?.level ?? before) < levelAt(levels, before).seconds) return tell(turn, 'was-held');
  return levelNumber(levels, after.earned) === levels.length ? tell(turn, 'at-the-top') : undefined;
}

/** What comes next, with a day: a run, questions first, or why there is none. */
export function whatNext(turn: CoachTurn): string {
  const { comeback } = turn.record;
  const { today } = turn;
  if (comeback.pausedOn !== undefined) return tell(turn, 'paused-already');
  if (comeback.state === 'graduated') return tell(turn, 'next-yours');
  if (comeback.state === 'clinician') return tell(turn, 'today-clinician');
  if (comeback.foundation)
    return tell(turn, 'foundation-next', { day: dayName(turn.words, comeback.foundation.next, today) });
  const questions = comeback.gateOn ?? comeback.recheck?.due;
  if (questions !== undefined && questions <= today) return tell(turn, 'next-questions-now');
  if (questions !== undefined)
    return tell(turn, 'next-questions', { day: dayName(turn.words, questions, today) });
  return nextRunLine(turn, nextPlan(turn));
}

/** "Next run Friday: 8 × (…)", and in a sentence why it is shorter than earned, where it is. */
export function nextRunLine(turn: CoachTurn, plan: Plan): string {
  const { words, today } = turn;
  if (plan.kind === 'nothing') return tell(turn, `no-run-${plan.hold}`);
  const day = dayName(words, plan.day, today);
  if (plan.kind === 'readiness') return tell(turn, 'next-readiness', { day });
  const noon = instantAt(plan.day, '12:00', turn.record.zone);
  const values = { day: moment('day', noon, day), session: session(words, plan.level) };
  const when = postTime(turn, plan.day);
  const at = timeOf(when, turn.record.zone);
  const run =
    at > turn.record.hour
      ? tell(turn, 'next-run-at', { ...values, time: moment('time', when, at) })
      : tell(turn, 'next-run', values);
  return [run, ...plan.holds.map((hold) => tell(turn, `next-held-${hold}`))].join(' ');
}

/** The held run in full, for the post: what was earned, what fits, and from when the earned level does (G1). */
export function heldLines(turn: CoachTurn, plan: RunPlan): readonly string[] {
  const earned = levelAt(levelsOf(turn), plan.earned);
  return plan.holds.map((hold) => {
    const from = hold === 'G1' ? fitsFrom(outlookOf(turn), plan.day) : undefined;
    const values = {
      earned: duration(turn.words, earned.seconds),
      ...(from === undefined ? {} : { day: dayName(turn.words, from, turn.today) }),
    };
    return tell(turn, hold === 'G1' && from === undefined ? 'held-G1-open' : `held-${hold}`, values);
  });
}
