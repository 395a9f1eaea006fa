import type { Logger } from 'pino';
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
  /** How often it was tried, this time included: from the second time on an earlier one may have got through. */
  readonly attempts: number;
  /** The `key` of the arrival that it answers: somebody may be waiting there, in front of others. */
  readonly answers?: string;
  /** The key of what led to it, for the log alone. */
  readonly cause?: string;
  /** Of an edit or a closing: what `sent` told about the message that is meant, where it was sent here. */
  readonly shown?: string;
}

/**
 * What became of a parcel: `sent` (with the platform's own id, for edits later on); `retry` later (after what the
 * platform asks, in milliseconds); `gone`, nobody can be reached there any more; `rejected`, this message will never
 * be taken; `unknown`, the answer got lost and it may have arrived; `absent`, whom it seeks is not in that room (who is,
 * or of whom the platform does not tell, makes it `sent`); `moved`, the room goes on under another id.
 */
export type Delivery =
  | { readonly kind: 'sent'; readonly shown?: string }
  | { readonly kind: 'retry'; readonly retryAfterMs?: number }
  | { readonly kind: 'gone' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'moved'; readonly to: string };

/**
 * Something that somebody did on a platform, or that happened to a room there: then it is `from` the room's address
 * (the bot was taken out or back, the room moved). The same thing delivered twice has the same `key`, which names nobody. */
export interface Incoming {
  readonly key: string;
  readonly from: Address;
  readonly event: Event;
}

/**
 * Takes what came in. It is kept before the call returns; the promise resolves when what it led to was handed to the
 * platforms, and rejects when nothing of it was kept.
 */
export type Receive = (incoming: Incoming) => Promise<void>;

/** Whether a platform can be used at this moment. */
export type AdapterState = 'starting' | 'up' | 'down';

/** A platform that cannot be used, for good, and what the operator can do about it: a revoked token. */
export class PlatformFault extends Error {
  override readonly name = 'PlatformFault';
}

/** What may stand behind a command. Texts are by locale. */
export interface OfferOption {
  readonly name: string;
  readonly text: Readonly<Record<string, string>>;
  /** Somebody is picked; else it is words, one of the choices where there are any. */
  readonly person?: boolean;
  readonly choices?: readonly { readonly id: string; readonly label: Readonly<Record<string, string>> }[];
}

/** A command as platforms list it. Texts are by locale. */
export interface Offer {
  readonly name: string;
  /** Offered in groups and servers too, where it is answered in private; else in private chats only. */
  readonly everywhere: boolean;
  /** It is about the room it is said in: its event names that room, and whether whoever speaks decides for it. */
  readonly rooms?: boolean;
  /** What it is for. */
  readonly text: Readonly<Record<string, string>>;
  readonly options?: readonly OfferOption[];
}

/** What every platform is built from, besides its own settings. */
export interface PlatformParts {
  readonly token: string;
  /** Another server than the platform's own; without a slash at its end. */
  readonly apiRoot?: string;
  readonly offers: readonly Offer[];
  /** The languages there are; the first is the default. */
  readonly locales: readonly string[];
  /** The platforms' own words, by key (`chat-…`), in one of `locales`. */
  readonly words: (locale: string) => Readonly<Record<string, string>>;
  /** Told of every failure that is no parcel's, by kind: for counting. */
  readonly onFault: (kind: string) => void;
  readonly log: Logger;
  /** How long one call may take, in milliseconds, before its answer counts as lost. */
  readonly callTimeout?: number;
  /** How many calls a second the platform allows, where it is not what everybody may make. */
  readonly callsPerSecond?: number;
}

/** What a platform allows: so many messages a second over all, and one to a conversation in so many milliseconds. */
export interface Rates {
  readonly perSecond: number;
  readonly conversation?: (id: string) => number;
}

/** One chat platform, as delivery sees it. */
export interface Adapter {
  /** The `platform` of its addresses. */
  readonly platform: string;
  /** How much may be sent; absent: as much as there is. */
  readonly rates?: Rates;
  /**
   * Begins to take what comes in; resolves when the platform listens (a network that is down is waited for), rejects
   * with a fault that tells the operator what to do. `failed` is called when it cannot go on later.
   */
  start(receive: Receive, failed: (fault: PlatformFault) => void): Promise<void>;
  /** Takes nothing new, and resolves when what runs has ended; sending goes on. */
  stop(): Promise<void>;
  /** Lets go of everything; nothing can be sent afterwards. */
  close(): Promise<void>;
  /** Sends one parcel, once, without retries of its own. Expected failures are values, never thrown. */
  send(parcel: Parcel): Promise<Delivery>;
  state(): AdapterState;
  /** Where people find it, once it has started: a line for the operator. */
  address(): string;
}
