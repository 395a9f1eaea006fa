import { daysBetween, type Day } from '../../src/coach/day.ts';
import type { Message } from '../../src/bot/message.ts';
import type { Comeback, Entry } from '../../src/bot/record.ts';
import { hurtRows, type Expected } from './table.ts';

type Verdict = NonNullable<Entry['verdict']>;

/** What the entries before one say of H2 and H3. */
export interface Before {
  readonly stuckBefore: number;
  readonly restsBefore: number;
}

/**
 * What stands between: a clinician's visit begins both counts again, a pass of its level that of H2. `since`: the
 * entries told after the last visit, oldest first.
 */
export function countedBefore(since: readonly Entry[], entry: Entry): Before {
  const judged = since.filter(({ verdict }) => verdict?.word !== undefined);
  const lastOther = judged.findLastIndex(({ verdict }) => verdict?.word !== 'rest');
  const sameLevel = judged.filter((one) => levelOf(one) === levelOf(entry));
  const passed = sameLevel.findLastIndex(({ verdict }) => verdict?.word === 'progress');
  return {
    restsBefore: judged.length - 1 - lastOther,
    stuckBefore: sameLevel.slice(passed + 1).filter(({ verdict }) => hurtRows(verdict?.rows ?? [])).length,
  };
}

function levelOf({ case: { run, before } }: Entry): number {
  return run?.level ?? before.earned;
}

/** No further recheck comes within so many days without a clinician. */
const RECHECKS_APART_DAYS = 28;

/** Rest, recheck and referral are no less than section 5 has them. Throws where they are. */
export function checkStrict(
  verdict: Verdict,
  expected: Expected,
  earlier: readonly Entry[],
  quiet: boolean,
): void {
  if (verdict.restDays < expected.restDays)
    fail(`${verdict.restDays} days of rest where section 5 says ${expected.restDays}`);
  if (expected.refer && !verdict.then.includes('refer')) fail(`no clinician for ${expected.rows.join()}`);
  if (!expected.recheck) return;
  if (!quiet && !verdict.then.includes('recheck')) fail(`no recheck for ${expected.rows.join()}`);
  const asked = earlier.flatMap((one) => (one.verdict?.then.includes('recheck') ? [one.verdict.on] : []));
  if (asked.some((on) => near(on, verdict.on)) && !verdict.then.includes('refer'))
    fail(`a second recheck after ${asked.join()} without a clinician`);
}

function near(on: Day, day: Day): boolean {
  return daysBetween(on, day) <= RECHECKS_APART_DAYS;
}

const WORDS = { progress: 'Progress.', repeat: 'Repeat.', rest: 'Rest 2 days.' } as const;

/** Whoever is sent to a clinician is told so, and that this is no diagnosis. */
const REFERRED = /by a physio or doctor.*not a diagnosis/su;

/** What a verdict may say of what comes next. */
const NEXT = /next run|questions|no room|I post none|No run is posted|paused|open points|is yours/iu;

/** A verdict is said in one of three words, with a row that matched and whose rule it is, and with what comes next. */
export function checkSaid(verdict: Verdict, message: Message | undefined, comeback: Comeback): void {
  if (verdict.word === undefined) return;
  const text = message?.paragraphs.join(' ') ?? fail(`"${verdict.word}" was not said`);
  if (!text.startsWith(WORDS[verdict.word])) fail(`"${verdict.word}" was said as: ${text}`);
  const row = /\(Row (?<row>\w+), [^)]+\.\)/u.exec(text)?.groups?.['row'] ?? '';
  if (!verdict.rows.includes(row)) fail(`row ${row} was named for ${verdict.rows.join()}`);
  if (verdict.then.includes('refer') && !REFERRED.test(text)) fail(`nobody was sent to a clinician: ${text}`);
  if (verdict.word === 'repeat' && verdict.pain && !text.includes('common'))
    fail(`mild soreness was not called common: ${text}`);
  if (comeback.state === 'running' && !NEXT.test(text)) fail(`nothing was said of what comes next: ${text}`);
}

function fail(what: string): never {
  throw new Error(what);
}
