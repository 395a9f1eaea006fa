import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Attachment, Message } from '../../bot/message.ts';
import { CAPTION_MOST, ROW_MOST, TEXT_MOST } from './limits.ts';
import type { Presses } from './press.ts';
import { escape, isBlank, plain, split, type Stretch } from './text.ts';

/** One call's worth of a message: a text, or a file with or without one. Texts are HTML. */
export interface Part {
  readonly html?: string;
  readonly file?: Attachment;
  readonly keyboard?: InlineKeyboardMarkup;
}

/** What stands where there is nothing to be seen: the platform takes no empty message. */
const NOTHING = '…';

/**
 * A message as the calls that send it, in order. Buttons are on the last text, `below` them more rows; a file comes
 * with the last text where that fits below it, else after it.
 */
export function encode(
  message: Message,
  presses: Pick<Presses, 'write'>,
  below: InlineKeyboardMarkup['inline_keyboard'] = [],
): readonly Part[] {
  const { file } = message;
  const texts = textsOf(message, TEXT_MOST);
  const last = texts.at(-1);
  const before = texts.slice(0, -1).map(({ html }) => ({ html }));
  const rows = [...rowsOf(message, presses), ...below];
  const keyboard = rows.length > 0 ? { keyboard: { inline_keyboard: rows } } : {};
  if (!last) return [file ? { file, ...keyboard } : { html: NOTHING, ...keyboard }];
  if (!file) return [...before, { html: last.html, ...keyboard }];
  if (last.length <= CAPTION_MOST) return [...before, { html: last.html, file, ...keyboard }];
  return [...before, { html: last.html, ...keyboard }, { file }];
}

/** The name a file is sent under: the library writes it down as it is, among other headers. */
export function fileName(name: string): string {
  return name.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-64) || 'file';
}

function textsOf({ paragraphs, strong }: Message, most: number): readonly { html: string; length: number }[] {
  const text = paragraphs.map(plain).join('\n\n');
  const start = plain(strong ?? '');
  const bold = plain(paragraphs[0] ?? '').startsWith(start) ? start.length : 0;
  return split(text, most).map((stretch) => ({ html: marked(stretch, bold), length: stretch.text.length }));
}

/** The beginning of the whole text, up to `bold`, stands out. */
function marked({ text, from }: Stretch, bold: number): string {
  const end = Math.min(Math.max(bold - from, 0), text.length);
  const start = text.slice(0, end);
  if (isBlank(start)) return escape(text);
  return `<b>${escape(start)}</b>${escape(text.slice(end))}`;
}

function rowsOf({ ref, buttons }: Message, presses: Pick<Presses, 'write'>): InlineKeyboardButton[][] {
  if (ref === undefined) return [];
  return (buttons ?? []).flatMap((row) => {
    const encoded = row.map(({ id, label }) => ({
      text: isBlank(label) ? id : plain(label),
      callback_data: presses.write({ ref, button: id }),
    }));
    const rows: InlineKeyboardButton[][] = [];
    for (let at = 0; at < encoded.length; at += ROW_MOST) rows.push(encoded.slice(at, at + ROW_MOST));
    return rows;
  });
}
