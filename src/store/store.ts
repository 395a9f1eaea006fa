import type { Address, Event, Home } from '../bot/event.ts';
import type { JournalLine } from '../bot/journal.ts';
import type { Letter } from '../bot/letter.ts';
import type { Message } from '../bot/message.ts';
import type { CodeKind, Outcome } from '../bot/outcome.ts';

/** What the pure function may know besides record, event and time. */
export interface Context<R = unknown> {
  /** The record's opaque id; for somebody new the one they get if a record comes of it. */
  readonly id: string;
  /** The platform that the event came from, where somebody spoke. */
  readonly on?: string;
  /** Every chat of the record's owner; read only when called, and only while deciding. */
  homes(): readonly Home[];
  /** Draws a new code, which nobody can guess. */
  newCode(): string;
  /** Draws an id for a record that an event creates. */
  newId(): string;
  /** Another record as it is at this moment; read only while deciding. */
  look(id: string): R | undefined;
  /** Where a record's owner is reached, or in which rooms a club is; where they spoke last first. */
  placesOf(id: string): readonly Address[];
  /** Whose an address is. */
  whoIs(address: Address): string | undefined;
  /** Whose a code is that still works. */
  whose(kind: CodeKind, code: string): string | undefined;
  /** All earlier lines of this record, oldest first; read only when called, and only while deciding. */
  journal(): readonly JournalLine[];
}

/** The pure function: `record` is absent for somebody new, `now` is ISO-8601 UTC. */
export type Decide<R> = (record: R | undefined, event: Event, now: string, context: Context<R>) => Outcome<R>;

/**
 * Something that happened, once: the same `key` never counts twice. It came either `from` an address
 * (somebody unknown there is new) or concerns a `record` that we hold.
 */
export type Arrival = { readonly key: string; readonly at: string; readonly event: Event } & (
  { readonly from: Address } | { readonly record: string }
);

/** `seen`: the key had been applied before; `nobody`: there is no such record. Neither changed anything. */
export type Applied = 'applied' | 'seen' | 'nobody';

/** A record whose time has come. */
export interface Due {
  readonly record: string;
  /** The instant it asked for, ISO-8601 UTC. */
  readonly wakeAt: string;
  /** How often in a row it was put off (see `postpone`). */
  readonly failures: number;
}

/** A record that waits to be woken. */
export interface Asleep<R> {
  readonly id: string;
  /** The instant it asked for, ISO-8601 UTC. */
  readonly wakeAt: string;
  /** When anything last came of something that happened to it. */
  readonly since: string;
  /** Throws for what it does not know. */
  read(): R;
  homes(): readonly Home[];
  /** When a key was applied, where it was. */
  applied(key: string): string | undefined;
}

/** An outgoing message that is now ours to send. Its `id` is never used twice. */
export interface Claimed {
  readonly id: number;
  readonly to: Address;
  /** When it was said, ISO-8601 UTC. */
  readonly at: string;
  readonly message: Message;
  /** False for a farewell: nothing of it may be kept anywhere. */
  readonly keep: boolean;
  /** How often it was tried, this time included. */
  readonly attempts: number;
  /** The key of the arrival that it answers, where somebody spoke. */
  readonly answers?: string;
  /** The key of the arrival that led to it, whoever spoke; older versions noted none. */
  readonly cause?: string;
  /** Of an edit or a closing: what its platform called the message that is meant. */
  readonly shown?: string;
}

/**
 * What became of a claimed message, by its id. `shown` is what its platform calls it, for edits later on; `fault` is a kind, never
 * a text that somebody wrote.
 */
export type Settlement = { readonly id: number } & (
  | { readonly kind: 'sent'; readonly shown?: string }
  | { readonly kind: 'retry'; readonly notBefore: string; readonly fault: string }
  | { readonly kind: 'dead'; readonly fault: string }
);

/** Something said unprompted that was not sent while it was of use. */
export interface Overdue {
  /** The message's. */
  readonly id: number;
  readonly record: string;
  readonly occurrence: string;
  /** What a buddy or club told with it. */
  readonly letter?: Letter;
}

/** How many messages of a platform are in a state for a reason, and since when the oldest, ISO-8601 UTC. */
export interface Waiting {
  readonly platform: string;
  readonly state: 'pending' | 'sending' | 'unknown' | 'dead';
  /** Why they were not sent yet, or are not any more; null where nothing went wrong. */
  readonly fault: string | null;
  readonly count: number;
  readonly since: string;
}

/**
 * All that is remembered. Every method is synchronous and one transaction: it happened or it did not.
 * All instants are ISO-8601 UTC.
 */
export interface Store<R> {
  /**
   * Works out what an arrival leads to and keeps it: key, record, journal line, messages and wake time, for
   * every record it touches. Throws what `decide` or reading the record throws, or when events for other
   * records do not come to an end; nothing has happened then. With `take`, what nothing stands before of the answer
   * to whoever spoke is claimed in the same transaction, and handed to it when that has ended, with whether others are
   * told something that waits to be claimed.
   */
  apply(
    arrival: Arrival,
    decide: Decide<R>,
    take?: (claimed: readonly Claimed[], others: boolean) => void,
  ): Applied;
  /** Who can be reached there. */
  find(address: Address): { readonly id: string; readonly record: R } | undefined;
  /** A record's journal, oldest line first; empty when there is no such record. */
  journal(record: string): readonly JournalLine[];
  /** Who is due at `now`, longest first. Costs what is due, not what is enrolled. */
  due(now: string, limit: number): readonly Due[];
  /** When somebody is due next; may lie in the past. */
  nextDue(): string | undefined;
  /** Puts a record's wake off that could not be worked now. Forgotten by the next success. */
  postpone(record: string, until: string): void;
  /**
   * Asks again when those want to be woken who wait for it, so many of them, by id, from behind that one on; gives the
   * last of them, or nothing where there are no more. Nothing else of them changes; whoever was put off stays so.
   */
  rewake(after: string, limit: number, wakeOf: (one: Asleep<R>) => string | undefined): string | undefined;
  /** Something known of the database as a whole, never of anybody. */
  fact(name: string): string | undefined;
  noteFact(name: string, value: string): void;
  /**
   * Takes a platform's messages to send, most urgent first and never more than the oldest of each conversation, none of
   * the `resting` ones (addresses) nor any that is of no use any more. What was claimed and not settled when the process
   * died can be claimed again after the next opening.
   */
  claim(platform: string, now: string, limit: number, resting?: readonly string[]): readonly Claimed[];
  /** A platform works again: what failed there before can be claimed at once, but for what it asked to wait for. */
  hurry(platform: string, now: string): void;
  /** What was not sent while it was of use, longest first; a `missed` event to its record ends it. */
  overdue(now: string, limit: number): readonly Overdue[];
  /** When a message that waits for a platform can be sent at the earliest; may lie in the past. */
  nextSend(platform: string): string | undefined;
  /** What waits in the outbox, for those who look after it. */
  waiting(): readonly Waiting[];
  /** Reports what became of claimed messages. A sent one is not kept. */
  settle(settlements: readonly Settlement[]): void;
  /** Lets go of keys and dead messages from before that moment: what is older will not come again. */
  prune(before: string): void;
  /** Nothing may be asked of the store afterwards. */
  close(): void;
}
