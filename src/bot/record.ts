import { z } from 'zod';
import { isLetter, type Letter } from './letter.ts';

/**
 * A runner's record: everything the coach knows of one person, as one JSON document. It holds no null (the journal's
 * merge patches use null for "gone"), and grows by keys, not by lists, so that each journal line stays small.
 */

const day = z.iso.date();
const instant = z.iso.datetime();
const word = z.enum(['progress', 'repeat', 'rest']);
const injury = z.enum(['tendon', 'muscle', 'joint', 'bone', 'surgery', 'other']);
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);
const answer = z.union([z.string(), z.number(), z.array(z.string())]);
const answers = z.record(z.string(), answer);
const count = z.number().int().nonnegative();

const profile = z.object({
  injury,
  onset: z.enum(['gradual', 'accident']),
  injuredWeeks: z.number(),
  offWeeks: z.number(),
  runningDays: z.enum(['3', 'alternate']),
  weekdays: z.array(weekday),
  secondsPerKm: z.number().exactOptional(),
  maxHeartRate: z.number().exactOptional(),
  weeklyBeforeMinutes: z.number().exactOptional(),
  /** The runner's own words: remembered, shown to them, never repeated to anybody else. */
  cause: z.string().exactOptional(),
  limits: z.object({ minutes: z.number().exactOptional(), runs: z.number().exactOptional() }).exactOptional(),
});

const standing = z.object({
  earned: z.number(),
  cleanHere: count,
  cap: z.number().exactOptional(),
  lowered: z.boolean(),
  stuck: z.record(z.string(), z.number()),
  peaks: z.array(z.number()),
  rests: count,
  lowestRests: count,
  referred: z.boolean(),
  recheckOn: day.exactOptional(),
  speed: z
    .object({
      stage: z.enum(['strides', 'tempo']),
      since: day,
      clean: count,
      lastTempo: day.exactOptional(),
    })
    .exactOptional(),
});

const extra = z.enum(['strides', 'tempo']);

/** Why a run is shorter than earned: the guards' names, as the plan gives them. */
const hold = z.enum(['G1', 'G2', 'G7', 'cap', 'K1']);

const theCase = z.object({
  before: standing,
  run: z
    .object({
      day,
      posted: z.number().exactOptional(),
      level: z.number(),
      earned: z.number(),
      extra: extra.exactOptional(),
      holds: z.array(hold).exactOptional(),
      reportedAt: instant,
      dayEnd: instant,
      report: z.object({
        completed: z.enum(['all', 'part', 'more', 'hurt', 'none']),
        seconds: z.number(),
        pattern: z.enum(['none', 'muscle', 'gone', 'began', 'back', 'stayed']),
        peak: z.number(),
        sharp: z.boolean(),
        worse: z.boolean(),
        stride: z.boolean(),
      }),
      late: z.boolean(),
    })
    .exactOptional(),
  morning: z
    .object({
      on: day,
      pain: z.number(),
      muscle: z.literal(true).exactOptional(),
      swollen: z.boolean(),
      night: z.boolean(),
      late: z.boolean(),
    })
    .exactOptional(),
  settled: z.object({ on: day, yes: z.boolean() }).exactOptional(),
  pains: z.array(z.object({ on: day, pain: z.number(), sharp: z.boolean(), night: z.boolean() })),
});

const verdict = z.object({
  on: day,
  word: word.exactOptional(),
  rows: z.array(z.string()),
  level: z.number(),
  restDays: z.number(),
  from: day,
  then: z.array(z.enum(['recheck', 'refer', 'askSettled'])),
  after: standing,
  gateAgain: z.boolean(),
  pain: z.boolean(),
});

/** A run with all that was said of it, and what was answered. A pain told before the first run has none. */
const entry = z.object({
  case: theCase,
  /** Rest from before that this run may not cut short: no run stands earlier. */
  notBefore: day,
  verdict: verdict.exactOptional(),
  /** Day of the next run as it was told with the verdict. */
  nextRunOn: day.exactOptional(),
  /** The readiness gate was passed since: a later pain begins a case of its own, and nothing is corrected any more. */
  closed: z.literal(true).exactOptional(),
  /** How many pains had been told when its recheck was quiet: only later ones can ask for another. */
  quietAfterPains: count.exactOptional(),
  /** Verdicts that a correction or a later pain replaced, oldest first. */
  earlier: z
    .array(z.object({ on: day, word: word.exactOptional(), rows: z.array(z.string()) }))
    .exactOptional(),
});

const post = z.object({
  kind: z.enum(['run', 'strength', 'mobility', 'cross', 'rest']),
  at: instant,
  /** Of a run: running seconds, the level earned, and what else is in it. */
  seconds: z.number().exactOptional(),
  earned: z.number().exactOptional(),
  extra: extra.exactOptional(),
  /** Why it is shorter than earned, where it is. */
  holds: z.array(hold).exactOptional(),
  state: z.enum(['open', 'reported', 'rested', 'moved', 'withdrawn', 'dropped', 'ticked']),
});

const check = z.object({
  on: day,
  why: z.enum(['enrolment', 'foundation', 'break', 'lowest', 'clinician', 'recheck']),
  answers,
  outcome: z.enum(['ready', 'foundation', 'clinician', 'quiet', 'restless']),
});

/** One enrolment: from an injury to graduation, or to the next enrolment. */
const comeback = z.object({
  startedOn: day,
  profile,
  state: z.enum(['foundation', 'clinician', 'running', 'graduated']),
  fromFoundation: z.boolean(),
  standing,
  entries: z.record(z.string(), entry.readonly()).readonly(),
  posts: z.record(z.string(), post.readonly()).readonly(),
  checks: z.record(z.string(), check),
  /** The first day on which a run may stand. */
  from: day,
  /** The day the readiness gate was last passed, or the comeback began: until a run, breaks count from here. */
  readyOn: day,
  movedTo: day.exactOptional(),
  foundation: z
    .object({ since: day, next: day, failed: z.array(z.string()), suggested: z.boolean() })
    .exactOptional(),
  recheck: z.object({ entry: z.string(), due: day, failures: count }).exactOptional(),
  /** Referred by failed rechecks, whatever a verdict says. */
  referredByRecheck: z.literal(true).exactOptional(),
  /** The readiness gate again from this day on (L6). */
  gateOn: day.exactOptional(),
  /** The entry whose verdict asked for it: only another verdict on that one takes it back. */
  gateFor: z.string().exactOptional(),
  /** When a clinician's visit was last asked about. */
  clinicianAskedOn: day.exactOptional(),
  graduatedOn: day.exactOptional(),
  wins: z.record(z.string(), day),
  /** Days kept and missed that are too old to be kept one by one. */
  keptBefore: z.object({ kept: count, judged: count }),
  pausedOn: day.exactOptional(),
});

/** A dialogue that is under way: its place is data, so that a restart finds it where it was. */
const dialogue = z.object({
  kind: z.string(),
  answers,
  /** Questions answered so far, oldest first: "back" takes the last. */
  order: z.array(z.string()),
  question: z.string(),
  /** What a press on one of its buttons carries. */
  ref: z.string(),
  /** What it is about, as each dialogue needs it. */
  about: z.record(z.string(), z.string()),
});

export const RECORD_VERSION = 1;

const record = z.object({
  version: z.literal(RECORD_VERSION),
  id: z.string(),
  locale: z.string(),
  zone: z.string(),
  hour: z.string(),
  units: z.enum(['km', 'miles']),
  /** Questions put so far: each gets the next number as its `ref`. */
  asked: count,
  /** The one on top is open; those below go on when it is done. */
  dialogues: z.array(dialogue),
  /** An enrolment that was cancelled half-way: /start goes on with it. */
  shelved: dialogue.exactOptional(),
  comeback: comeback.exactOptional(),
  /** Earlier enrolments, by number. */
  past: z.record(z.string(), comeback),
  /** The open question of the coach (never of a command): the day its reminders count from, and when it was last put. */
  owed: z.object({ key: z.string(), anchor: day, lastAt: instant }).exactOptional(),
  /** Where posts go; absent: where the runner last spoke. */
  postsTo: z.string().exactOptional(),
  /** Platforms on which nobody could be reached any more, until they speak there. */
  lost: z.record(z.string(), z.literal(true)).exactOptional(),
  /** Codes given on a day that were nobody's: they are not for guessing. */
  wrongCodes: z.object({ on: day, count }).exactOptional(),
  /** What buddies and clubs call this runner: their own words. */
  name: z.string().exactOptional(),
  /** The pair they are in, by its record's id. */
  buddy: z.string().exactOptional(),
  /**
   * Runners of whom nothing is wanted any more, and who get nothing, by their records' ids. `picked`: somebody who may
   * never have been met, of whom it is not said whether they are here.
   */
  blocked: z.record(z.string(), z.literal([true, 'picked'])).exactOptional(),
  /** Ids of records that became part of this one: what others noted of those is of this runner too. */
  formerly: z.record(z.string(), z.literal(true)).exactOptional(),
  /** Whom they invited by picking them, and until when a yes makes a pair. */
  offers: z.record(z.string(), instant).exactOptional(),
  /** Who invited them and was told nothing of a "not now", and when. */
  declined: z.record(z.string(), day).exactOptional(),
  /** What they sent to others on a day: nobody is pestered. */
  sent: z
    .object({
      on: day,
      cheers: count,
      invites: count,
      nudged: z.record(z.string(), z.literal(true)),
      invited: z.record(z.string(), z.literal(true)),
    })
    .exactOptional(),
  /** The clubs they are a member of, by their records' ids. */
  clubs: z.record(z.string(), z.literal(true)).exactOptional(),
  /** How much buddies and clubs have told so far: each is said under a number of its own. */
  told: count.exactOptional(),
  /** Clubs that hold their id besides: such as they set up, or were taken out of. */
  clubTies: z.record(z.string(), z.literal(true)).exactOptional(),
  /** What buddies and clubs told in the quiet hours: it is said in the morning. By number, in their order. */
  letters: z.record(z.string(), z.custom<Letter>(isLetter)).exactOptional(),
  /** The latest day that anything happened on: flying west never gives a day twice. */
  latest: day,
});

export type RunnerRecord = z.infer<typeof record>;
export type Comeback = z.infer<typeof comeback>;
export type Entry = Readonly<z.infer<typeof entry>>;
export type Post = Readonly<z.infer<typeof post>>;
export type Check = z.infer<typeof check>;
export type Dialogue = z.infer<typeof dialogue>;

/** Reads a record as it was stored; an older version is brought up to this one. Throws a ZodError where it is damaged. */
export function readRecord(json: unknown): RunnerRecord {
  return record.parse(json);
}
