import {
  MessageFlags,
  type APIAllowedMentions,
  type APIEmbed,
  type RawFile,
  type RESTAPIAttachment,
} from 'discord.js';
import { withoutMoments } from '../../bot/moment.ts';
import type { Message } from '../../bot/message.ts';
import { lift, render } from './escape.ts';
import { rowsOf, type Row, type Words } from './layout.ts';
import { LONGEST_ALT, LONGEST_CONTENT, LONGEST_DESCRIPTION } from './limits.ts';
import { shorten, split } from './split.ts';

/** One message of Discord's, wherever it goes: what is read, what can be answered, and a file. */
export interface Part {
  /** Markdown, escaped; nothing where there are only buttons or a file. */
  readonly content?: string;
  /** A text too long for `content`, in an embed; never both. */
  readonly description?: string;
  readonly rows: readonly Row[];
  readonly file?: { readonly raw: RawFile; readonly alt: string };
}

/** The body of a new message. */
export interface NewBody {
  content?: string;
  embeds?: APIEmbed[];
  components?: Row[];
  attachments?: RESTAPIAttachment[];
  allowed_mentions: APIAllowedMentions;
  flags: MessageFlags;
}

/** The body of a change: what it leaves out stays as it is. */
export interface EditBody {
  content?: string;
  embeds?: APIEmbed[];
  components: Row[];
  attachments?: RESTAPIAttachment[];
  allowed_mentions: APIAllowedMentions;
  flags?: MessageFlags;
}

/** For whom a message is written, and the platform's own words in their language. */
export interface Reader {
  readonly id: string;
  readonly words: Words;
}

/**
 * The messages that say `message`, in their order; none where there is nothing to say. What asks something and what is
 * posted stays plain content, which is what a phone's notification shows; other long texts become one embed.
 */
export function encode(message: Message, { id, words }: Reader): readonly Part[] {
  const plain = message.asks !== undefined || message.urgency === 'post';
  const texts = textsOf(message, plain);
  const rows = rowsOf(message, id, words);
  const file = fileOf(message);
  if (texts.length === 0) return rows.length === 0 && !file ? [] : [{ rows, ...(file && { file }) }];
  return texts.map((text, at) =>
    at < texts.length - 1 ? { rows: [], ...text } : { rows, ...text, ...(file && { file }) },
  );
}

/**
 * What a message becomes where it replaces another: always one, `plain` content or whatever holds more. Undefined: only
 * its buttons go.
 */
export function encodeChange(message: Message, { id, words }: Reader, plain = false): Part | undefined {
  const [first, second] = textsOf(message, plain);
  const file = fileOf(message);
  const rows = rowsOf(message, id, words);
  if (!first) return message.closes ? undefined : { rows, ...(file && { file }) };
  if (!second) return { rows, ...first, ...(file && { file }) };
  const { content, description = '' } = first;
  return {
    rows,
    ...(content === undefined
      ? { description: cut(description, LONGEST_DESCRIPTION) }
      : { content: cut(content, LONGEST_CONTENT) }),
    ...(file && { file }),
  };
}

/** Shows that something is missing behind it, where there is room to. */
function cut(text: string, longest: number): string {
  return text.length < longest ? `${text}…` : text;
}

/** A line of the platform's own words. */
export function encodeNote(text: string): Part {
  return { content: render(text, new Map()), rows: [] };
}

/** The body of a part that is sent as a new message. */
export function newBody(part: Part, hidden = false): NewBody {
  const { content, description, rows, file } = part;
  return {
    flags: unfolding(description) | (hidden ? MessageFlags.Ephemeral : 0),
    allowed_mentions: { parse: [] },
    ...(content !== undefined && { content }),
    ...(description !== undefined && { embeds: [{ description }] }),
    ...(rows.length > 0 && { components: [...rows] }),
    ...(file && { attachments: [attachment(file)] }),
  };
}

/**
 * The body of a part that takes another's place; without one, the buttons go and the rest stays. What only one person
 * sees is `hidden`: its flags are left as they are, so that nothing can bring it into the open.
 */
export function editBody(part: Part | undefined, hidden = false): EditBody {
  if (!part) return { components: [], allowed_mentions: { parse: [] } };
  const { content, description, rows, file } = part;
  return {
    content: content ?? '',
    embeds: description === undefined ? [] : [{ description }],
    components: [...rows],
    ...(file && { attachments: [attachment(file)] }),
    allowed_mentions: { parse: [] },
    ...(!hidden && { flags: unfolding(description) }),
  };
}

/** Links do not unfold. The flag for it would hide our own embed too. */
function unfolding(description: string | undefined): number {
  return description === undefined ? MessageFlags.SuppressEmbeds : 0;
}

/** The files that go with a part. */
export function filesOf(part: Part | undefined): RawFile[] {
  return part?.file ? [part.file.raw] : [];
}

type Text = Pick<Part, 'content' | 'description'>;

function textsOf({ paragraphs, strong }: Message, plain: boolean): readonly Text[] {
  const { text, moments } = lift(paragraphs.join('\n\n'));
  const bold = strong === undefined ? '' : lift(strong).text;
  const end = text.startsWith(bold) ? bold.length : 0;
  const shown = (piece: string, at: number) => render(piece, moments, Math.max(0, end - at));
  const whole = text.trim();
  if (whole === '') return [];
  const start = text.length - text.trimStart().length;
  const content = shown(whole, start);
  if (content.length <= LONGEST_CONTENT) return [{ content }];
  // A piece may begin bold, whichever it is: that costs two pairs of stars.
  const longest = (plain ? LONGEST_CONTENT : LONGEST_DESCRIPTION) - (end > 0 ? '****'.length : 0);
  const pieces = split(text, (piece) => render(piece, moments).length <= longest);
  return pieces.map((piece) =>
    plain ? { content: shown(piece.text, piece.at) } : { description: shown(piece.text, piece.at) },
  );
}

function fileOf({ file, paragraphs }: Message): Part['file'] {
  if (!file) return undefined;
  const said = withoutMoments(paragraphs[0] ?? '')
    .toWellFormed()
    .trim();
  const raw: RawFile = {
    name: file.name,
    data: Buffer.from(file.body, 'utf8'),
    contentType: file.mime,
    key: 'files[0]',
  };
  return { raw, alt: shorten(said === '' ? file.name : said, LONGEST_ALT) };
}

function attachment({ raw, alt }: NonNullable<Part['file']>): RESTAPIAttachment {
  return { id: '0', filename: raw.name, description: alt };
}
