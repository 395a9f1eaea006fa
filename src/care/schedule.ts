import type { Logger } from 'pino';
import type { BackupOptions } from '../store/backup.ts';
import { DatabaseFault } from '../store/fault.ts';
import type { Folder } from './folder.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** A backup that failed is tried again after so long, in milliseconds. */
const PAUSE = 15 * MINUTE;

/** What scheduled backups are made with. */
export interface ScheduleParts {
  readonly folder: Folder;
  /** Hours from one to the next. */
  readonly every: number;
  /** How many are kept. */
  readonly keep: number;
  /** Copies the database to a file. */
  readonly backup: (to: string, how: BackupOptions) => Promise<unknown>;
  /** ISO-8601 UTC. */
  readonly now: () => string;
  readonly log: Logger;
}

/** How the scheduled backups are, for those who look after the bot. */
export interface BackupState {
  /** When the last good one was begun, ISO-8601 UTC; undefined while there is none. */
  last(): string | undefined;
  /** How many failed since the program started. */
  failures(): number;
}

/** Backups that the bot makes by itself. */
export interface Schedule extends BackupState {
  /** Makes one if one is due. Never rejects: a failure is logged and counted. */
  tick(): Promise<void>;
  /** Looks now and every minute from now on. */
  start(): void;
  /** Gives up the one that runs; resolves when nothing of it is left. */
  stop(): Promise<void>;
}

/**
 * The schedule. When the last one was is read from the names in the folder, so that a start neither skips one nor adds
 * one; hours from one to the next know no time zone and no changing of clocks.
 */
export function createSchedule({ folder, every, keep, backup, now, log }: ScheduleParts): Schedule {
  const stopping = new AbortController();
  let last = folder.kept().at(-1)?.at;
  let failures = 0;
  let failedAt: string | undefined;
  let running: Promise<void> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function make(at: string): Promise<void> {
    try {
      folder.make();
      folder.noteForgotten();
      await backup(folder.fileAt(at), { signal: stopping.signal });
      last = folder.kept().at(-1)?.at;
      failedAt = undefined;
      log.info('a backup was made');
      folder.prune(keep, at);
    } catch (error) {
      if (stopping.signal.aborted) return;
      failures += 1;
      failedAt = at;
      log.error({ err: causeOf(error) }, 'a scheduled backup failed: npm run doctor tells more');
    }
  }

  async function tick(): Promise<void> {
    if (running) return running;
    const at = now();
    // One that was made by hand counts as well.
    last = folder.kept().at(-1)?.at;
    if (stopping.signal.aborted || since(last, at) < every * HOUR || since(failedAt, at) < PAUSE) return;
    running = make(at).finally(() => (running = undefined));
    return running;
  }

  return {
    last: () => last,
    failures: () => failures,
    tick,
    start() {
      timer = setInterval(() => void tick(), MINUTE);
      void tick();
    },
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await running;
    },
  };
}

/** After a clock was put back a backup from the future is no reason to wait for that future. */
function since(then: string | undefined, now: string): number {
  if (then === undefined) return Infinity;
  const passed = Date.parse(now) - Date.parse(then);
  return passed < -HOUR ? Infinity : passed;
}

/** The log keeps kinds and codes: those of what the system said. */
function causeOf(error: unknown): unknown {
  return error instanceof DatabaseFault && error.cause instanceof Error ? error.cause : error;
}
