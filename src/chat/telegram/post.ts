import type { Message as Sent } from 'grammy/types';
import type { Client } from './client.ts';
import type { Part } from './encode.ts';
import { filePayload, textPayload, whispered, type Place } from './payload.ts';
import type { Whisper } from './whispers.ts';

/** A message that was meant for one person in a group stood there for everybody, and was taken back at once. */
export class ExposedFault extends Error {
  override readonly name = 'ExposedFault';
}

/** Sends one part, and tells how it can be found again. Rejects with the library's errors. */
export async function post(client: Client, to: number | Whisper, part: Part): Promise<string> {
  if (typeof to === 'number') return String((await call(client, { chat_id: to }, part)).message_id);
  const sent = await call(client, whispered(to), part);
  if (sent.ephemeral_message_id !== undefined) return `${to.chat}/${sent.ephemeral_message_id}`;
  // A server that does not know of whispers would show everybody what is nobody's business.
  await client.api.deleteMessage({ chat_id: to.chat, message_id: sent.message_id }).catch(() => {});
  throw new ExposedFault('the server does not keep a message for one person');
}

/** Puts a text, or nothing but another keyboard, in the place of what `shown` names. */
export async function replace(client: Client, person: number, shown: string, part: Part): Promise<void> {
  const { api } = client;
  const { html, keyboard } = part;
  const markup = keyboard ? { reply_markup: keyboard } : {};
  const [, chat, whisper] = /^(-?\d+)\/(\d+)$/.exec(shown) ?? [];
  if (chat !== undefined) {
    const place = {
      chat_id: Number(chat),
      receiver_user_id: person,
      ephemeral_message_id: Number(whisper),
    };
    await (html === undefined
      ? api.editEphemeralMessageReplyMarkup({ ...place, ...markup })
      : api.editEphemeralMessageText(textPayload(place, html, keyboard)));
    return;
  }
  const place = { chat_id: person, message_id: Number(shown) };
  await (html === undefined
    ? api.editMessageReplyMarkup({ ...place, ...markup })
    : api.editMessageText(textPayload(place, html, keyboard)));
}

function call({ api }: Client, place: Place, part: Part): Promise<Sent> {
  const { html = '', file, keyboard } = part;
  return file
    ? api.sendDocument(filePayload(place, { ...part, file }))
    : api.sendMessage(textPayload(place, html, keyboard));
}
