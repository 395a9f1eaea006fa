import { countClubs, type ClubCounts } from './clubs.ts';
import { inspect, type Inspection } from './inspect.ts';
import { look } from './look.ts';
import type { Waiting } from './store.ts';
import { COUNTS } from './outbox.ts';

/** A database, what is still to be said, and how it is with the clubs. */
export interface Survey extends Inspection {
  readonly waiting: readonly Waiting[];
  readonly clubs: ClubCounts;
}

/** Reads all of a database, whether a bot runs on it or not, and changes nothing. Throws a `DatabaseFault`. */
export function survey(file: string): Survey {
  return look(file, (db) => {
    const found = inspect(db);
    if (found.schema === 0) return { ...found, waiting: [], clubs: { all: 0, lost: [] } };
    return { ...found, waiting: db.prepare<[], Waiting>(COUNTS).all(), clubs: countClubs(db) };
  });
}
