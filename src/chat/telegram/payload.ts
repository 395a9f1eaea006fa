import { InputFile } from 'grammy';
import type { EphemeralMessageParameters, InlineKeyboardMarkup, ReplyParameters } from 'grammy/types';
import { fileName, type Part } from './encode.ts';
import type { Whisper } from './whispers.ts';

/** How a text is written: as HTML, and links in it show no preview. */
const WRITTEN = { parse_mode: 'HTML', link_preview_options: { is_disabled: true } } as const;

/** Where a message goes. */
export interface Place {
  readonly chat_id: number;
  readonly message_thread_id?: number;
  readonly ephemeral_message_parameters?: EphemeralMessageParameters;
  readonly reply_parameters?: ReplyParameters;
}

/** Where a whisper is answered, for the same eyes only. */
export function whispered({ chat, user, said, query, thread }: Whisper): Place {
  return {
    chat_id: chat,
    ephemeral_message_parameters: {
      receiver_user_id: user,
      ...(query === undefined ? {} : { callback_query_id: query }),
    },
    ...(thread === undefined ? {} : { message_thread_id: thread }),
    ...(said === undefined ? {} : { reply_parameters: { ephemeral_message_id: said } }),
  };
}

/** The parameters of `sendMessage`. */
export function textPayload<P extends object>(place: P, html: string, keyboard?: InlineKeyboardMarkup) {
  return { text: html, ...WRITTEN, ...markup(keyboard), ...place };
}

/** The parameters of `sendDocument`; each attempt needs a new one. */
export function filePayload(
  place: Place,
  { file, html, keyboard }: Part & { file: NonNullable<Part['file']> },
) {
  return {
    document: new InputFile(Buffer.from(file.body), fileName(file.name)),
    ...(html === undefined ? {} : { caption: html, parse_mode: WRITTEN.parse_mode }),
    ...markup(keyboard),
    ...place,
  };
}

function markup(keyboard: InlineKeyboardMarkup | undefined): { reply_markup?: InlineKeyboardMarkup } {
  return keyboard ? { reply_markup: keyboard } : {};
}
