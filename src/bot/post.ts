import { addDays, dayOf, instantAt, type Day } from '../coach/day.ts';
import { levelAt } from '../coach/ladder.ts';
import { offDay } from '../coach/offdays.ts';
import { nextRun, type Plan } from '../coach/plan.ts';
import type { OffPhase } from '../coach/rules.ts';
import { extraOn, speedMayBegin, stageOn } from '../coach/speed.ts';
import { putPost } from './change.ts';
import { levelsOf, loadsOf, newestEntry, outlookOf } from './outlook.ts';
import type { Comeback } from './record.ts';
import { isPrehabDay, postTime, prehabUntil, recheckWaits } from './schedule.ts';
import { sayOff, sayRun, sayStrength } from './tell-post.ts';
import { nextRunLine, type RunPlan } from './tell-verdict.ts';
import { say, tell, type CoachTurn } from './turn.ts';
import { unprompted } from './unprompted.ts';
import { tooLateForARun } from './verdict.ts';

/** From this local time on a day's post is of no use to anybody any more; a run's is not even so late (G2). */
const LATEST_POST = '20:00';

/** Posts the day: the run, or what the off day is for. Nothing where the day has its post, or its time has not come. */
export function postDay(turn: CoachTurn): void {
  unprompted(turn, 'post', () => {
    postIfDue(turn);
    const { G2 } = turn.rules.guards;
    return turn.record.comeback.posts[turn.today]?.kind === 'run' ? minuteAfter(G2.latestPost) : LATEST_POST;
  });
}

/** In its latest minute a run may still be posted. */
function minuteAfter(time: string): string {
  return new Date(Date.parse(`1970-01-01T${time}Z`) + 60_000).toISOString().slice(11, 16);
}

function postIfDue(turn: CoachTurn): void {
  const { record, today, now } = turn;
  const { comeback } = record;
  if (comeback.posts[today] || comeback.pausedOn !== undefined || dayOf(now, record.zone) < today) return;
  if (comeback.state === 'clinician') return remindOfClinician(turn);
  if (comeback.state === 'graduated') return postPrehab(turn);
  if (now < postTime(turn, today) || now >= instantAt(today, LATEST_POST, record.zone)) return;
  const note = comeback.standing.referred ? clinicianNote(turn, 'refer-weekly') : undefined;
  if (comeback.state === 'foundation' || recheckWaits(turn)) return postOff(turn, note);
  const plan = nextRun(outlookOf(turn), tooLateForARun(turn) ? addDays(today, 1) : today);
  if (plan.kind === 'run' && plan.day === today) return postRun(turn, plan, note);
  postOff(turn, note, plan);
}

/** Where nothing is posted before a clinician was seen, that is all there is to say. */
function remindOfClinician(turn: CoachTurn): void {
  const note = clinicianNote(turn, 'clinician-weekly');
  if (note !== undefined) say(turn, [note], { urgency: 'post' });
}

/** Strength goes on for a while after graduation (S4). */
function postPrehab(turn: CoachTurn): void {
  const { today, now, record } = turn;
  const early = now < instantAt(today, record.hour, record.zone);
  if (early || today > prehabUntil(turn) || !isPrehabDay(turn, today)) return;
  putPost(record.comeback, today, { kind: 'strength', at: now, state: 'open' });
  sayStrength(turn, 'graduated');
}

/** A gentle word a week while a clinician should see it (section 5); undefined on the days between. */
function clinicianNote(turn: CoachTurn, words: 'clinician-weekly' | 'refer-weekly'): string | undefined {
  const { comeback } = turn.record;
  const { clinician } = turn.rules.guards;
  const due = addDays(comeback.clinicianAskedOn ?? turn.today, clinician.askEveryDays);
  if (turn.today < due) return undefined;
  comeback.clinicianAskedOn = turn.today;
  return tell(turn, words);
}

function postRun(turn: CoachTurn, plan: RunPlan, note: string | undefined): void {
  const { comeback } = turn.record;
  const { today } = turn;
  const extra = extraFor(turn, plan);
  putPost(comeback, today, {
    kind: 'run',
    at: turn.now,
    seconds: plan.level.seconds,
    earned: plan.earned,
    holds: [...plan.holds],
    ...(extra ? { extra } : {}),
    state: 'open',
  });
  if (comeback.movedTo !== undefined && comeback.movedTo <= today) delete comeback.movedTo;
  sayRun(turn, plan, extra, note);
}

/** Says today's post once more; false where there is none, or its run is no longer to be run. */
export function repeatPost(turn: CoachTurn): boolean {
  const { comeback } = turn.record;
  const post = comeback.posts[turn.today];
  if (!post) return false;
  if (post.kind === 'strength') sayStrength(turn, offPhase(turn, isResting(turn)));
  else if (post.kind !== 'run') sayOff(turn, post.kind);
  else if (post.state === 'open') {
    const { seconds = 0, earned = seconds, holds = [], extra } = post;
    const level = levelAt(levelsOf(turn), seconds);
    sayRun(turn, { kind: 'run', day: turn.today, level, earned, holds, skipped: [] }, extra);
  } else return false;
  return true;
}

/** Strides or tempo, once the speed phase has begun; this is where it begins (G5). */
function extraFor(turn: CoachTurn, plan: RunPlan): 'strides' | 'tempo' | undefined {
  const { comeback } = turn.record;
  const guard = turn.rules.guards.G5;
  // After a break faster running begins anew.
  if (plan.holds.includes('K1')) delete comeback.standing.speed;
  if (plan.level.walk > 0 || plan.level.seconds < guard.leastSeconds) return undefined;
  const lastPain = lastPainOf(comeback);
  const past = {
    runDays: loadsOf(comeback).map((load) => load.day),
    ...(lastPain === undefined ? {} : { lastPain }),
  };
  const begun = comeback.standing.speed;
  if (!begun && !speedMayBegin(guard, past, plan.level.seconds, turn.today)) return undefined;
  const speed = stageOn(guard, begun ?? { stage: 'strides', since: turn.today, clean: 0 }, turn.today);
  comeback.standing.speed = { ...speed };
  return extraOn(guard, speed, lastExtra(turn), turn.today);
}

/** The last day on which pain was told of, with a run or by itself. */
function lastPainOf(comeback: Comeback): Day | undefined {
  const [, entry] = newestEntry(comeback, ({ verdict }) => verdict?.pain === true) ?? [];
  return [entry?.verdict?.on, entry?.case.pains.at(-1)?.on]
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}

function lastExtra(turn: CoachTurn): Day | undefined {
  const [, entry] = newestEntry(turn.record.comeback, ({ case: { run } }) => run?.extra !== undefined) ?? [];
  return entry?.case.run?.day;
}

/** A day without a run, and why where a guard holds one back. */
function postOff(turn: CoachTurn, note: string | undefined, plan?: Plan): void {
  const { comeback } = turn.record;
  const { today, rules } = turn;
  const resting = isResting(turn);
  const kind = offDay(rules.offDays, comeback.posts, today, resting);
  const held = plan?.kind === 'readiness' ? undefined : plan?.skipped.find((one) => one.day === today);
  const why = [
    held ? tell(turn, `off-held-${held.hold}`) : undefined,
    plan && (held || resting) ? nextRunLine(turn, plan) : undefined,
    note,
  ];
  putPost(comeback, today, { kind, at: turn.now, state: 'open' });
  if (kind === 'strength') sayStrength(turn, offPhase(turn, resting), why);
  else sayOff(turn, kind, why);
}

function isResting(turn: CoachTurn): boolean {
  const { comeback } = turn.record;
  const [, last] = newestEntry(comeback) ?? [];
  return (
    comeback.state === 'running' &&
    last?.verdict?.word === 'rest' &&
    (turn.today < comeback.from || recheckWaits(turn))
  );
}

function offPhase(turn: CoachTurn, resting: boolean): OffPhase {
  const { comeback } = turn.record;
  if (comeback.state === 'foundation') return 'foundation';
  if (resting) return 'resting';
  return (
    outlookOf(turn).levels.findLast((level) => level.seconds <= comeback.standing.earned)?.phase ?? 'early'
  );
}
