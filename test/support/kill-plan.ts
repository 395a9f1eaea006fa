/**
 * Where a process kills itself. `exec`: a script of statements, as a migration runs it; `alone`: a statement that writes
 * and stands in no transaction; the others are transactions: somebody's words being kept (`arrival`), the passing of
 * time being kept (`wake`), what was sent being noted (`note`), any other (`other`), and the database being closed.
 */
export type Step = 'exec' | 'alone' | 'arrival' | 'wake' | 'note' | 'other' | 'close';

/** Before it begins, when it is about to commit, or when it has. */
export type Moment = 'before' | 'inside' | 'after';

/** A moment of a process that knows when to die: the `nth` time, counted from its start. */
export interface Inside {
  readonly step: Step;
  readonly moment: Moment;
  readonly nth: number;
}

/** What a process is told by its environment. */
export const TOLD = {
  /** An `Inside` as JSON. */
  plan: 'KILL_AT',
  /** A file with the milliseconds that its clock is ahead of the machine's. */
  clock: 'KILL_CLOCK',
  /** How long a statement waits for another process, in milliseconds, where it is not as long as usual. */
  patience: 'KILL_BUSY_TIMEOUT',
} as const;

/** What a process is asked over its channel. `room`: so many pages the database may grow by; absent: as many as it likes. */
export type Request = { readonly ask: 'beat' } | { readonly ask: 'room'; readonly pages?: number };

/** What it answers. */
export type Word = 'ready' | 'beaten' | 'room';
