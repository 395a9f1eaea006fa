/** The shape of what the coach knows. `data/` holds it, `content/` reads and checks it, everything here is handed in. */

export type Injury = 'tendon' | 'muscle' | 'joint' | 'bone' | 'surgery' | 'other';
export type Evidence = 'trial' | 'cohort' | 'consensus' | 'expert' | 'house';
export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export interface Source {
  readonly evidence: Evidence;
  readonly name: string;
  readonly title: string;
}

/** What an answer to a readiness question means. The first rule that matches names its outcome. */
export interface ReadinessRule {
  readonly answer?: readonly string[] | undefined;
  readonly least?: number | undefined;
  readonly under?: number | undefined;
  readonly for?: readonly Injury[] | undefined;
  readonly then: 'foundation' | 'clinician';
}

export interface ReadinessQuestion {
  readonly id: string;
  readonly sources: readonly string[];
  /** Asked only of injuries that came on this way. */
  readonly onset?: 'gradual' | 'accident' | undefined;
  readonly rules: readonly ReadinessRule[];
}

export interface Readiness {
  readonly repeatEveryDays: number;
  readonly suggestClinicianAfterDays: number;
  readonly questions: readonly ReadinessQuestion[];
  readonly recheck: {
    readonly questions: readonly string[];
    readonly everyDays: number;
    readonly failuresToRefer: number;
    readonly secondWithinDays: number;
    readonly sources: readonly string[];
  };
}

export type Phase = 'early' | 'building' | 'consolidating' | 'progressing';

/** One step of the ladder. `run` and `walk` are seconds; `seconds` is the running time, which alone is load. */
export interface Level {
  readonly repeats: number;
  readonly run: number;
  readonly walk: number;
  readonly seconds: number;
  readonly phase: Phase;
}

export interface Ladder {
  readonly levels: readonly Level[];
  /** Running seconds of the level that most begin with. */
  readonly entrySeconds: number;
  /** One level down is the highest at least this share lighter. */
  readonly down: number;
  readonly beyond: { readonly step: number; readonly top: number; readonly runsAWeek: number };
  readonly granularity: number;
  readonly milestones: readonly { readonly phase: Phase; readonly week: number }[];
  readonly sources: readonly string[];
}

/** What a fact of a report must be: itself, one of several, or a number within bounds. */
export type Test =
  | string
  | number
  | boolean
  | readonly (string | number)[]
  | {
      readonly least?: number | undefined;
      readonly most?: number | undefined;
      readonly over?: number | undefined;
    };
export type Condition = { readonly [fact: string]: Test };
export type When = Condition | { readonly any: readonly Condition[] };

export type Word = 'progress' | 'repeat' | 'rest';
export type Consequence = 'recheck' | 'refer' | 'askSettled';

/** One row of the decision table. `level`: +1, 0 or -1; `restDays`: days without running, counted after the run's. */
export interface Row {
  readonly id: string;
  readonly when: When;
  readonly verdict: Word | 'none';
  readonly level: number;
  readonly restDays: number;
  readonly unless?: { readonly when: When; readonly restDays: number } | undefined;
  readonly then?: Consequence | undefined;
  readonly pain?: boolean | undefined;
  readonly sources: readonly string[];
}

export interface Guards {
  readonly G1: {
    readonly windowDays: number;
    readonly growth: number;
    readonly baseEndsDaysEarlier: { readonly from: number; readonly to: number };
    readonly leastEntrySessions: number;
    readonly sources: readonly string[];
  };
  readonly G2: {
    readonly daysBetween: number;
    readonly hoursFromReport: number;
    readonly longestOfDays: number;
    readonly longestGrowth: number;
    /** Local time after which a run is not posted any more on that day. */
    readonly latestPost: string;
    readonly sources: readonly string[];
  };
  readonly G3: {
    readonly effort: { readonly from: number; readonly to: number };
    readonly heartRate: { readonly from: number; readonly to: number };
    readonly sources: readonly string[];
  };
  readonly G4: {
    readonly softGround: { readonly phases: readonly Phase[]; readonly injuries: readonly Injury[] };
    readonly noHillsBefore: Phase;
    readonly sources: readonly string[];
  };
  readonly G5: {
    readonly weeks: number;
    readonly runsAWeek: number;
    readonly leastSeconds: number;
    readonly painFreeDays: number;
    readonly strides: { readonly count: number; readonly seconds: number; readonly days: number };
    readonly tempo: {
      readonly seconds: number;
      readonly everyDays: number;
      readonly cleanToGraduate: number;
    };
    readonly painCapSeconds: number;
    readonly prehabTimesInjury: number;
    readonly sources: readonly string[];
  };
  readonly G6: {
    readonly injuries: readonly Injury[];
    readonly cleanRuns: number;
    readonly startAtLowest: readonly Injury[];
    readonly sources: readonly string[];
  };
  readonly G7: { readonly sources: readonly string[] };
  readonly frequency: {
    readonly runsAWeek: number;
    readonly everyOtherDayFrom: Phase;
    readonly sources: readonly string[];
  };
  readonly breaks: {
    readonly nextLevelBelow: { readonly fromDays: number };
    readonly threeQuarters: { readonly fromDays: number; readonly share: number };
    readonly readinessAgain: { readonly fromDays: number };
    readonly endsWithShare: number;
    readonly sources: readonly string[];
  };
  readonly silence: {
    /** Local times at which an open question is asked again on the day it was first asked. */
    readonly firstDayTimes: readonly string[];
    readonly moreMornings: number;
    readonly thenEveryDays: number;
    readonly lateAfterHours: number;
    /** Local time on the day of a run at which its report is asked for. */
    readonly reportAskedAt: string;
    readonly sources: readonly string[];
  };
  readonly clinician: { readonly askEveryDays: number; readonly sources: readonly string[] };
}

export type OffPhase = Phase | 'foundation' | 'resting' | 'graduated';

export interface OffDays {
  readonly strength: {
    readonly least: number;
    readonly most: number;
    readonly perDays: number;
    readonly minutes: number;
    readonly sources: readonly string[];
  };
  readonly stages: readonly {
    readonly stage: string;
    readonly phases: readonly OffPhase[];
    readonly exercises: readonly string[];
    readonly sources: readonly string[];
  }[];
  readonly plyometrics: {
    readonly exercises: readonly string[];
    readonly phases: readonly OffPhase[];
    readonly needs: string;
    readonly sources: readonly string[];
  };
  readonly mobility: {
    readonly minutes: number;
    readonly exercises: readonly string[];
    readonly sources: readonly string[];
  };
  readonly cross: {
    readonly minutes: number;
    readonly choices: readonly string[];
    readonly sources: readonly string[];
  };
  readonly warmUp: {
    readonly minutes: number;
    /** Walking before and after a run; never load. */
    readonly walkMinutes: number;
    readonly exercises: readonly string[];
    readonly jog: { readonly seconds: number; readonly from: Phase };
    readonly sources: readonly string[];
  };
}

export interface Win {
  readonly id: string;
  readonly when: {
    readonly runs?: number | undefined;
    readonly kept?: number | undefined;
    readonly rested?: number | undefined;
    readonly continuousSeconds?: number | undefined;
  };
}

/** How a question is answered; the words it is put in stand in the locales. */
export type Question = { readonly id: string } & (
  | { readonly type: 'choice'; readonly options: readonly string[] }
  | {
      readonly type: 'number';
      readonly min: number;
      readonly max: number;
      readonly buttons: readonly number[];
      readonly options?: readonly string[] | undefined;
      readonly unit: 'weeks' | 'days' | 'minutes' | 'runs' | 'bpm' | 'pain';
    }
  | { readonly type: 'minutes'; readonly min: number; readonly max: number }
  | { readonly type: 'weekdays' }
  | { readonly type: 'zone' }
  | {
      readonly type: 'time';
      readonly min: string;
      readonly max: string;
      readonly buttons: readonly string[];
    }
  | {
      readonly type: 'pace';
      readonly min: string;
      readonly max: string;
      readonly buttonsKm: readonly string[];
      readonly buttonsMiles: readonly string[];
      readonly options?: readonly string[] | undefined;
    }
  | { readonly type: 'words'; readonly options?: readonly string[] | undefined; readonly max: number }
);

/** Everything that `data/` says but its words. `version` changes with any change of it. */
export interface Rules {
  readonly version: string;
  readonly sources: Readonly<Record<string, Source>>;
  readonly readiness: Readiness;
  readonly ladder: Ladder;
  readonly rows: readonly Row[];
  readonly guards: Guards;
  readonly intake: {
    readonly questions: readonly string[];
    readonly weekdaysApart: number;
    readonly sources: readonly string[];
  };
  readonly questions: Readonly<Record<string, Question>>;
  readonly offDays: OffDays;
  readonly wins: readonly Win[];
}
