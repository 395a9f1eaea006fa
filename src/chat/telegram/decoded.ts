import type { Message, Update, User } from 'grammy/types';
import type { Hints } from '../../bot/event.ts';
import type { Incoming, PlatformParts } from '../adapter.ts';
import { localeOf } from './language.ts';
import { TELEGRAM } from './limits.ts';
import type { Presses } from './press.ts';
import type { Room } from './room.ts';
import type { Topics } from './topics.ts';
import type { Whisper } from './whispers.ts';

/** Ourselves. */
export interface Us {
  readonly id: number;
  readonly username: string;
}

/** What decoding needs to know. */
export interface DecodeParts extends Pick<PlatformParts, 'offers' | 'locales'> {
  readonly us: Us;
  readonly presses: Pick<Presses, 'read'>;
  readonly topics: Pick<Topics, 'of' | 'refusing'>;
}

/** Something said in a group that is not answered there: where to say so. */
export interface Beside {
  readonly chat: number;
  /** What it was said with, and the topic; nothing where nobody else saw it. */
  readonly message?: number;
  readonly thread?: number;
  readonly whisper?: Whisper;
  readonly locale: string;
}

/** What somebody did. */
export interface Arrival {
  readonly kind: 'incoming';
  readonly incoming: Incoming;
  readonly locale: string;
  /** The press that must be answered. */
  readonly query?: string;
  readonly whisper?: Whisper;
  /** The room it is about, and what that is called: the platform is asked what whoever speaks is there. */
  readonly about?: Room & { readonly title?: string };
}

/** What an update means to us. */
export type Decoded =
  | { readonly kind: 'nothing' }
  | Arrival
  /** What happened to rooms, and to who was in them. */
  | { readonly kind: 'news'; readonly incoming: readonly Incoming[] }
  | {
      readonly kind: 'refused';
      readonly query: string;
      readonly say: 'chat-not-yours' | 'chat-outdated';
      readonly locale: string;
    }
  /** A command to be said in private; `start` is what its address begins with. */
  | ({ readonly kind: 'private'; readonly start: string } & Beside)
  /** By somebody who speaks as the group, where we need to know who. */
  | ({ readonly kind: 'nameless' } & Beside);

export const NOTHING: Decoded = { kind: 'nothing' };

/** A command, whom it is for, and what stands behind it. */
export const COMMAND = /^\/(\w{1,32})(?:@(\w{1,64}))?(?:\s+([\s\S]*))?$/;

/** What tells an update from all others; it names nobody. */
export function keyOf(update: Update, us: Us): string {
  return `${TELEGRAM}:${us.id}:${update.update_id}`;
}

/** An event from a person. */
export function incoming(from: User, key: string, parts: DecodeParts, event: Incoming['event']): Arrival {
  const { hints, locale } = languageOf(from, parts);
  const hinted = event.type === 'text' || event.type === 'press' ? { ...hints, ...event } : event;
  return { kind: 'incoming', incoming: { key, from: personOf(from), event: hinted }, locale };
}

/** Where somebody is reached. */
export function personOf({ id }: User): Incoming['from'] {
  return { platform: TELEGRAM, id: String(id) };
}

/** The language somebody is spoken to in, as far as it is known. */
export function languageOf(
  from: User,
  { locales }: DecodeParts,
): { hints: { hints?: Hints }; locale: string } {
  const locale = localeOf(locales, from.language_code);
  return { hints: locale === undefined ? {} : { hints: { locale } }, locale: locale ?? locales[0] ?? '' };
}

/** The topic of a group in which something was said. */
export function topicOf(on: object): { readonly thread?: number } {
  const { is_topic_message: inTopic, message_thread_id: thread } = on as Partial<Message>;
  return inTopic && thread !== undefined ? { thread } : {};
}

export function isUs(bot: string, { us }: DecodeParts): boolean {
  return bot.toLowerCase() === us.username.toLowerCase();
}
