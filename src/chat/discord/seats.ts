import type { Parcel } from '../adapter.ts';
import type { Opening } from './decode.ts';
import { INTERACTION_LIFE } from './limits.ts';
import { createRecent } from './recent.ts';

/**
 * How far an interaction was answered. `fresh`: not at all; `thinking`: Discord shows that we are, until its answer is
 * filled in; `held`: acknowledged, and the message that carried it can still be changed through it; `replied`: with a
 * message of its own; `gone`: it takes no answers.
 */
export type Stage = 'fresh' | 'thinking' | 'held' | 'replied' | 'gone';

/** An interaction somebody waits at. */
export interface Seat {
  readonly opening: Opening;
  readonly since: number;
  stage: Stage;
  /** A first answer of which nobody knows whether it got through: what it would have led to, and whose it was. */
  doubt?: { readonly stage: Stage; readonly piece?: string };
  /** Takes back the plea for patience. */
  cancelPatience?: () => void;
  /** One call after another: the second depends on what became of the first. */
  last: Promise<unknown>;
}

/** The interactions that can still be answered, as far as this process knows. */
export interface Seats {
  /** The seat of an interaction, and whether it is new: told twice, the first token stays. */
  take(opening: Opening): { readonly seat: Seat; readonly isNew: boolean };
  /** Where a parcel is waited for; undefined where nobody waits (any more). */
  of(parcel: Pick<Parcel, 'answers' | 'to'>): Seat | undefined;
}

/** More open interactions than any quarter of an hour will see. */
const MOST_SEATS = 5_000;

/** Keeps seats; `now` in milliseconds. */
export function createSeats(now: () => number): Seats {
  const seats = createRecent<Seat>(MOST_SEATS);
  return {
    take(opening) {
      const known = seats.get(opening.key);
      if (known) return { seat: known, isNew: false };
      const seat: Seat = { opening, since: now(), stage: 'fresh', last: Promise.resolve() };
      seats.set(opening.key, seat);
      return { seat, isNew: true };
    },
    of({ answers, to }) {
      const seat = answers === undefined ? undefined : seats.get(answers);
      // What is somebody's is shown to nobody else, whatever a parcel says.
      if (!seat || seat.opening.user !== to.id || seat.stage === 'gone') return undefined;
      return now() - seat.since < INTERACTION_LIFE ? seat : undefined;
    },
  };
}

/** Does `work` when all before it at this seat has ended. */
export async function inTurn<T>(seat: Seat, work: () => Promise<T>): Promise<T> {
  const mine = seat.last.then(work);
  seat.last = mine.catch(() => {});
  return mine;
}
