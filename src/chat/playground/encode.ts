import type { Button, Message } from '../../bot/message.ts';
import { withoutMoments } from '../../bot/moment.ts';
import type { Content, Entry } from './storage.ts';

/** A message as the HTTP contract has it. */
export interface WireMessage {
  readonly id: number;
  readonly to: string;
  readonly at: string;
  readonly text: string;
  readonly asks?: string;
  readonly buttons: readonly (readonly Button[])[];
  readonly file?: { readonly name: string; readonly url: string };
  readonly edited?: true;
  readonly pinned?: true;
}

/** Somebody's own words as `GET /api/chat` has them. */
export interface WireWords {
  readonly id: number;
  readonly from: string;
  readonly at: string;
  readonly text: string;
}

/** What a message shows on the playground; `before` is the entry that it edits. */
export function content(message: Message, before?: Entry): Content {
  const buttons = message.buttons ?? [];
  const shown = new Map(
    [...(before?.buttons.flat() ?? []), ...(before?.former ?? [])].map((one) => [one.id, one]),
  );
  for (const { id } of buttons.flat()) shown.delete(id);
  return {
    text: textOf(message),
    buttons,
    former: [...shown.values()],
    ...(message.asks !== undefined && { asks: message.asks }),
    ...(message.ref !== undefined && { ref: message.ref }),
    ...(message.file && { file: message.file }),
    ...((message.pin ?? before?.pinned) && { pinned: true as const }),
  };
}

/** What is left of an entry that can be answered no more, and need not be found any more. */
export function closed({ text, ref, buttons, former }: Entry, message: Message): Content {
  return {
    text: textOf(message) || text,
    buttons: [],
    former: [...buttons.flat(), ...former],
    ...(ref !== undefined && { ref }),
  };
}

/** No address of a chat can hold a command here: it is written out, to be copied. */
function textOf({ paragraphs, opens }: Message): string {
  const text = withoutMoments(paragraphs.join('\n\n'));
  const command = opens && `/${opens.command} ${opens.args}`;
  return command === undefined || text.includes(command) ? text : `${text}\n\n${command}`;
}

/** A message to somebody or in a room, for the wire. */
export function wireMessage({
  id,
  chat,
  at,
  text,
  asks,
  buttons,
  file,
  edited,
  pinned,
}: Omit<Entry, 'from'>): WireMessage {
  return {
    id,
    to: chat,
    at,
    text,
    ...(asks !== undefined && { asks }),
    buttons,
    ...(file !== undefined && { file: { name: file, url: `/files/${id}/${encodeURIComponent(file)}` } }),
    ...(edited && { edited }),
    ...(pinned && { pinned }),
  };
}

/** One bubble of a chat, for the wire. */
export function wireEntry(entry: Entry): WireMessage | WireWords {
  const { id, from, at, text } = entry;
  return from === undefined ? wireMessage(entry) : { id, from, at, text };
}
