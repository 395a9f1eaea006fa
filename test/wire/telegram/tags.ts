import type { MessageEntity } from '@grammyjs/types';
import { reference } from './reference.ts';
import { violate } from './refusal.ts';

/** A start tag: what it marks, and where it ends in the text. */
export interface Tag {
  readonly name: string;
  readonly is: MessageEntity.CommonMessageEntity['type'] | 'link' | 'pre' | 'code-in-pre';
  readonly value?: string | undefined;
  readonly end: number;
}

const TAGS: Readonly<Record<string, Tag['is']>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  span: 'spoiler',
  code: 'code',
  pre: 'pre',
  a: 'link',
  blockquote: 'blockquote',
};

const SPACE = /\s/;
const ATTRIBUTE = /\s*([^\s=>]*)\s*(?:(=)\s*(?:"([^"]*)"|'([^']*)'|([\w.-]+))?)?/y;

/** Reads the start tag at a place. */
export function startTag(html: string, at: number): Tag {
  let end = at + 1;
  while (end < html.length && html[end] !== '>' && !SPACE.test(html[end] ?? '')) end += 1;
  if (end >= html.length) throw wrong('Unclosed start tag', html, at);
  const name = html.slice(at + 1, end).toLowerCase();
  const is = Object.hasOwn(TAGS, name) ? TAGS[name] : undefined;
  if (is === undefined) throw wrong(`Unsupported start tag "${name}"`, html, at);
  const [attributes, close] = attributesOf(html, at, end, name);
  if (name === 'span' && attributes['class'] !== 'tg-spoiler')
    throw wrong('Tag "span" must have class "tg-spoiler"', html, at);
  return { name, ...meaning(is, attributes), end: close + 1 };
}

function meaning(is: Tag['is'], attributes: Readonly<Record<string, string>>): Pick<Tag, 'is' | 'value'> {
  const language = attributes['class']?.startsWith('language-') ? attributes['class'].slice(9) : undefined;
  if (is === 'link') return { is, value: attributes['href'] };
  if (is === 'blockquote' && 'expandable' in attributes) return { is: 'expandable_blockquote' };
  if (is === 'code' && language !== undefined) return { is: 'code-in-pre', value: language };
  return { is };
}

function attributesOf(
  html: string,
  start: number,
  from: number,
  name: string,
): readonly [Readonly<Record<string, string>>, number] {
  const attributes: Record<string, string> = {};
  let at = from;
  for (;;) {
    while (SPACE.test(html[at] ?? '')) at += 1;
    if (html[at] === '>') return [attributes, at];
    if (at >= html.length) throw wrong(`Unclosed start tag "${name}"`, html, start);
    ATTRIBUTE.lastIndex = at;
    const found = ATTRIBUTE.exec(html);
    const [all = '', key = '', equals, double, single, bare] = found ?? [];
    const value = double ?? single ?? bare;
    if (key === '') throw wrong(`Empty attribute name in the tag "${name}"`, html, start);
    if (equals !== undefined && value === undefined) throw wrong(`Unclosed start tag "${name}"`, html, start);
    if (equals === undefined && name !== 'blockquote')
      throw wrong(`Expected equal sign in declaration of an attribute of the tag "${name}"`, html, start);
    attributes[key.toLowerCase()] = plain(value ?? '');
    at += all.length;
  }
}

function plain(value: string): string {
  return value.replace(/&[^&]*/g, (from) => {
    const [character, length] = reference(from, 0) ?? ['&', 1];
    return character + from.slice(length);
  });
}

/** Reads the end tag at a place, which must close what was opened last; returns where it ends. */
export function endTag(html: string, at: number, opened: string | undefined): number {
  if (opened === undefined) throw wrong('Unexpected end tag', html, at);
  let end = at + 2;
  while (end < html.length && html[end] !== '>' && !SPACE.test(html[end] ?? '')) end += 1;
  const name = html.slice(at + 2, end).toLowerCase();
  while (SPACE.test(html[end] ?? '')) end += 1;
  if (html[end] !== '>') throw wrong('Unclosed end tag', html, at);
  if (name !== '' && name !== opened)
    throw violate(
      `can't parse entities: Unmatched end tag at byte offset ${bytes(html, at)}, expected "</${opened}>", found "</${name}>"`,
    );
  return end + 1;
}

function wrong(what: string, html: string, at: number): Error {
  return violate(`can't parse entities: ${what} at byte offset ${bytes(html, at)}`);
}

const bytes = (html: string, at: number): number => Buffer.byteLength(html.slice(0, at));
