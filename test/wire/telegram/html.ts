import type { MessageEntity } from '@grammyjs/types';
import { reference } from './reference.ts';
import { violate } from './refusal.ts';
import { endTag, startTag, type Tag } from './tags.ts';

/** A text with what is marked in it. */
export interface Marked {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

interface Open {
  readonly tag: Tag;
  readonly offset: number;
}

/**
 * Reads a text marked up as `parse_mode: "HTML"` as the server does: a few tags, closed in the order they were opened,
 * and four named characters. The server takes an `&` that begins none of them as it stands; whoever sends one forgot to
 * escape a text, so `odd` hears of it.
 */
export function readHtml(html: string, odd: (what: string) => void): Marked {
  const entities: MessageEntity[] = [];
  const open: Open[] = [];
  let text = '';
  let at = 0;
  while (at < html.length) {
    const next = html.slice(at).search(/[<&]/);
    if (next < 0) {
      text += html.slice(at);
      break;
    }
    text += html.slice(at, at + next);
    at += next;
    if (html[at] === '&') {
      const [plain, length] = reference(html, at) ?? ['&', 1];
      if (length === 1) odd(`an "&" that is not escaped: ${JSON.stringify(html.slice(at, at + 12))}`);
      text += plain;
      at += length;
    } else if (html[at + 1] === '/') {
      const last = open.pop();
      at = endTag(html, at, last?.tag.name);
      if (last) entities.push(...entityOf(last, text));
    } else {
      const tag = startTag(html, at);
      open.push({ tag, offset: text.length });
      at = tag.end;
    }
  }
  const unclosed = open.at(-1);
  if (unclosed)
    throw violate(
      `can't parse entities: Can't find end tag corresponding to start tag "${unclosed.tag.name}"`,
    );
  return { text, entities: tidy(entities) };
}

function entityOf({ tag, offset }: Open, text: string): MessageEntity[] {
  const length = text.length - offset;
  if (length === 0) return [];
  const place = { offset, length };
  switch (tag.is) {
    case 'link': {
      const url = tag.value ?? text.slice(offset);
      return isLink(url) ? [{ type: 'text_link', ...place, url }] : [];
    }
    case 'pre':
    case 'code-in-pre':
      return [{ type: 'pre', ...place, ...(tag.value === undefined ? {} : { language: tag.value }) }];
    default:
      return [{ type: tag.is, ...place }];
  }
}

function isLink(url: string): boolean {
  return /^(?:https?:\/\/|tg:\/\/|mailto:|[^\s:/]+\.[^\s]+$)/i.test(url);
}

/** In order of place, the same thing inside itself or right behind itself as one, and nothing inside of code. */
function tidy(entities: readonly MessageEntity[]): MessageEntity[] {
  // They come as they were closed, the inner one first.
  const sorted = entities.toReversed().toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  const kept: MessageEntity[] = [];
  for (const entity of sorted) {
    const around = kept.find((one) => end(one) >= end(entity) && isCode(one));
    if (around && !isPreWithLanguage(around, entity)) continue;
    const same = kept.find((one) => one.type === entity.type && isStyle(one) && end(one) >= entity.offset);
    if (same) {
      same.length = Math.max(end(same), end(entity)) - same.offset;
      continue;
    }
    if (around) kept.splice(kept.indexOf(around), 1);
    kept.push(entity);
  }
  return kept;
}

const end = (entity: MessageEntity): number => entity.offset + entity.length;
const isCode = (entity: MessageEntity): boolean => entity.type === 'pre' || entity.type === 'code';
const isStyle = (entity: MessageEntity): boolean =>
  ['bold', 'italic', 'underline', 'strikethrough', 'spoiler'].includes(entity.type);

/** `<pre><code class="language-…">` is one thing: a block in a language. */
function isPreWithLanguage(around: MessageEntity, inside: MessageEntity): boolean {
  return around.type === 'pre' && inside.type === 'pre' && around.length === inside.length;
}
