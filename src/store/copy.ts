import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { DatabaseFault, explained } from './fault.ts';
import { checkSound, inspect, type Inspection } from './inspect.ts';
import { look } from './look.ts';

/** What a copy is called while it is being made: never taken for a whole one. */
export const PART = '.part';

/** SQLite's own files beside one. */
const BESIDE = ['', '-journal', '-wal', '-shm'];

const MEGABYTE = 1_000_000;

const CAUSES: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full. Make room, or name a file on another disk.',
  EDQUOT: 'this user may keep no more on that disk. Make room, or name a file on another disk.',
  EROFS: 'the disk is read-only. Name a file on another one.',
  EACCES: 'this user may not write there. Give it the right to, or name another folder.',
  EPERM: 'this user may not write there. Give it the right to, or name another folder.',
  ENAMETOOLONG: 'its name is too long. Choose a shorter one.',
  EIO: 'the disk failed. Name a file on another one.',
  SQLITE_FULL: 'the disk is full. Make room, or name a file on another disk.',
  SQLITE_IOERR: 'the disk failed. Name a file on another one.',
};

/** Room on the disk of a folder, in bytes, for this user. */
export function roomIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

/**
 * Begins a copy under a name of its own, readable by its owner alone. Throws a `DatabaseFault` when there is no such
 * folder, no room, or a file already: nothing is ever written over.
 */
export function beginCopy(to: string, bytes: number): string {
  const folder = dirname(to);
  const part = `${to}${PART}`;
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    throw new DatabaseFault(`The folder ${folder} does not exist. Create it, or name another.`);
  }
  if (existsSync(to)) throw new DatabaseFault(`${to} exists already. Name another file, or remove it first.`);
  if (existsSync(part)) {
    throw new DatabaseFault(
      `${part} is being written, or was left by what was cut off: then remove it first.`,
    );
  }
  const room = roomIn(folder);
  if (room < bytes) {
    throw new DatabaseFault(
      `${to} cannot be written: it needs ${megabytes(bytes)}, and the disk has room for ${megabytes(room)}. ` +
        'Make room, or name a file on another disk.',
    );
  }
  try {
    closeSync(openSync(part, 'wx', 0o600));
  } catch (error) {
    throw unwritten(error, to);
  }
  return part;
}

/** Makes a whole copy one file, reads all of it, brings it onto the disk and gives it its name. */
export function finishCopy(to: string, owner: string): Inspection {
  const part = `${to}${PART}`;
  oneFile(part);
  const found = look(part, inspect);
  checkSound(found, part);
  giveTo(part, owner);
  settleFile(part);
  if (existsSync(to)) throw new DatabaseFault(`${to} exists already. Name another file, or remove it first.`);
  renameSync(part, to);
  settleFile(dirname(to));
  return found;
}

/** Leaves nothing of a copy that came to nothing, and tells in words why. */
export function dropCopy(to: string, from: string, error: unknown): unknown {
  for (const end of BESIDE) rmSync(`${to}${PART}${end}`, { force: true });
  return explained(unwritten(error, to), from);
}

/** Lets a database be one file, without a log beside it. */
function oneFile(file: string): void {
  const db = new Database(file, { fileMustExist: true });
  try {
    db.pragma('journal_mode = DELETE');
  } finally {
    db.close();
  }
}

/** What root makes for a bot belongs to whom the bot runs as. */
export function giveTo(path: string, like: string): void {
  const owner = statSync(like, { throwIfNoEntry: false });
  if (process.getuid?.() === 0 && owner && existsSync(path)) chownSync(path, owner.uid, owner.gid);
}

/** Brings a file, or the names in a folder, onto the disk. */
export function settleFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A number of bytes, for people. */
export function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(1)} MB`;
}

function unwritten(error: unknown, to: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const code = error.code;
  const cause = Object.entries(CAUSES).find(([known]) => code.startsWith(known));
  return cause ? new DatabaseFault(`${to} cannot be written: ${cause[1]}`, { cause: error }) : error;
}
