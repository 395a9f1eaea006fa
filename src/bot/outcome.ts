import type { Event } from './event.ts';
import type { Message } from './message.ts';

/** Any JSON value: what records, journal lines and outcomes are made of. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** An event for another record, applied in the same transaction: a buddy's or a club's. */
export interface Onward {
  readonly to: string;
  readonly event: Event;
}

/**
 * What one event led to: the new record (absent: everything of this record is to be forgotten), what is
 * to be said to its owner, events for other records, and when the record wants to be woken next.
 */
export interface Outcome<R> {
  readonly record?: R;
  readonly messages: readonly Message[];
  readonly events: readonly Onward[];
  /** ISO-8601 UTC. Absent: nothing is due, ever, until somebody speaks. */
  readonly wakeAt?: string;
  /** What the rules decided on the way (verdicts, readiness), kept in the journal so that no later rule changes the past. */
  readonly decided?: Json;
}
