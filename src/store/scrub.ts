import { emptyLog, type Connection } from './connect.ts';
import type { Tables } from './tables.ts';

/** Up to this size, in bytes, a database is written anew at once: half a second in which nobody is answered. */
const AT_ONCE = 32 * 1024 * 1024;

/** The name under which it is noted that a database is still to be written anew. */
const OWED = 'to-be-written-anew';

/**
 * Nothing is left in the files of what was deleted. SQLite overwrites what it deletes, but not the copies that it leaves
 * in the gaps of pages when it shares them out anew; only a database that is written anew is without those. A big one,
 * or one that cannot be written anew just now (the disk is full), is at its next opening.
 */
export function scrub(db: Connection, tables: Tables, atOnce = AT_ONCE): void {
  if (sizeOf(db) > atOnce || !writtenAnew(db)) tables.facts.put(OWED, 'yes');
  emptyLog(db);
}

/** Does what `scrub` left to do. */
export function scrubOwed(db: Connection, tables: Tables): void {
  if (tables.facts.get(OWED) === undefined || !writtenAnew(db)) return;
  tables.facts.remove(OWED);
  emptyLog(db);
}

function writtenAnew(db: Connection): boolean {
  try {
    db.exec('VACUUM');
    return true;
  } catch {
    return false;
  }
}

function sizeOf(db: Connection): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}
