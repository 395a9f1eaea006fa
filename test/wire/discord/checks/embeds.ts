import type { Form } from '../form.ts';
import { isObject, objectsAt, textAt, type Json, type JsonObject } from '../json.ts';

const MAX_EMBEDS = 10;
const MAX_ALL_EMBEDS = 6000;
const KNOWN = [
  'title',
  'type',
  'description',
  'url',
  'timestamp',
  'color',
  'footer',
  'image',
  'thumbnail',
  'video',
  'provider',
  'author',
  'fields',
];
const SHOWS = ['title', 'description', 'fields', 'image', 'thumbnail', 'author', 'footer', 'video'];

/** What an embed may hold, and all embeds of a message together. */
export function checkEmbeds(form: Form, value: Json | undefined): void {
  let total = 0;
  for (const [at, one] of form.list(['embeds'], value, { max: MAX_EMBEDS }).entries()) {
    const embed = form.object(['embeds', at], one);
    if (!embed) continue;
    checkEmbed(form, ['embeds', at], embed);
    total += sizeOf(embed);
  }
  if (total > MAX_ALL_EMBEDS)
    form.fail(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${MAX_ALL_EMBEDS}`);
}

function checkEmbed(form: Form, path: readonly (string | number)[], embed: JsonObject): void {
  form.known(path, embed, KNOWN);
  form.text([...path, 'title'], embed['title'], { max: 256 });
  form.text([...path, 'description'], embed['description'], { max: 4096 });
  form.integer([...path, 'color'], embed['color'], 0, 0xffffff);
  checkUrl(form, [...path, 'url'], embed['url']);
  const timestamp = form.text([...path, 'timestamp'], embed['timestamp'], { max: 100 });
  if (timestamp !== undefined && Number.isNaN(Date.parse(timestamp)))
    form.fail([...path, 'timestamp'], 'DATETIME_TYPE_PARSE', 'Could not parse the datetime.');
  const part = (key: string) => form.optional([...path, key], embed[key]);
  const [footer, author, image, thumbnail] = [
    part('footer'),
    part('author'),
    part('image'),
    part('thumbnail'),
  ];
  if (footer) {
    form.known([...path, 'footer'], footer, ['text', 'icon_url', 'proxy_icon_url']);
    form.text([...path, 'footer', 'text'], footer['text'], { max: 2048, required: true });
  }
  if (author) {
    form.known([...path, 'author'], author, ['name', 'url', 'icon_url', 'proxy_icon_url']);
    form.text([...path, 'author', 'name'], author['name'], { max: 256, required: true });
  }
  if (image) checkUrl(form, [...path, 'image', 'url'], image['url'], true);
  if (thumbnail) checkUrl(form, [...path, 'thumbnail', 'url'], thumbnail['url'], true);
  for (const [at, one] of form.list([...path, 'fields'], embed['fields'], { max: 25 }).entries()) {
    const field = form.object([...path, 'fields', at], one);
    if (!field) continue;
    form.known([...path, 'fields', at], field, ['name', 'value', 'inline']);
    form.text([...path, 'fields', at, 'name'], field['name'], { min: 1, max: 256, required: true });
    form.text([...path, 'fields', at, 'value'], field['value'], { min: 1, max: 1024, required: true });
    form.boolean([...path, 'fields', at, 'inline'], field['inline']);
  }
  if (!SHOWS.some((key) => embed[key] !== undefined && embed[key] !== null))
    form.required([...path, 'description']);
}

function checkUrl(
  form: Form,
  path: readonly (string | number)[],
  value: Json | undefined,
  attachment = false,
): void {
  if (value === undefined || value === null) return;
  if (typeof value === 'string' && /^https?:\/\/\S+$/.test(value)) return;
  if (attachment && typeof value === 'string' && value.startsWith('attachment://')) return;
  form.fail(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.');
}

function sizeOf(embed: JsonObject): number {
  const inner = (key: string, name: string) => {
    const value = embed[key];
    return isObject(value) ? (textAt(value, name) ?? '') : '';
  };
  const texts = [
    textAt(embed, 'title') ?? '',
    textAt(embed, 'description') ?? '',
    inner('footer', 'text'),
    inner('author', 'name'),
    ...objectsAt(embed, 'fields').flatMap((field) => [
      textAt(field, 'name') ?? '',
      textAt(field, 'value') ?? '',
    ]),
  ];
  return texts.reduce((sum, text) => sum + Array.from(text).length, 0);
}
