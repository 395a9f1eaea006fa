import { closeSync, fdatasync, openSync } from 'node:fs';

/** So many milliseconds are brought onto the disk at once. */
const TOGETHER = 10;

/**
 * Brings what was committed onto the disk, beside the work: it is there about when an answer has crossed the network,
 * and nobody waits for the disk. A crash of the program loses nothing in either case; a power cut at that very moment may
 * cost what was said in those few milliseconds.
 */
export interface Sync {
  /** Begins in a moment, with whatever else is committed until then, or when the one that runs has ended. */
  soon(): void;
  close(): void;
}

/**
 * For the log that SQLite writes beside a database file; nothing for a database in memory. `failed` is told when the
 * disk refuses: from then on SQLite has to sync by itself, and tells whoever waits.
 */
export function createSync(database: string, failed: () => void): Sync {
  if (database === ':memory:') return { soon: () => {}, close: () => {} };
  const log = openSync(`${database}-wal`, 'r+');
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let again = false;
  let closing = false;

  function run(): void {
    timer = undefined;
    running = true;
    again = false;
    fdatasync(log, (error) => {
      running = false;
      if (closing) closeSync(log);
      else if (error) failed();
      else if (again) soon();
    });
  }

  function soon(): void {
    if (closing) return;
    if (running) again = true;
    else timer ??= setTimeout(run, TOGETHER);
  }

  return {
    soon,
    close() {
      if (closing) return;
      closing = true;
      clearTimeout(timer);
      // One that runs closes it when it has ended.
      if (!running) closeSync(log);
    },
  };
}
