import type { Event } from './event.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';

/** An event for another record, applied in the same transaction: a buddy's or a club's. */
export interface Onward {
  readonly to: string;
  readonly event: Event;
}

/**
 * One person in two chats. `offer` makes a code with which another chat can join this one, until then and once;
 * `redeem` gives one that was read elsewhere: the record that offered it gets this one as a `joined` event, or this
 * one a `link-refused`; `part` leaves this record to the chat that spoke, and every other begins anew.
 */
export type Link =
  | { readonly kind: 'offer'; readonly code: string; readonly until: string }
  | { readonly kind: 'redeem'; readonly code: string }
  | { readonly kind: 'part' };

/**
 * What one event led to: the new record (absent: everything of this record is to be forgotten), what is
 * to be said to its owner, events for other records, and when the record wants to be woken next.
 */
export interface Outcome<R> {
  readonly record?: R;
  readonly messages: readonly Message[];
  /** Where messages go that answer nobody: a platform. Absent: where the owner last spoke. */
  readonly home?: string;
  readonly link?: Link;
  readonly events: readonly Onward[];
  /** ISO-8601 UTC. Absent: nothing is due, ever, until somebody speaks. */
  readonly wakeAt?: string;
  /** What the rules decided on the way (verdicts, readiness), kept in the journal so that no later rule changes the past. */
  readonly decided?: Json;
}
