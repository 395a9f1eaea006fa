import type { Day, Instant } from './day.ts';
import type { Consequence, Injury, Weekday, Word } from './rules.ts';

/** What the rules need to know of somebody. Weeks and minutes as asked; pace in seconds a kilometre. */
export interface Profile {
  readonly injury: Injury;
  readonly onset: 'gradual' | 'accident';
  readonly injuredWeeks: number;
  readonly runningDays: '3' | 'alternate';
  readonly weekdays: readonly Weekday[];
  readonly secondsPerKm?: number;
  readonly maxHeartRate?: number;
  readonly weeklyBeforeMinutes?: number;
  /** A clinician's own (G7): most running minutes in a run, most runs in seven days. */
  readonly limits?: { readonly minutes?: number; readonly runs?: number };
}

/** Where a runner stands on the ladder, after everything that was judged so far. */
export interface Standing {
  /** Running seconds of the level that verdicts have brought them to. */
  readonly earned: number;
  /** Clean runs on that level since it was reached (G6). */
  readonly cleanHere: number;
  /** After `repeat`: no run longer than this until one has been judged. Seconds. */
  readonly cap?: number;
  /** A −1 or a break's step down that no progress or pain has followed yet: K1 does not add another. */
  readonly lowered: boolean;
  /** By running seconds of a level: how often pain kept it from being passed since it last was (H2). */
  readonly stuck: Readonly<Record<string, number>>;
  /** Peaks of the last two runs, oldest first (H1). */
  readonly peaks: readonly number[];
  /** `rest 2 days` in a row (H3), and how many of those were on the lowest level (L6). */
  readonly rests: number;
  readonly lowestRests: number;
  /** A clinician should see this; set by H rows and failed rechecks, lifted by /cleared. */
  readonly referred: boolean;
  /** Recheck days called for so far (the latest only): a second within the rule's days is a refer. */
  readonly recheckOn?: Day;
  readonly speed?: Speed;
}

/** The speed phase (G5): strides first, then a tempo each week. */
export interface Speed {
  readonly stage: 'strides' | 'tempo';
  readonly since: Day;
  /** Tempo runs that were clean. */
  readonly clean: number;
  readonly lastTempo?: Day;
}

/** What was said of one run. Minutes in seconds here; `pattern` muscle counts as none. */
export interface Report {
  readonly completed: 'all' | 'part' | 'more' | 'hurt' | 'none';
  /** Running seconds that were run. */
  readonly seconds: number;
  readonly pattern: 'none' | 'muscle' | 'gone' | 'began' | 'back' | 'stayed';
  readonly peak: number;
  readonly sharp: boolean;
  readonly worse: boolean;
  readonly stride: boolean;
}

/** The morning after: `muscle` is soreness elsewhere and counts as 0, `stiff` is no pain but swollen or stiff. */
export interface Morning {
  readonly on: Day;
  readonly pain: number;
  readonly muscle?: true;
  readonly swollen: boolean;
  readonly night: boolean;
  /** Answered after the limit of silence. */
  readonly late: boolean;
}

/** Pain told with /pain, judged as a morning answer. */
export interface Pain {
  readonly on: Day;
  readonly pain: number;
  readonly sharp: boolean;
  readonly night: boolean;
}

/** The run that is being judged, with everything said of it so far. `before` is where the runner stood when it began. */
export interface Case {
  readonly before: Standing;
  readonly run?: {
    readonly day: Day;
    /** Running seconds posted; absent on an off day. */
    readonly posted?: number;
    /** Seconds of the level it is judged at: the posted one, else the earned one. */
    readonly level: number;
    /** Seconds of the level that was earned for that day: after a break, what it had left (K1). */
    readonly earned: number;
    readonly extra?: 'strides' | 'tempo';
    readonly reportedAt: Instant;
    /** The end of the run's day, where the runner then was: a later flight does not move it. */
    readonly dayEnd: Instant;
    readonly report: Report;
    /** Reported after the limit of silence. */
    readonly late: boolean;
  };
  readonly morning?: Morning;
  /** Has the swelling or stiffness settled a day later (D11, D12)? */
  readonly settled?: { readonly on: Day; readonly yes: boolean };
  readonly pains: readonly Pain[];
}

/** What a case came to. `word` is absent where nothing was run for another reason than pain (D14). */
export interface Verdict {
  readonly on: Day;
  readonly word?: Word;
  readonly rows: readonly string[];
  readonly level: number;
  readonly restDays: number;
  /** The first day on which a run may stand again. */
  readonly from: Day;
  readonly then: readonly Consequence[];
  readonly after: Standing;
  /** Twice in a row on the lowest level: the readiness gate again (L6). */
  readonly gateAgain: boolean;
  readonly pain: boolean;
}
