import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { DatabaseFault, explained } from './fault.ts';
import type { Connection } from './connect.ts';

/** How long a look waits, in milliseconds, for whoever writes. */
const BUSY_TIMEOUT = 5000;

/**
 * Looks into a database file without changing it, whether a bot runs on it or not. Throws a `DatabaseFault` when there
 * is none, or it cannot be read.
 */
export function look<T>(file: string, work: (db: Connection) => T): T {
  const db = openToLook(file);
  try {
    return work(db);
  } catch (error) {
    throw explained(error, file);
  } finally {
    db.close();
  }
}

/** A connection that cannot write, for whoever looks for longer. Throws a `DatabaseFault`. */
export function openToLook(file: string): Connection {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw new DatabaseFault(
      `There is no database ${file}. Look at DATABASE_URL, and at the folder you are in.`,
    );
  }
  // Whoever only reads leaves SQLite's own files behind; whoever may write takes them away again. Where there are some
  // already, they belong to a bot that runs or crashed, and are left to it.
  const readonly = existsSync(`${file}-wal`);
  let db: Connection | undefined;
  try {
    db = new Database(file, { readonly, fileMustExist: true, timeout: BUSY_TIMEOUT });
    db.pragma('query_only = ON');
    // The first read tells whether it is a database at all.
    db.pragma('schema_version');
    return db;
  } catch (error) {
    db?.close();
    throw explained(error, file);
  }
}
