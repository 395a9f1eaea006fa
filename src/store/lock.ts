import { closeSync, existsSync, openSync, realpathSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { explained } from './fault.ts';

/** The right of one process to work on a database. */
export interface Lock {
  /** Lets others have it; calling it again does nothing. */
  release(): void;
}

/**
 * Claims a database file for this process; undefined while another one works on it. Never waits. The claim is a lock
 * that the operating system keeps on a file of its own beside the database, so that whoever only reads is not kept out,
 * and lets go of when the process ends, however it ends: what is left of a crash is an empty file that claims nothing.
 * It is never removed, for then two processes could each hold a file of that name.
 */
export function takeLock(file: string): Lock | undefined {
  const path = `${realPlace(file)}-lock`;
  let db: Database.Database | undefined;
  try {
    create(path);
    db = new Database(path, { timeout: 0 });
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    return { release: () => void held.close() };
  } catch (error) {
    db?.close();
    if (isBusy(error)) return undefined;
    throw explained(error, path);
  }
}

/** A database has one lock, by whichever link it is opened. */
function realPlace(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  return join(realpathSync(dirname(file)), basename(file));
}

/** One that is there is not touched: to close it would end a lock that this very process holds on it. */
function create(path: string): void {
  if (existsSync(path)) return;
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
