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
    text: withoutMoments(message.paragraphs.join('\n\n')),
    buttons,
    former: [...shown.values()],
    ...(message.asks !== undefined && { asks: message.asks }),
    ...(message.ref !== undefined && { ref: message.ref }),
    ...(message.file && { file: message.file }),
  };
}

/** A message to somebody, for the wire. */
export function wireMessage({ id, person, at, text, asks, buttons, file, edited }: Entry): WireMessage {
  return {
    id,
    to: person,
    at,
    text,
    ...(asks !== undefined && { asks }),
    buttons,
    ...(file !== undefined && { file: { name: file, url: `/files/${id}/${encodeURIComponent(file)}` } }),
    ...(edited && { edited }),
  };
}

/** One bubble of a chat, for the wire. */
export function wireEntry(entry: Entry): WireMessage | WireWords {
  if (!entry.own) return wireMessage(entry);
  return { id: entry.id, from: entry.person, at: entry.at, text: entry.text };
}
