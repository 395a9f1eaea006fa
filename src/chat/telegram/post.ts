import type { Message as Sent } from 'grammy/types';
import type { Client } from './client.ts';
import type { Part } from './encode.ts';
import { filePayload, textPayload, whispered, type Place } from './payload.ts';
import type { Room } from './room.ts';
import type { Whisper } from './whispers.ts';

/** Where something is said: to a person, in front of others in a room, or there for one person's eyes only. */
export type Target = number | Room | Whisper;

/** A message that was meant for one person in a group stood there for everybody, and was taken back at once. */
export class ExposedFault extends Error {
  override readonly name = 'ExposedFault';
}

/** Sends one part, and tells how it can be found again. Rejects with the library's errors. */
export async function post(client: Client, to: Target, part: Part): Promise<string> {
  if (typeof to === 'number') return String((await call(client, { chat_id: to }, part)).message_id);
  if (!('user' in to)) return `${to.chat}:${(await call(client, placeOf(to), part)).message_id}`;
  const sent = await call(client, whispered(to), part);
  if (sent.ephemeral_message_id !== undefined) return `${to.chat}/${sent.ephemeral_message_id}`;
  // A server that does not know of whispers would show everybody what is nobody's business.
  await client.api.deleteMessage({ chat_id: to.chat, message_id: sent.message_id }).catch(() => {});
  throw new ExposedFault('the server does not keep a message for one person');
}

/** The message in that room that `shown` names; nothing where it is another's, as after a group was made anew. */
export function messageIn({ chat }: Room, shown: string | undefined): number | undefined {
  const [, group, message] = IN_ROOM.exec(shown ?? '') ?? [];
  return Number(group) === chat ? Number(message) : undefined;
}

/** Lets everybody in a room find a message, without a sound. */
export async function pin({ api }: Client, room: Room, shown: string | undefined): Promise<void> {
  const message_id = messageIn(room, shown);
  if (message_id === undefined) return;
  await api.pinChatMessage({ chat_id: room.chat, message_id, disable_notification: true });
}

/** Puts a text, or nothing but another keyboard, in the place of what `shown` names. */
export async function replace(client: Client, to: number | Room, shown: string, part: Part): Promise<void> {
  const { api } = client;
  const { html, keyboard } = part;
  const markup = keyboard ? { reply_markup: keyboard } : {};
  const [, chat, whisper] = /^(-?\d+)\/(\d+)$/.exec(shown) ?? [];
  if (chat !== undefined && typeof to === 'number') {
    const place = {
      chat_id: Number(chat),
      receiver_user_id: to,
      ephemeral_message_id: Number(whisper),
    };
    await (html === undefined
      ? api.editEphemeralMessageReplyMarkup({ ...place, ...markup })
      : api.editEphemeralMessageText(textPayload(place, html, keyboard)));
    return;
  }
  const place =
    typeof to === 'number'
      ? { chat_id: to, message_id: Number(shown) }
      : { chat_id: to.chat, message_id: messageIn(to, shown) ?? 0 };
  await (html === undefined
    ? api.editMessageReplyMarkup({ ...place, ...markup })
    : api.editMessageText(textPayload(place, html, keyboard)));
}

/** How a message in a room is named: its number alone says nothing once the group has another. */
const IN_ROOM = /^(-\d+):(\d+)$/;

function placeOf({ chat, thread }: Room): Place {
  return { chat_id: chat, ...(thread !== undefined && { message_thread_id: thread }) };
}

function call({ api }: Client, place: Place, part: Part): Promise<Sent> {
  const { html = '', file, keyboard } = part;
  return file
    ? api.sendDocument(filePayload(place, { ...part, file }))
    : api.sendMessage(textPayload(place, html, keyboard));
}
