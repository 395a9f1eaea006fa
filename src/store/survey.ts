import { inspect, type Inspection } from './inspect.ts';
import { look } from './look.ts';
import type { Waiting } from './store.ts';
import { COUNTS } from './outbox.ts';

/** A database, and what is still to be said. */
export interface Survey extends Inspection {
  readonly waiting: readonly Waiting[];
}

/** Reads all of a database, whether a bot runs on it or not, and changes nothing. Throws a `DatabaseFault`. */
export function survey(file: string): Survey {
  return look(file, (db) => {
    const found = inspect(db);
    const waiting = found.schema === 0 ? [] : db.prepare<[], Waiting>(COUNTS).all();
    return { ...found, waiting };
  });
}
