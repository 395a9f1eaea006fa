import type { CallbackQuery, ChatMemberUpdated, Message, Update, User } from 'grammy/types';
import type { Hints } from '../../bot/event.ts';
import type { Incoming, PlatformParts } from '../adapter.ts';
import { localeOf } from './language.ts';
import { TELEGRAM } from './limits.ts';
import type { Presses } from './press.ts';
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
}

/** A command in a group that is not answered there: where to say so, and what to open in private. */
export interface Redirect {
  readonly chat: number;
  /** What it was said with, and the topic; nothing where nobody else saw it. */
  readonly message?: number;
  readonly thread?: number;
  readonly whisper?: Whisper;
  readonly command: string;
  readonly locale: string;
}

/** What an update means to us. */
export type Decoded =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'incoming';
      readonly incoming: Incoming;
      readonly locale: string;
      /** The press that must be answered. */
      readonly query?: string;
      readonly whisper?: Whisper;
    }
  | {
      readonly kind: 'refused';
      readonly query: string;
      readonly say: 'chat-not-yours' | 'chat-outdated';
      readonly locale: string;
    }
  | ({ readonly kind: 'private' } & Redirect);

const NOTHING: Decoded = { kind: 'nothing' };

/** A command, whom it is for, and what stands behind it. */
const COMMAND = /^\/(\w{1,32})(?:@(\w{1,64}))?(?:\s+([\s\S]*))?$/;

/** What tells an update from all others; it names nobody. */
export function keyOf(update: Update, us: Us): string {
  return `${TELEGRAM}:${us.id}:${update.update_id}`;
}

/** Reads one update. Of a location that was shared only its `zone` is taken on. */
export function decode(update: Update, parts: DecodeParts, zone?: string): Decoded {
  const key = keyOf(update, parts.us);
  if (update.message) return message(update.message, key, parts, zone);
  if (update.callback_query) return press(update.callback_query, key, parts);
  if (update.my_chat_member) return standing(update.my_chat_member, key, parts);
  return NOTHING;
}

/** What people send that has no words. Everything else without words is news about the chat. */
const WORDLESS = [
  'animation',
  'audio',
  'contact',
  'dice',
  'document',
  'location',
  'photo',
  'poll',
  'sticker',
  'venue',
  'video',
  'video_note',
  'voice',
] as const satisfies readonly (keyof Message)[];

function message(said: Message, key: string, parts: DecodeParts, zone: string | undefined): Decoded {
  const { from, chat } = said;
  if (!from) return NOTHING;
  if (chat.type === 'group' || chat.type === 'supergroup') return inGroup(said, from, key, parts);
  // A sticker, a voice, a photo: nothing that can be read, and nobody is left without an answer.
  const text = said.text ?? said.caption ?? (WORDLESS.some((kind) => kind in said) ? '' : undefined);
  if (chat.type !== 'private' || from.is_bot || from.id !== chat.id || text === undefined) return NOTHING;
  if (zone !== undefined) return incoming(from, key, parts, { type: 'text', text: zone, shared: true });
  const line = privateLine(text, parts);
  return line === undefined ? NOTHING : incoming(from, key, parts, { type: 'text', text: line });
}

/** What somebody typed in private; nothing where it was meant for another bot. */
function privateLine(text: string, parts: DecodeParts): string | undefined {
  const [, name, bot, args = ''] = COMMAND.exec(text) ?? [];
  if (name === undefined) return text;
  if (bot !== undefined && !isUs(bot, parts)) return undefined;
  if (name.toLowerCase() === 'start' && isOffered(args, parts)) return `/${args}`;
  return args === '' ? `/${name}` : `/${name} ${args}`;
}

function inGroup(said: Message, from: User, key: string, parts: DecodeParts): Decoded {
  const [, name = '', bot, args = ''] = COMMAND.exec(said.text ?? '') ?? [];
  const command = name.toLowerCase();
  const offer = parts.offers.find((one) => one.name === command);
  if (!offer || (bot !== undefined && !isUs(bot, parts))) return NOTHING;
  // Somebody who speaks as the group or a channel is nobody we could answer; another bot would only answer back.
  const nameless = said.sender_chat !== undefined;
  if (from.is_bot && !nameless) return NOTHING;

  const { hints, locale } = languageOf(from, parts);
  const topic = topicOf(said);
  const number = said.ephemeral_message_id;
  if (number === undefined || nameless)
    return { kind: 'private', chat: said.chat.id, message: said.message_id, ...topic, command, locale };
  const whisper = { chat: said.chat.id, user: from.id, said: number, ...topic, locale };
  if (!offer.everywhere) return { kind: 'private', chat: said.chat.id, whisper, command, locale };
  const text = args === '' ? `/${command}` : `/${command} ${args}`;
  return { ...incoming(from, key, parts, { type: 'text', text, ...hints }), whisper };
}

function press({ id, from, message: on, data }: CallbackQuery, key: string, parts: DecodeParts): Decoded {
  const { hints, locale } = languageOf(from, parts);
  const refused = (say: 'chat-not-yours' | 'chat-outdated'): Decoded => ({
    kind: 'refused',
    query: id,
    say,
    locale,
  });
  if (!on) return refused('chat-not-yours');
  const isTheirs = on.chat.type === 'private' ? on.chat.id === from.id : isWhisperTo(on, from);
  if (!isTheirs) return refused('chat-not-yours');
  const pressed = data === undefined ? undefined : parts.presses.read(data);
  if (!pressed) return refused('chat-outdated');
  const decoded = incoming(from, key, parts, { type: 'press', ...pressed, ...hints });
  if (on.chat.type === 'private') return { ...decoded, query: id };
  const whisper = { chat: on.chat.id, user: from.id, query: id, ...topicOf(on), locale };
  return { ...decoded, query: id, whisper };
}

/** The topic of a group in which something was said. */
function topicOf(on: Message | NonNullable<CallbackQuery['message']>): { readonly thread?: number } {
  const thread = 'is_topic_message' in on && on.is_topic_message ? on.message_thread_id : undefined;
  return thread === undefined ? {} : { thread };
}

function isWhisperTo(on: NonNullable<CallbackQuery['message']>, person: User): boolean {
  return (
    'ephemeral_message_id' in on &&
    on.ephemeral_message_id !== undefined &&
    on.receiver_user?.id === person.id
  );
}

/** Somebody blocked the bot, or took it back. */
function standing(
  { chat, from, new_chat_member: now }: ChatMemberUpdated,
  key: string,
  parts: DecodeParts,
): Decoded {
  if (chat.type !== 'private') return NOTHING;
  if (now.status === 'kicked') return incoming(from, key, parts, { type: 'unreachable', on: TELEGRAM });
  if (now.status !== 'member') return NOTHING;
  return incoming(from, key, parts, { type: 'unreachable', on: TELEGRAM, back: true });
}

function incoming(
  from: User,
  key: string,
  parts: DecodeParts,
  event: Incoming['event'],
): Extract<Decoded, { kind: 'incoming' }> {
  const { hints, locale } = languageOf(from, parts);
  const hinted = event.type === 'text' || event.type === 'press' ? { ...event, ...hints } : event;
  return {
    kind: 'incoming',
    incoming: { key, from: { platform: TELEGRAM, id: String(from.id) }, event: hinted },
    locale,
  };
}

function languageOf(from: User, { locales }: DecodeParts): { hints: { hints?: Hints }; locale: string } {
  const locale = localeOf(locales, from.language_code);
  return { hints: locale === undefined ? {} : { hints: { locale } }, locale: locale ?? locales[0] ?? '' };
}

function isUs(bot: string, { us }: DecodeParts): boolean {
  return bot.toLowerCase() === us.username.toLowerCase();
}

function isOffered(name: string, { offers }: DecodeParts): boolean {
  return offers.some((offer) => offer.name === name);
}
