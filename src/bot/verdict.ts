import { addDays, DAY_BEGINS, laterDay, timeOf, type Day } from '../coach/day.ts';
import { factsOf, judge } from '../coach/judge.ts';
import { nextRun, type Plan } from '../coach/plan.ts';
import { graduates } from '../coach/speed.ts';
import { changeEntry, putEntry } from './change.ts';
import { close } from './dialogue.ts';
import type { Json } from './json.ts';
import { outlookOf } from './outlook.ts';
import type { Comeback, Entry } from './record.ts';
import { recheckWaits } from './schedule.ts';
import type { CoachTurn } from './turn.ts';

/**
 * Judges an entry as it now stands and makes it the runner's standing. Asked again after a correction or a pain, the
 * verdict before it is kept among the earlier ones.
 */
export function giveVerdict(turn: CoachTurn, key: string): void {
  const { comeback } = turn.record;
  const before = comeback.entries[key];
  if (!before) throw new Error(`no entry ${key}`);
  const verdict = judge(turn.rules, comeback.profile, before.case, turn.today);
  const { nextRunOn: _asToldBefore, ...kept } = before;
  const entry: Entry = {
    ...kept,
    ...earlierOf(before, verdict.rows),
    verdict: { ...verdict, rows: [...verdict.rows], then: [...verdict.then] } as NonNullable<
      Entry['verdict']
    >,
  };
  putEntry(comeback, key, entry);
  comeback.standing = {
    ...(structuredClone(verdict.after) as typeof comeback.standing),
    referred: verdict.after.referred || comeback.referredByRecheck === true,
  };
  comeback.from = laterDay(verdict.from, entry.notBefore);
  if (verdict.pain) painInFoundation(comeback);
  followUp(turn, key, entry);
  turn.decided.push(decidedBy(turn, key, entry));
  const plan = nextPlan(turn);
  if (plan.kind === 'run' && !recheckWaits(turn)) changeEntry(comeback, key, { nextRunOn: plan.day });
}

/** The verdicts that were replaced, with the one that now is: where it rests on the same rows it was not another. */
function earlierOf({ verdict, earlier = [] }: Entry, rows: readonly string[]): Pick<Entry, 'earlier'> {
  if (!verdict || verdict.rows.join() === rows.join()) return {};
  const { on, word } = verdict;
  return { earlier: [...earlier, { on, ...(word ? { word } : {}), rows: verdict.rows }] };
}

/** Recheck, gate and graduation as the verdict wants them; one that a correction took back goes. */
function followUp(turn: CoachTurn, key: string, entry: Entry): void {
  const { comeback } = turn.record;
  const { verdict } = entry;
  if (!verdict) return;
  if (asksRecheck(entry)) {
    const failures = comeback.recheck?.failures ?? 0;
    comeback.recheck = { entry: comeback.recheck?.entry ?? key, due: comeback.from, failures };
    if (entry.quietAfterPains !== undefined) referToo(comeback, verdict);
    askRecheckThen(turn, comeback.recheck.due);
  } else if (comeback.recheck?.entry === key) delete comeback.recheck;
  if (verdict.gateAgain) {
    // One that was asked for before stands, whatever becomes of this verdict.
    if (comeback.gateOn === undefined) comeback.gateFor = key;
    comeback.gateOn = comeback.from;
  } else if (comeback.gateFor === key) {
    delete comeback.gateOn;
    delete comeback.gateFor;
  }
  if (verdict.then.includes('refer')) comeback.clinicianAskedOn = turn.today;
  graduate(turn, entry);
}

/** One that is being answered while a new pain is told is about the time before it: it is put again when its day has come. */
function askRecheckThen(turn: CoachTurn, due: Day): void {
  if (due <= turn.today) return;
  close(turn, 'recheck');
  if (turn.record.owed?.key.startsWith('recheck:')) delete turn.record.owed;
}

/** A recheck that was quiet is not asked for again by what led to it, but by a later pain that is a warning sign. */
function asksRecheck(entry: Entry): boolean {
  if (!entry.verdict?.then.includes('recheck')) return false;
  const { quietAfterPains } = entry;
  if (quietAfterPains === undefined) return true;
  return entry.case.pains.slice(quietAfterPains).some((pain) => pain.sharp || pain.night);
}

/** A second recheck for the same run comes within the days that make it a referral (section 5). */
function referToo(comeback: Comeback, verdict: NonNullable<Entry['verdict']>): void {
  comeback.referredByRecheck = true;
  comeback.standing.referred = true;
  if (!verdict.then.includes('refer')) verdict.then.push('refer');
}

/** In a foundation pain means that the questions about it are asked again. */
export function painInFoundation(comeback: Comeback): void {
  if (comeback.state !== 'foundation' || !comeback.foundation) return;
  const { failed } = comeback.foundation;
  comeback.foundation = { ...comeback.foundation, failed: [...new Set([...failed, 'R2', 'R3', 'R4'])] };
}

/** Four clean tempo weeks end the comeback; a corrected answer about the last of them takes that back. */
function graduate(turn: CoachTurn, entry: Entry): void {
  const { comeback } = turn.record;
  if (graduates(turn.rules.guards.G5, comeback.standing.speed)) {
    comeback.state = 'graduated';
    comeback.graduatedOn ??= turn.today;
  } else if (comeback.state === 'graduated' && entry.case.run?.extra === 'tempo') {
    comeback.state = 'running';
    delete comeback.graduatedOn;
  }
}

function decidedBy(turn: CoachTurn, key: string, entry: Entry): Json {
  const { verdict, case: theCase } = entry;
  const facts = factsOf(turn.record.comeback.profile, theCase);
  return {
    verdict: {
      entry: key,
      ...(theCase.run ? { run: theCase.run.day } : {}),
      facts: { ...facts },
      rows: verdict?.rows ?? [],
      ...(verdict?.word ? { word: verdict.word } : {}),
      level: verdict?.level ?? 0,
      restDays: verdict?.restDays ?? 0,
    },
  };
}

/** The next run from now on: not today where today's post is made or its hours are over. */
export function nextPlan(turn: CoachTurn): Plan {
  const { comeback } = turn.record;
  const { today } = turn;
  const posted = comeback.posts[today] !== undefined;
  return nextRun(outlookOf(turn), posted || tooLateForARun(turn) ? addDays(today, 1) : today);
}

/** No run is posted in the afternoon any more: the guard's latest hour. */
export function tooLateForARun(turn: CoachTurn): boolean {
  const { record, now, rules } = turn;
  const time = timeOf(now, record.zone);
  return time > rules.guards.G2.latestPost || time < DAY_BEGINS;
}
