import type { Comeback } from './record.ts';

type Standing = Comeback['standing'];
type Profile = Comeback['profile'];

/** The smaller of those that are known; a limit that only one side knows is a limit. */
export function least<T extends number | string>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a < b ? a : b;
}

/** The larger of those that are known. */
export function most<T extends number | string>(a: T | undefined, b: T | undefined): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return a > b ? a : b;
}

/** Of two places on the ladder the one that allows less, in each of its parts. */
export function cautiousStanding(a: Standing, b: Standing): Standing {
  const cap = least(a.cap, b.cap);
  const recheckOn = most(a.recheckOn, b.recheckOn);
  const speed = a.speed && b.speed ? cautiousSpeed(a.speed, b.speed) : undefined;
  const levels = [...new Set([...Object.keys(a.stuck), ...Object.keys(b.stuck)])].toSorted();
  return {
    earned: Math.min(a.earned, b.earned),
    cleanHere: Math.min(a.cleanHere, b.cleanHere),
    ...(cap === undefined ? {} : { cap }),
    // Where one side has not been lowered yet, the next break lowers both.
    lowered: a.lowered && b.lowered,
    stuck: Object.fromEntries(levels.map((at) => [at, Math.max(a.stuck[at] ?? 0, b.stuck[at] ?? 0)])),
    peaks: cautiousPeaks(a.peaks, b.peaks),
    rests: Math.max(a.rests, b.rests),
    lowestRests: Math.max(a.lowestRests, b.lowestRests),
    referred: a.referred || b.referred,
    ...(recheckOn === undefined ? {} : { recheckOn }),
    ...(speed ? { speed } : {}),
  };
}

/**
 * The peaks before the next run, so that it is a third that rises (H1) whenever it is one for either side: lower peaks
 * are easier to rise above, and peaks that rise already count before those that do not.
 */
function cautiousPeaks(a: readonly number[], b: readonly number[]): number[] {
  const rising = [a, b].filter(([first, last]) => first !== undefined && last !== undefined && first < last);
  const [one = a, other = rising.length === 1 ? one : b] = rising;
  const peaks = [least(one.at(-2), other.at(-2)), least(one.at(-1), other.at(-1))];
  return peaks.filter((peak) => peak !== undefined);
}

function cautiousSpeed(
  a: NonNullable<Standing['speed']>,
  b: NonNullable<Standing['speed']>,
): NonNullable<Standing['speed']> {
  const lastTempo = most(a.lastTempo, b.lastTempo);
  return {
    stage: a.stage === b.stage ? a.stage : 'strides',
    since: a.since > b.since ? a.since : b.since,
    clean: Math.min(a.clean, b.clean),
    ...(lastTempo === undefined ? {} : { lastTempo }),
  };
}

/**
 * The most cautious first. Bone and surgery begin lowest, need two clean runs a level (G6) and rest at any pain (D8);
 * bone is kept on soft ground too (G4). A muscle's soreness is never taken for ordinary (P1). The rest are alike.
 */
const INJURIES = [
  'bone',
  'surgery',
  'muscle',
  'tendon',
  'joint',
  'other',
] as const satisfies readonly Profile['injury'][];

/** One profile out of two. The days of the week are no matter of safety: they are those of the runner who links. */
export function cautiousProfile(mine: Profile, other: Profile): Profile {
  const cause = mine.cause ?? other.cause;
  const heart = least(mine.maxHeartRate, other.maxHeartRate);
  const limits = cautiousLimits(mine.limits, other.limits);
  // An unknown pace never shortens a rest (D2), and unknown minutes never lengthen the ladder (L6): both must know.
  const pace = mine.secondsPerKm !== undefined && other.secondsPerKm !== undefined;
  const weekly = mine.weeklyBeforeMinutes !== undefined && other.weeklyBeforeMinutes !== undefined;
  return {
    injury: INJURIES.find((one) => one === mine.injury || one === other.injury) ?? mine.injury,
    // Of what came on gradually one question more is asked (R10).
    onset: mine.onset === other.onset ? mine.onset : 'gradual',
    injuredWeeks: Math.max(mine.injuredWeeks, other.injuredWeeks),
    offWeeks: Math.max(mine.offWeeks, other.offWeeks),
    runningDays: mine.runningDays === other.runningDays ? mine.runningDays : '3',
    weekdays: mine.weekdays,
    ...(pace ? { secondsPerKm: Math.max(mine.secondsPerKm ?? 0, other.secondsPerKm ?? 0) } : {}),
    ...(heart === undefined ? {} : { maxHeartRate: heart }),
    ...(weekly
      ? { weeklyBeforeMinutes: Math.min(mine.weeklyBeforeMinutes ?? 0, other.weeklyBeforeMinutes ?? 0) }
      : {}),
    ...(cause === undefined ? {} : { cause }),
    ...(limits ? { limits } : {}),
  };
}

function cautiousLimits(a: Profile['limits'], b: Profile['limits']): Profile['limits'] {
  const minutes = least(a?.minutes, b?.minutes);
  const runs = least(a?.runs, b?.runs);
  if (minutes === undefined && runs === undefined) return undefined;
  return { ...(minutes === undefined ? {} : { minutes }), ...(runs === undefined ? {} : { runs }) };
}
