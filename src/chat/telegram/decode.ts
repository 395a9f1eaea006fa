import type { CallbackQuery, ChatMemberUpdated, Message, Update, User } from 'grammy/types';
import {
  COMMAND,
  incoming,
  isUs,
  keyOf,
  languageOf,
  NOTHING,
  topicOf,
  type Decoded,
  type DecodeParts,
} from './decoded.ts';
import { inGroup } from './group.ts';
import { TELEGRAM } from './limits.ts';
import { newsOf } from './news.ts';
import { lineOf, readStart } from './start.ts';

/** Reads one update. Of a location that was shared only its `zone` is taken on. */
export function decode(update: Update, parts: DecodeParts, zone?: string): Decoded {
  const key = keyOf(update, parts.us);
  const news = newsOf(update, key, parts);
  if (news) return news;
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
  return inPrivate(text, from, key, parts);
}

/** What somebody typed in private; nothing where it was meant for another bot. */
function inPrivate(text: string, from: User, key: string, parts: DecodeParts): Decoded {
  const [, name, bot, args = ''] = COMMAND.exec(text) ?? [];
  if (bot !== undefined && !isUs(bot, parts)) return NOTHING;
  const start = name?.toLowerCase() === 'start' ? readStart(args, parts.offers) : undefined;
  const line = start ? lineOf(start) : name === undefined ? text : lineOf({ command: name, args });
  const arrival = incoming(from, key, parts, { type: 'text', text: line });
  return start?.room ? { ...arrival, about: start.room } : arrival;
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
  if (on.chat.type === 'private') return { query: id, ...decoded };
  const whisper = { chat: on.chat.id, user: from.id, query: id, ...topicOf(on), locale };
  return { query: id, whisper, ...decoded };
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
