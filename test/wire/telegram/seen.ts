import type { InlineKeyboardButton, Message, MessageEntity } from '@grammyjs/types';
import type { Post } from './state.ts';

/** A file as whoever opens it sees it. */
export interface SeenFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Read as UTF-8. */
  readonly text: string;
}

/** A message as a person sees it. */
export interface Seen {
  /** Its number, or, where only she sees it, its own kind of number. */
  readonly id: number;
  readonly byBot: boolean;
  /** The text, or what stands below a file; empty where there is neither. */
  readonly text: string;
  readonly entities: readonly MessageEntity[];
  readonly buttons: readonly (readonly InlineKeyboardButton[])[];
  readonly document?: SeenFile;
  readonly photo?: SeenFile;
  readonly edited: boolean;
  /** Whether nobody else in the group sees it. */
  readonly ephemeral: boolean;
  /** As it is on the wire. */
  readonly message: Message;
}

export function seen({ message, byBot, to, upload }: Post): Seen {
  const file = upload && { name: upload.name, bytes: upload.bytes, text: upload.bytes.toString('utf8') };
  return {
    id: message.ephemeral_message_id ?? message.message_id,
    byBot,
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
    buttons: message.reply_markup?.inline_keyboard ?? [],
    ...(file && message.document ? { document: file } : {}),
    ...(file && message.photo ? { photo: file } : {}),
    edited: message.edit_date !== undefined,
    ephemeral: to !== undefined,
    message,
  };
}

/** For somebody who wants to know what there was. */
export function describe({ text, buttons, document, photo, ephemeral, edited }: Seen): string {
  const marks = [
    ...(ephemeral ? ['(ephemeral)'] : []),
    ...(edited ? ['(edited)'] : []),
    ...(document ? [`(document ${document.name})`] : []),
    ...(photo ? ['(photo)'] : []),
  ];
  const labels = buttons.map((row) => `[${row.map((button) => button.text).join('] [')}]`);
  return [...marks, JSON.stringify(text), ...labels].join(' ');
}
