import { closeSync, openSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { DatabaseFault, explained } from './fault.ts';

/** How long a statement waits, in milliseconds, for somebody else (a backup, a curious shell) to finish. */
const BUSY_TIMEOUT = 5000;

/** A connection; its type stays inside this folder. */
export type Connection = Database.Database;

/**
 * The file a `DATABASE_URL` names: `file:./comeback.db` (from the working folder), `file:/var/lib/comeback.db`,
 * or `:memory:` and `file::memory:` for one that ends with the process. Throws a `DatabaseFault` for any other.
 */
export function databaseFile(url: string): string {
  if (url === ':memory:' || url === 'file::memory:') return ':memory:';
  if (url.startsWith('file:///')) return fileURLToPath(url);
  const path = url.startsWith('file:') ? url.slice('file:'.length) : '';
  if (path === '' || path.startsWith('//')) {
    throw new DatabaseFault('DATABASE_URL names no database: write it like file:./comeback.db');
  }
  return resolve(path);
}

/** Opens a database file, creating it where there is none. Throws a `DatabaseFault` that says what to do. */
export function connect(file: string): Connection {
  if (file !== ':memory:') checkPlace(file);
  let db: Connection | undefined;
  try {
    // What runners tell is nobody else's business on this machine; SQLite's other files follow this one.
    if (file !== ':memory:') closeSync(openSync(file, 'a', 0o600));
    db = new Database(file, { timeout: BUSY_TIMEOUT });
    db.pragma('journal_mode = WAL');
    // The log is synced beside the work (see `createSync`); SQLite does it itself before it moves anything.
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    // What is forgotten is overwritten, not only unlinked.
    db.pragma('secure_delete = ON');
    return db;
  } catch (error) {
    db?.close();
    throw explained(error, file);
  }
}

/** Moves everything into the database file and empties the log beside it, which may hold what was deleted. */
export function emptyLog(db: Connection): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Throws a `DatabaseFault` where no file can be. */
export function checkPlace(file: string): void {
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new DatabaseFault(
      `The database's folder ${folder} does not exist. Create it, or change DATABASE_URL.`,
    );
  }
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new DatabaseFault(`The database ${file} is a folder. Name a file in DATABASE_URL.`);
  }
}
