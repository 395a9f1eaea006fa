import { beginCopy, dropCopy, finishCopy } from './copy.ts';
import type { Connection } from './connect.ts';
import { DatabaseFault } from './fault.ts';
import { bytesOf, type Inspection } from './inspect.ts';
import { openToLook } from './look.ts';

/** So many pages (a megabyte) are copied before anybody else gets a turn. */
const PAGES = 256;

/** So often a copy begins anew because another process wrote; then the rest is copied in one go. */
const MOST_RESTARTS = 3;

/** As many as there are. */
const ALL_PAGES = 2 ** 31 - 1;

/** How a backup goes on, and how it is given up. */
export interface BackupOptions {
  /** Told again and again which share is copied, from 0 to 1. */
  readonly progress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Copies an open database to a file while it is worked on, here and by others: one moment of it, whole. What is
 * written through the same connection meanwhile goes along; when another process writes, the copy begins anew, and
 * after a few times takes the rest in one go, for which that process need not wait, since the database keeps a log.
 * (`VACUUM INTO` would do the same in one go always: no progress, and a bot that copies itself would stand still.)
 * The copy is read whole before it gets its name. Throws a `DatabaseFault`, and leaves nothing then.
 */
export async function backup(
  db: Connection,
  to: string,
  { progress = () => {}, signal }: BackupOptions = {},
): Promise<Inspection> {
  const part = beginCopy(to, bytesOf(db));
  let restarts = 0;
  let before = Infinity;
  try {
    await db.backup(part, {
      progress({ totalPages, remainingPages }) {
        signal?.throwIfAborted();
        if (remainingPages > before) restarts += 1;
        before = remainingPages;
        if (totalPages > 0) progress(1 - remainingPages / totalPages);
        return restarts > MOST_RESTARTS ? ALL_PAGES : PAGES;
      },
    });
    signal?.throwIfAborted();
    progress(1);
    return finishCopy(to, db.name);
  } catch (error) {
    throw dropCopy(to, db.name, error);
  }
}

/** The same, of a database file that a bot may run on, in another process. */
export async function backupOf(file: string, to: string, options?: BackupOptions): Promise<Inspection> {
  if (file === ':memory:')
    throw new DatabaseFault('A database in memory ends with its bot: there is nothing to copy.');
  const db = openToLook(file);
  try {
    return await backup(db, to, options);
  } finally {
    db.close();
  }
}

/** The same at once, for who cannot wait: everything else in this process stands still meanwhile. */
export function backupNow(db: Connection, to: string): Inspection {
  const part = beginCopy(to, bytesOf(db));
  try {
    db.prepare('VACUUM INTO ?').run(part);
    return finishCopy(to, db.name);
  } catch (error) {
    throw dropCopy(to, db.name, error);
  }
}
