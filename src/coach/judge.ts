import { addDays, daysBetween, laterDay, type Day } from './day.ts';
import { decide, type Decision, type Facts } from './decision.ts';
import { levelAbove, levelAt, levelDown, levelsFor, lowest } from './ladder.ts';
import type { Level, Rules } from './rules.ts';
import type { Case, Pain, Profile, Report, Standing, Verdict } from './runner.ts';
import { speedAfter } from './speed.ts';

const METRES_A_MILE = 1609.344;

/** What the decision table is asked about a case. A case without a run (pain before the first one) looks like a run left undone. */
export function factsOf(profile: Profile, theCase: Case): Facts {
  const { run, before, morning, settled, pains } = theCase;
  const report = run?.report ?? NOTHING_RUN;
  const peak = run ? report.peak : 0;
  const miles = milesOf(profile, run?.posted);
  return {
    injury: profile.injury,
    // Whoever told of pain on a day without a run was kept from it by pain.
    completed: report.completed === 'none' && pains.length > 0 ? 'hurt' : report.completed,
    posted: run === undefined || run.posted !== undefined,
    ...(miles === undefined ? {} : { miles }),
    pattern: report.pattern === 'muscle' ? 'none' : report.pattern,
    peak,
    sharp: report.sharp || pains.some((pain) => pain.sharp),
    worse: report.worse,
    stride: report.stride,
    morning: Math.max(morning?.pain ?? 0, ...pains.map((pain) => pain.pain)),
    swollen: morning?.swollen ?? false,
    night: (morning?.night ?? false) || pains.some((pain) => pain.night),
    unsettled: settled?.yes === false,
    risingPeaks: rising([...before.peaks, peak]),
    stuckBefore: before.stuck[String(levelOf(theCase))] ?? 0,
    restsBefore: before.rests,
    late: (run?.late ?? false) || (morning?.late ?? false),
    referred: before.referred,
  };
}

const NOTHING_RUN = {
  completed: 'all',
  seconds: 0,
  pattern: 'none',
  peak: 0,
  sharp: false,
  worse: false,
  stride: false,
} as const satisfies Report;

/** How many at the end of `peaks` stand each above the one before. */
function rising(peaks: readonly number[]): number {
  let count = 1;
  while (count < peaks.length && (peaks.at(-count) ?? 0) > (peaks.at(-count - 1) ?? 0)) count += 1;
  return count;
}

function milesOf(profile: Profile, postedSeconds: number | undefined): number | undefined {
  if (profile.secondsPerKm === undefined || postedSeconds === undefined) return undefined;
  return ((postedSeconds / profile.secondsPerKm) * 1000) / METRES_A_MILE;
}

function levelOf(theCase: Case): number {
  return theCase.run?.level ?? theCase.before.earned;
}

/** The verdict on a case as it stands on `today`, and where the runner stands after it. Asked again, it gives the same. */
export function judge(rules: Rules, profile: Profile, theCase: Case, today: Day): Verdict {
  const facts = factsOf(profile, theCase);
  const decision = decide(rules.rows, facts);
  const levels = levelsFor(rules.ladder, profile.weeklyBeforeMinutes);
  const second =
    decision.then.includes('recheck') &&
    theCase.before.recheckOn !== undefined &&
    daysBetween(theCase.before.recheckOn, today) <= rules.readiness.recheck.secondWithinDays;
  const then =
    second && !decision.then.includes('refer') ? [...decision.then, 'refer' as const] : decision.then;
  const after = standingAfter(rules, profile, levels, theCase, { ...decision, then }, today);
  return {
    on: today,
    ...(decision.word ? { word: decision.word } : {}),
    rows: decision.rows,
    level: decision.level,
    restDays: decision.restDays,
    from: firstDay(rules, profile, theCase, decision, today),
    then,
    after,
    gateAgain: after.lowestRests >= 2,
    pain: decision.pain,
  };
}

/**
 * The first day on which a run may stand: the run's day, the days of rest, and one. Where the answer that decided came
 * later than the morning after (a late answer, swelling that stayed), rest counts from that answer; /pain counts from its day.
 */
function firstDay(rules: Rules, profile: Profile, theCase: Case, decision: Decision, today: Day): Day {
  const { run, morning, settled, pains } = theCase;
  const days: Day[] = [];
  if (run) days.push(addDays(run.day, decision.restDays + 1));
  const tellingMorning = morning && (decision.word === 'rest' || morning.pain > 0 || morning.swollen);
  if (tellingMorning) days.push(addDays(morning.on, decision.restDays));
  if (settled?.yes === false) days.push(addDays(settled.on, decision.restDays));
  for (const pain of pains) days.push(addDays(pain.on, restForPain(rules, profile, theCase, pain) + 1));
  return days.reduce(laterDay, run?.day ?? today);
}

function restForPain(rules: Rules, profile: Profile, theCase: Case, pain: Pain): number {
  const { before } = theCase;
  return decide(rules.rows, factsOf(profile, { before, pains: [pain] })).restDays;
}

function standingAfter(
  rules: Rules,
  profile: Profile,
  levels: readonly Level[],
  theCase: Case,
  decision: Decision,
  today: Day,
): Standing {
  const { run } = theCase;
  const before = startOf(rules, theCase);
  const referred = before.referred || decision.then.includes('refer');
  const base: Standing = {
    ...before,
    referred,
    ...(decision.then.includes('recheck') ? { recheckOn: today } : {}),
  };
  if (decision.word === undefined) return base;
  const level = String(levelOf(theCase));
  const judged: Standing = {
    ...base,
    peaks: run ? [...before.peaks, run.report.peak].slice(-2) : before.peaks,
    rests: decision.word === 'rest' ? before.rests + 1 : 0,
    lowestRests:
      decision.word === 'rest' && levelOf(theCase) <= lowest(levels).seconds ? before.lowestRests + 1 : 0,
    stuck: stuckAfter(before.stuck, level, decision),
  };
  const moved = moveOnLadder(rules, profile, levels, theCase, decision, run ? withoutCap(judged) : judged);
  const speed = speedAfter(before.speed, theCase, decision);
  const { speed: _before, ...rest } = moved;
  const held =
    decision.pain && before.speed ? Math.min(rest.earned, rules.guards.G5.painCapSeconds) : rest.earned;
  return { ...rest, earned: held, ...(speed ? { speed } : {}) };
}

/**
 * Where the runner stood when the run began: a run of at least the rule's share of its level ends a break, and what the
 * break had left of the level is the runner's own from there on (K1). Faster running begins anew after one.
 */
function startOf(rules: Rules, { before, run }: Case): Standing {
  if (!run || run.earned >= before.earned || !endsBreak(rules, run)) return before;
  const { speed: _gone, ...rest } = before;
  return { ...rest, earned: run.earned, cleanHere: 0, lowered: true };
}

/** Is this run long enough to end a break? */
export function endsBreak(rules: Rules, run: NonNullable<Case['run']>): boolean {
  const { seconds } = run.report;
  return seconds > 0 && seconds >= run.level * rules.guards.breaks.endsWithShare;
}

/** A run that was judged lifts the cap that an earlier `repeat` set. */
function withoutCap(standing: Standing): Standing {
  const { cap: _lifted, ...free } = standing;
  return free;
}

function stuckAfter(
  stuck: Standing['stuck'],
  level: string,
  decision: Decision,
): Readonly<Record<string, number>> {
  if (decision.pain) return { ...stuck, [level]: (stuck[level] ?? 0) + 1 };
  if (decision.word !== 'progress') return stuck;
  const { [level]: _passed, ...others } = stuck;
  return others;
}

/** Up after a clean run at the earned level, down from the run that was run, or the same with a cap (section 3). */
function moveOnLadder(
  rules: Rules,
  profile: Profile,
  levels: readonly Level[],
  theCase: Case,
  decision: Decision,
  standing: Standing,
): Standing {
  const ran = theCase.run?.report.seconds ?? 0;
  const level = levelOf(theCase);
  if (decision.word === 'rest') {
    const heaviest = ran > 0 ? Math.min(level, ran) : level;
    const below = levelDown(levels, heaviest, rules.ladder.down);
    const earned = Math.min(standing.earned, below.seconds);
    return { ...standing, earned, cleanHere: 0, lowered: true };
  }
  if (decision.word === 'repeat') {
    const capped = ran > 0 ? { cap: Math.min(ran, level) } : {};
    return { ...standing, ...capped, lowered: decision.pain ? false : standing.lowered };
  }
  const atEarned = level >= levelAt(levels, standing.earned).seconds;
  if (!atEarned) return { ...standing, lowered: false };
  const clean = standing.cleanHere + 1;
  const needed = rules.guards.G6.injuries.includes(profile.injury) ? rules.guards.G6.cleanRuns : 1;
  if (clean < needed) return { ...standing, cleanHere: clean, lowered: false };
  return {
    ...standing,
    earned: levelAbove(levels, standing.earned).seconds,
    cleanHere: 0,
    lowered: false,
  };
}
