import { closeSync, fdatasync, openSync } from 'node:fs';

/**
 * Brings what was committed onto the disk, beside the work: it is there before an answer has crossed the network, and
 * nobody waits for the disk. A crash of the program loses nothing in either case; a power cut at that very moment may
 * cost what was said in those few milliseconds.
 */
export interface Sync {
  /** Begins now, or as soon as the one that runs has ended. Throws what an earlier one has failed with. */
  soon(): void;
  close(): void;
}

/** For the log that SQLite writes beside a database file; nothing for a database in memory. */
export function createSync(database: string): Sync {
  if (database === ':memory:') return { soon: () => {}, close: () => {} };
  const log = openSync(`${database}-wal`, 'r+');
  let running = false;
  let again = false;
  let closing = false;
  let fault: Error | undefined;

  function run(): void {
    running = true;
    again = false;
    fdatasync(log, (error) => {
      running = false;
      if (error) fault = error;
      if (closing) closeSync(log);
      else if (again) run();
    });
  }

  return {
    soon() {
      if (fault) throw fault;
      again = true;
      if (!running && !closing) run();
    },
    close() {
      if (closing) return;
      closing = true;
      // One that runs closes it when it has ended.
      if (!running) closeSync(log);
    },
  };
}
