import type { Address, Event } from './event.ts';
import type { Json } from './json.ts';
import type { Message } from './message.ts';

/**
 * An event for another record, applied in the same transaction: a buddy's, a pair's or a club's. It goes to an id, or
 * to whatever has that address; nothing happens where there is no such record, unless it `creates` one.
 */
export interface Onward {
  readonly to: string | Address;
  readonly event: Event;
  readonly creates?: true;
}

/** What a code is for: joining two chats of one person, becoming somebody's buddy, joining two rooms of one club. */
export type CodeKind = 'link' | 'buddy' | 'club';

/**
 * Codes, and one person in two chats. `offer` makes a code that works until then and once, the only one of its kind
 * that this record has; `spend` ends one that was used. `redeem` gives one for linking that was read elsewhere: the
 * record that offered it gets this one as a `joined` event, or this one a `link-refused`; `part` leaves this record to
 * the chat that spoke, and every other begins anew.
 */
export type Link =
  | { readonly kind: 'offer'; readonly code: string; readonly until: string; readonly for?: CodeKind }
  | { readonly kind: 'spend'; readonly code: string }
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
  /** Rooms that are this record's from now on, where they are nobody's; and such as are it no more. */
  readonly adopts?: readonly Address[];
  readonly releases?: readonly Address[];
  readonly events: readonly Onward[];
  /** ISO-8601 UTC. Absent: nothing is due, ever, until somebody speaks. */
  readonly wakeAt?: string;
  /** What the rules decided on the way (verdicts, readiness), kept in the journal so that no later rule changes the past. */
  readonly decided?: Json;
  /** What was written names somebody else: the journal keeps that something was, and not what. */
  readonly names?: true;
}
