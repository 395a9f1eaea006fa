import { copyFileSync, constants, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { settleFile } from './copy.ts';

/**
 * Lets the database be one file, so that nothing of its log is ever taken for another's. `busy`: another program has it
 * open. `damaged`: it cannot be read any more, and stays as it is.
 */
export function settlePresent(database: string): 'settled' | 'busy' | 'damaged' {
  let db: Database.Database | undefined;
  try {
    db = new Database(database, { timeout: 0, fileMustExist: true });
    // To be had only by who is alone with it.
    return db.pragma('journal_mode = DELETE', { simple: true }) === 'delete' ? 'settled' : 'busy';
  } catch (error) {
    const code = error instanceof Database.SqliteError ? error.code : '';
    return code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED') ? 'busy' : 'damaged';
  } finally {
    db?.close();
  }
}

/**
 * Makes `next` the database and keeps the one that was there under the name `aside`. At every moment one of the two is
 * in place, whole. Returns `aside`, where there was anything.
 */
export function swap(next: string, database: string, aside: string): string | undefined {
  const isThere = existsSync(database);
  if (isThere) keep(database, aside);
  // What is left of a damaged database's log would be worked into the new one.
  if (existsSync(`${database}-wal`)) renameSync(`${database}-wal`, `${aside}-wal`);
  rmSync(`${database}-shm`, { force: true });
  renameSync(next, database);
  settleFile(dirname(database));
  return isThere ? aside : undefined;
}

function keep(database: string, aside: string): void {
  try {
    linkSync(database, aside);
  } catch {
    // Not every disk knows a second name for a file.
    copyFileSync(database, aside, constants.COPYFILE_EXCL);
  }
}
