import type { Address, Event } from '../bot/event.ts';
import type { Message } from '../bot/message.ts';

/** A message on its way to one conversation. */
export interface Parcel {
  /** The same at every attempt: a platform that remembers it can tell a repetition. */
  readonly id: number;
  readonly to: Address;
  /** When it was said, ISO-8601 UTC. */
  readonly at: string;
  readonly message: Message;
  /** False for the last words to somebody who was forgotten: nothing of it may be kept. */
  readonly keep: boolean;
}

/**
 * What became of a parcel: `sent`; `retry` later (after what the platform asks, in milliseconds); `gone`, nobody
 * can be reached there any more; `rejected`, this message will never be taken; `unknown`, the answer got lost and
 * it may have arrived.
 */
export type Delivery =
  | { readonly kind: 'sent' }
  | { readonly kind: 'retry'; readonly retryAfterMs?: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'unknown' };

/** Something that somebody did on a platform. The same thing delivered twice has the same `key`. */
export interface Incoming {
  readonly key: string;
  readonly from: Address;
  readonly event: Event;
}

/**
 * Takes what came in, and resolves once it is kept and what it led to was handed to the platforms. Rejects when
 * nothing of it was kept.
 */
export type Receive = (incoming: Incoming) => Promise<void>;

/** One chat platform, as delivery sees it. */
export interface Adapter {
  /** The `platform` of its addresses. */
  readonly platform: string;
  /** Begins to take what comes in; resolves when the platform listens, rejects when it cannot. */
  start(receive: Receive): Promise<void>;
  /** Takes nothing new, and resolves when what runs has ended. */
  stop(): Promise<void>;
  /** Sends one parcel, once, without retries of its own. Expected failures are values, never thrown. */
  send(parcel: Parcel): Promise<Delivery>;
}
