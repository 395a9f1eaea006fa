import type { Message, User } from 'grammy/types';
import {
  COMMAND,
  incoming,
  isUs,
  languageOf,
  NOTHING,
  topicOf,
  type Decoded,
  type DecodeParts,
} from './decoded.ts';
import { lineOf, writeStart } from './start.ts';

/** What somebody said in front of others. */
export function inGroup(said: Message, from: User, key: string, parts: DecodeParts): Decoded {
  const [, name = '', bot, args = ''] = COMMAND.exec(said.text ?? '') ?? [];
  const command = name.toLowerCase();
  const offer = parts.offers.find((one) => one.name === command);
  if (!offer || (bot !== undefined && !isUs(bot, parts))) return NOTHING;
  // Somebody who speaks as the group or a channel is nobody we could answer; another bot would only answer back.
  const nameless = said.sender_chat !== undefined;
  if (from.is_bot && !nameless) return NOTHING;

  const { hints, locale } = languageOf(from, parts);
  const topic = topicOf(said);
  const room = { chat: said.chat.id, ...topic };
  const number = said.ephemeral_message_id;
  const beside = { ...room, message: said.message_id, locale };
  if (nameless && offer.rooms) return { kind: 'nameless', ...beside };
  if (number === undefined || nameless) {
    // What is about this room was said in front of it: its words go along. Others' are nobody's business.
    const start = offer.rooms ? writeStart({ command, args, room }) : undefined;
    return { kind: 'private', ...beside, start: start ?? command };
  }
  const whisper = { chat: said.chat.id, user: from.id, said: number, ...topic, locale };
  if (!offer.everywhere && !offer.rooms)
    return { kind: 'private', chat: said.chat.id, whisper, start: command, locale };
  const arrival = incoming(from, key, parts, { type: 'text', text: lineOf({ command, args }), ...hints });
  const title = said.chat.title === undefined ? {} : { title: said.chat.title };
  return { ...arrival, whisper, ...(offer.rooms && { about: { ...room, ...title } }) };
}
