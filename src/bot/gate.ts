import { addDays, daysBetween, laterDay, type Day } from '../coach/day.ts';
import { daysWithoutRun, earnedAfterBreak } from '../coach/breaks.ts';
import { firstLevel, levelsFor, lowest } from '../coach/ladder.ts';
import {
  readiness,
  readinessQuestions,
  type Answers,
  type Gate,
  type Readiness,
} from '../coach/readiness.ts';
import type { Profile } from '../coach/runner.ts';
import { changeEntry } from './change.ts';
import { dayName } from './format.ts';
import { breakOf, entriesOf, levelsOf, loadsOf, openEntry } from './outlook.ts';
import type { Check, Comeback } from './record.ts';
import { sourceName, whatNext } from './tell-verdict.ts';
import { say, tell, type CoachTurn, type Turn } from './turn.ts';

type Injured = Pick<Profile, 'injury' | 'onset'>;

/**
 * The questions of the gate that apply: a clinician's limits follow "yes, with limits"; nothing more is asked once an
 * answer means a clinician, for no other answer could change that. `only`: those that did not pass last time.
 */
export function gateQuestions(
  turn: Turn,
  { injury, onset }: Injured,
  answers: Answers,
  only?: readonly string[],
): readonly string[] {
  const ids: string[] = [];
  const asked: Record<string, Answers[string]> = {};
  for (const { id } of readinessQuestions(turn.rules, onset)) {
    if (only && !only.includes(id)) continue;
    ids.push(id);
    const answer = answers[id];
    if (answer === undefined) continue;
    asked[id] = answer;
    if (id === 'R1' && answer === 'limits') ids.push('limit-minutes', 'limit-runs');
    if (readiness(turn.rules, injury, asked).outcome === 'clinician') return ids;
  }
  return ids;
}

/** A clinician's limits as they were told (G7): what they did not say stands as before, a plain "yes" lifts all. */
export function limitsFrom(answers: Answers, before: Profile['limits'], question = 'R1'): Profile['limits'] {
  if (answers[question] === 'yes') return undefined;
  if (answers[question] !== 'limits') return before;
  const minutes = answers['limit-minutes'];
  const runs = answers['limit-runs'];
  return {
    ...before,
    ...(typeof minutes === 'number' ? { minutes } : {}),
    ...(typeof runs === 'number' ? { runs } : {}),
  };
}

export function setLimits(comeback: Comeback, limits: Profile['limits']): void {
  if (limits && Object.keys(limits).length > 0) comeback.profile.limits = { ...limits };
  else delete comeback.profile.limits;
}

/** Passes the answers through the gate, makes the outcome the runner's state, and says it. */
export function throughGate(turn: CoachTurn, answers: Answers, why: Check['why']): void {
  const { comeback } = turn.record;
  const passed = readiness(turn.rules, comeback.profile.injury, answers);
  keepCheck(turn, why, answers, passed.outcome);
  setLimits(comeback, limitsFrom(answers, comeback.profile.limits));
  turn.decided.push({
    readiness: {
      injury: comeback.profile.injury,
      answers: structuredClone(answers) as Check['answers'],
      outcome: passed.outcome,
      failed: passed.failed.map((one) => one.id),
    },
  });
  delete comeback.gateOn;
  delete comeback.gateFor;
  delete turn.record.owed;
  const outcomes = { ready, foundation, clinician } as const satisfies Record<
    Gate,
    (turn: CoachTurn, passed: Readiness) => void
  >;
  outcomes[passed.outcome](turn, passed);
}

export function keepCheck(
  turn: CoachTurn,
  why: Check['why'],
  answers: Answers,
  outcome: Check['outcome'],
): void {
  const { checks } = turn.record.comeback;
  const key = `c${String(Object.keys(checks).length + 1).padStart(4, '0')}`;
  checks[key] = { on: turn.today, why, answers: structuredClone(answers) as Check['answers'], outcome };
}

/** Running goes on: from the first level for newcomers, else from what the break has left, never higher. */
function ready(turn: CoachTurn): void {
  const { comeback } = turn.record;
  const { rules, today } = turn;
  const levels = levelsOf(turn);
  const begin = firstLevel(rules, levels, comeback.profile.injury, comeback.fromFoundation);
  const days = daysWithoutRun(breakOf(turn).breakFrom, today);
  const { speed: _begunAnew, ...standing } = comeback.standing;
  const earned =
    Object.keys(comeback.entries).length > 0
      ? Math.min(standing.earned, earnedAfterBreak(rules, comeback.profile, levels, standing, days))
      : begin.seconds;
  comeback.standing = {
    ...standing,
    earned: comeback.fromFoundation ? lowest(levels).seconds : earned,
    lowestRests: 0,
    cleanHere: 0,
    lowered: loadsOf(comeback).length > 0,
  };
  comeback.fromFoundation = false;
  comeback.state = 'running';
  delete comeback.foundation;
  comeback.readyOn = today;
  if (comeback.from < today) comeback.from = today;
  closeEntries(comeback);
  say(turn, [tell(turn, 'gate-ready'), whatNext(turn)]);
}

/**
 * Nothing from before the gate is corrected any more. A run that still has a question to come is judged then, from the
 * level at which the gate has left the runner.
 */
function closeEntries(comeback: Comeback): void {
  const [key, open] = openEntry(comeback) ?? [];
  comeback.entries = Object.fromEntries(
    entriesOf(comeback).map(([one, entry]) => [one, one === key ? entry : { ...entry, closed: true }]),
  );
  if (key === undefined || !open) return;
  const { run, morning, settled } = open.case;
  const asks = !morning || (open.verdict?.then.includes('askSettled') && !settled);
  if (!run || !asks) {
    changeEntry(comeback, key, { closed: true });
    return;
  }
  const { speed: _begunAnew, ...before } = open.case.before;
  const { earned, cleanHere, lowered, lowestRests, referred } = comeback.standing;
  changeEntry(comeback, key, {
    case: { ...open.case, before: { ...before, earned, cleanHere, lowered, lowestRests, referred } },
    notBefore: comeback.from,
  });
}

function foundation(turn: CoachTurn, passed: Readiness): void {
  const { comeback } = turn.record;
  const { rules, today, words } = turn;
  const since = comeback.foundation?.since ?? today;
  const overdue = daysBetween(since, today) >= rules.readiness.suggestClinicianAfterDays;
  comeback.state = 'foundation';
  comeback.fromFoundation = true;
  comeback.foundation = {
    since,
    next: addDays(today, rules.readiness.repeatEveryDays),
    failed: passed.failed.map((one) => one.id),
    suggested: overdue,
  };
  say(turn, [
    tell(turn, since === today ? 'gate-foundation' : 'gate-foundation-on'),
    reasons(turn, passed),
    overdue ? tell(turn, 'foundation-suggest') : undefined,
    tell(turn, 'foundation-next', { day: dayName(words, comeback.foundation.next, today) }),
  ]);
}

function clinician(turn: CoachTurn, passed: Readiness): void {
  const { comeback } = turn.record;
  comeback.state = 'clinician';
  comeback.clinicianAskedOn = turn.today;
  delete comeback.foundation;
  say(turn, [tell(turn, 'gate-clinician'), reasons(turn, passed), tell(turn, 'gate-clinician-next')]);
}

function reasons(turn: CoachTurn, passed: Readiness): string {
  return passed.failed
    .map(({ id }) => {
      const source = turn.rules.readiness.questions.find((one) => one.id === id)?.sources[0] ?? 'house';
      return tell(turn, 'gate-reason', {
        text: tell(turn, `gate-${id}`),
        row: id,
        source: sourceName(turn, source),
      });
    })
    .join('\n');
}

/**
 * What an earlier enrolment leaves behind: the rest that its last verdict asked for, the longest rest after a run that
 * was never judged, and a day between after a run that was posted and may have been run.
 */
function restFromBefore(turn: Turn): Day {
  const last = Object.values(turn.record.past).at(-1);
  if (!last) return turn.today;
  const days = [last.from];
  const longest = Math.max(...turn.rules.rows.map((row) => row.restDays));
  for (const { case: theCase, verdict } of Object.values(last.entries))
    if (theCase.run && !verdict) days.push(addDays(theCase.run.day, longest + 1));
  for (const [day, post] of Object.entries(last.posts))
    if (post.kind === 'run' && (post.state === 'open' || post.state === 'reported'))
      days.push(addDays(day, 2));
  return days.reduce(laterDay, turn.today);
}

/** A comeback as it begins: nobody has run yet, and the gate decides what it becomes. */
export function newComeback(turn: Turn, profile: Comeback['profile']): Comeback {
  const levels = levelsFor(turn.rules.ladder, profile.weeklyBeforeMinutes);
  return {
    startedOn: turn.today,
    profile,
    state: 'clinician',
    fromFoundation: false,
    standing: {
      earned: lowest(levels).seconds,
      cleanHere: 0,
      lowered: false,
      stuck: {},
      peaks: [],
      rests: 0,
      lowestRests: 0,
      referred: false,
    },
    entries: {},
    posts: {},
    checks: {},
    from: restFromBefore(turn),
    readyOn: turn.today,
    wins: {},
    keptBefore: { kept: 0, judged: 0 },
  };
}
