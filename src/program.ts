import type { Logger } from 'pino';
import type { BackupState } from './care/schedule.ts';
import type { Offer } from './chat/adapter.ts';
import type { Config } from './config.ts';
import type { Clock } from './delivery/clock.ts';
import type { Context, Decide } from './store/store.ts';

/** The coach, as far as storing, delivering and showing need to know it. */
export interface Coach<R> {
  readonly step: Decide<R>;
  /** When a record wants to be woken whose last step was at `now`, just as that step would say it today. */
  readonly nextWake: (record: R, now: string, homes: Context['homes'], wakeAt: string) => string | undefined;
  /** Checks a kept record and upgrades one of an older version; throws for what it does not know. */
  readonly readRecord: (json: unknown) => R;
  /** The zone that a record holds, where it holds one already. */
  readonly zoneOf: (record: R) => string | undefined;
  /** The version of rules and words. */
  readonly contentVersion: string;
  /** The first is the default. */
  readonly locales: readonly string[];
  /** The words that begin with `prefix` in one of `locales`, by key: the playground's page, the platforms' own. */
  readonly wordsOf: (locale: string, prefix: string) => Readonly<Record<string, string>>;
  /** Every command, as platforms list it. */
  readonly offers: readonly Offer[];
}

/** Everything, running. */
export interface App {
  /** For each platform where to find it, a line for the operator, once it listens; those that never do never resolve. */
  readonly addresses: readonly Promise<string>[];
  /**
   * Resolves once people can be served somewhere, with more for the operator to know. Rejects with a `PlatformFault`
   * when no platform can be used.
   */
  readonly ready: Promise<readonly string[]>;
  /** Rejects with the fault of the last platform when none can be used any more; never resolves. */
  readonly broken: Promise<never>;
  /** Lets everything happen that is due by now, and sends what comes of it. */
  beat(): Promise<void>;
  /** Takes nothing new, finishes what runs, sends what can be sent within a few seconds and closes the database. */
  stop(): Promise<void>;
}

/** What tests and benchmarks hand in. */
export interface Given {
  /** Where the program learns the time. */
  readonly clock?: Clock;
  /** The heartbeat is beaten by whoever gave this, and by nobody else. */
  readonly still?: true;
  /** The outbox's pause after so many failures, in milliseconds. */
  readonly pause?: (failures: number) => number;
  /** How long the start waits, in milliseconds, for another process that works on the database. */
  readonly patience?: number;
  /** How long one call to a platform may take, in milliseconds. */
  readonly callTimeout?: number;
  /** The version of the time-zone data, where it is not the machine's. */
  readonly timeZoneData?: string;
  /** How many calls a second a platform allows, where it is not what everybody may make. */
  readonly callsPerSecond?: number;
}

/** What starting either kind of program is handed. */
export interface StartParts<R> {
  readonly config: Config;
  readonly coach: Coach<R>;
  readonly log: Logger;
  readonly clock: Clock;
  /** The version of the time-zone data by which local times are told. */
  readonly timeZoneData: string;
  /** How the scheduled backups are. Absent: none are made. */
  readonly backups?: BackupState;
}
