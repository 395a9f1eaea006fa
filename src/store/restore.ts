import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { connect, emptyLog } from './connect.ts';
import { beginCopy, dropCopy, finishCopy, giveTo } from './copy.ts';
import { DatabaseFault } from './fault.ts';
import { forgetAgain, forgottenFile, forgottenList, learn } from './forgotten.ts';
import { checkSound, inspect, type Inspection } from './inspect.ts';
import { takeLock } from './lock.ts';
import { openToLook } from './look.ts';
import { checkKnown, migrate } from './migrate.ts';
import { scrub } from './scrub.ts';
import { settlePresent, swap } from './swap.ts';
import { allTables } from './tables.ts';

/** What is put where. */
export interface RestoreOptions {
  readonly from: string;
  /** The database's file. It need not be there. */
  readonly database: string;
  /** Stands in the name of the database that was there. */
  readonly stamp: string;
  /** More lists of who was forgotten, besides the one beside the database; they need not be there. */
  readonly lists: readonly string[];
}

/** What was done. */
export interface Restored {
  readonly found: Inspection;
  /** The schema that the backup had. */
  readonly schema: number;
  /** How many people the backup still knew who had asked to be forgotten. */
  readonly forgotten: number;
  /** Whether there was any list of who was forgotten. */
  readonly listed: boolean;
  /** Where the database lies that was there. */
  readonly aside?: string;
}

const CAUSES: Readonly<Record<string, string>> = {
  SQLITE_NOTADB: 'it is not a SQLite database.',
  SQLITE_CORRUPT: 'it is damaged. Take another one.',
};

/**
 * Puts a backup in the place of the database. Everything is done to a copy of it: checking, migrating, forgetting again
 * whoever asked for it since. Then one renaming makes it the database; whatever fails or dies before, the present one
 * stays as it is. Throws a `DatabaseFault`, also while a bot uses the database.
 */
export function restore({ from, database, stamp, lists }: RestoreOptions): Restored {
  checkPlaces(from, database);
  const lock = takeLock(database);
  if (!lock) throw inUse(database);
  const isThere = existsSync(database);
  // A link that leads to the database goes on leading there.
  const place = isThere ? realpathSync(database) : database;
  const to = `${place}.restored-${stamp}`;
  let begun = false;
  try {
    const part = beginCopy(to, bytesOf(from));
    begun = true;
    takeIn(from, part);
    const { schema } = check(part, from);
    const known = forgottenFile(database);
    const missing = learn(
      known,
      lists.flatMap((list) => [...forgottenList(list).all()]),
    );
    const ids = known.all();
    const forgotten = bringUp(part, ids);
    const found = finishCopy(to, isThere ? place : dirname(place));
    if (isThere && settlePresent(place) === 'busy') throw inUse(database);
    for (const file of [`${place}-lock`, `${database}.forgotten`]) giveTo(file, to);
    const aside = swap(to, place, `${place}.before-${stamp}`);
    return { found, schema, forgotten, listed: missing > 0 || ids.length > 0, ...(aside && { aside }) };
  } catch (error) {
    rmSync(to, { force: true });
    throw begun ? dropCopy(to, from, error) : error;
  } finally {
    lock.release();
  }
}

function checkPlaces(from: string, database: string): void {
  if (database === ':memory:') {
    throw new DatabaseFault(
      'DATABASE_URL names a database in memory: there is no place to put a backup. Name a file.',
    );
  }
  const folder = dirname(database);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new DatabaseFault(
      `The database's folder ${folder} does not exist. Create it, or change DATABASE_URL.`,
    );
  }
  if (!statSync(from, { throwIfNoEntry: false })?.isFile()) {
    throw new DatabaseFault(`There is no backup ${from}. Give the path of one.`);
  }
  try {
    accessSync(from, constants.R_OK);
  } catch {
    throw new DatabaseFault(`${from} cannot be read. Give this user the right to.`);
  }
  if (existsSync(database) && realpathSync(from) === realpathSync(database)) {
    throw new DatabaseFault(`${from} is the database itself. Give the path of a backup.`);
  }
}

function inUse(database: string): DatabaseFault {
  return new DatabaseFault(`A bot uses the database ${database}. Stop it first: nothing was changed.`);
}

/** With its log, where somebody copied one along. */
function bytesOf(from: string): number {
  return statSync(from).size + (statSync(`${from}-wal`, { throwIfNoEntry: false })?.size ?? 0);
}

function takeIn(from: string, part: string): void {
  for (const end of ['', '-wal']) {
    if (!existsSync(`${from}${end}`)) continue;
    copyFileSync(`${from}${end}`, `${part}${end}`);
    chmodSync(`${part}${end}`, 0o600);
  }
}

function check(part: string, from: string): Inspection {
  try {
    const db = openToLook(part);
    try {
      const found = inspect(db);
      checkSound(found, from);
      checkKnown(found.schema);
      return found;
    } finally {
      db.close();
    }
  } catch (error) {
    throw notRestored(error, from);
  }
}

/** The same words as elsewhere would send somebody to look at the wrong file. */
function notRestored(error: unknown, from: string): unknown {
  if (!(error instanceof Error)) return error;
  const { cause = error } = error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const known = Object.entries(CAUSES).find(([start]) => code.startsWith(start));
  return known ? new DatabaseFault(`${from} cannot be restored: ${known[1]}`, { cause }) : error;
}

function bringUp(part: string, ids: readonly string[]): number {
  const db = connect(part);
  try {
    migrate(db);
    const tables = allTables(db);
    const count = forgetAgain(db, tables, ids);
    if (count > 0) scrub(db, tables, Infinity);
    emptyLog(db);
    return count;
  } finally {
    db.close();
  }
}
