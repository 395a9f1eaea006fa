import type { MessageEntity } from '@grammyjs/types';
import { detect } from './detect.ts';
import { readHtml, type Marked } from './html.ts';
import { refuse, violate } from './refusal.ts';

/** A text as it comes, with one of the two ways to mark it. */
export interface Given {
  readonly text: string | undefined;
  readonly mode: string | undefined;
  readonly entities: readonly MessageEntity[] | undefined;
}

const TEXT_MOST = 4096;
const CAPTION_MOST = 1024;

/** Characters that the server takes for spaces: what comes before the space, line breaks apart. */
const CONTROL = /[^\n\r -\u{10ffff}]/gu;

/** The text of a message, as it will stand. */
export function messageText(given: Given, odd: (what: string) => void): Marked {
  if (given.text === undefined || given.text === '') throw violate('message text is empty');
  const marked = read(given, odd);
  if (marked.text === '') throw violate('text must be non-empty');
  if (marked.text.length > TEXT_MOST) throw violate('message is too long');
  return marked;
}

/** The caption of a file, as it will stand. */
export function captionText(given: Given, odd: (what: string) => void): Marked {
  const marked = read(given, odd);
  if (marked.text.length > CAPTION_MOST) throw violate('message caption is too long');
  return marked;
}

/** What a person typed: nothing is marked, and the same things are found. */
export function typedText(text: string): Marked {
  return read({ text, mode: undefined, entities: undefined }, () => {});
}

function read(given: Given, odd: (what: string) => void): Marked {
  const text = given.text ?? '';
  const mode = given.mode?.toLowerCase() ?? '';
  if (mode !== '' && given.entities) odd('both a parse_mode and entities: the entities are not looked at');
  if (mode !== '' && mode !== 'html')
    throw mode.startsWith('markdown')
      ? violate('this fake server does not read Markdown')
      : violate('unsupported parse_mode');
  const marked =
    mode === 'html' ? readHtml(text, odd) : { text, entities: checked(text, given.entities ?? []) };
  const trimmed = trim(clean(marked));
  return { text: trimmed.text, entities: detect(trimmed.text, trimmed.entities) };
}

function checked(text: string, entities: readonly MessageEntity[]): readonly MessageEntity[] {
  for (const { offset, length, type } of entities)
    if (offset < 0 || length <= 0 || offset + length > text.length)
      throw violate(`can't parse entities: ${type} at ${offset}, ${length} long, lies outside of the text`);
  return entities;
}

/** Carriage returns go, and other control characters become spaces. */
function clean(marked: Marked): Marked {
  const text = marked.text.replace(CONTROL, ' ');
  if (!text.includes('\r')) return { ...marked, text };
  const before = (place: number): number => place - (text.slice(0, place).match(/\r/g)?.length ?? 0);
  return {
    text: text.replace(/\r/g, ''),
    entities: marked.entities.map((entity) => ({
      ...entity,
      offset: before(entity.offset),
      length: before(entity.offset + entity.length) - before(entity.offset),
    })),
  };
}

/** No message begins or ends with a space. */
function trim({ text, entities }: Marked): Marked {
  const trimmed = text.trim();
  if (trimmed.length === text.length) return { text, entities };
  const start = text.length - text.trimStart().length;
  const kept = entities.map((entity) => {
    const from = Math.max(entity.offset - start, 0);
    const to = Math.min(entity.offset + entity.length - start, trimmed.length);
    return { ...entity, offset: from, length: to - from };
  });
  return { text: trimmed, entities: kept.filter((entity) => entity.length > 0) };
}

/** 400, and happens to a correct client when the same thing is done twice. */
export const notModified = (): Error =>
  refuse(
    400,
    'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  );
