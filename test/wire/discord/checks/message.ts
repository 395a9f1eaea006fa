import { MessageFlags } from 'discord-api-types/v10';
import { emptyMessage, tooLarge, ApiError } from '../api-error.ts';
import type { SentFile } from '../calls.ts';
import type { Form } from '../form.ts';
import { isSnowflake } from '../ids.ts';
import { isList, isObject, textAt, type Json, type JsonObject } from '../json.ts';
import { checkComponents } from './components.ts';
import { checkComponentsV2 } from './components-v2.ts';
import { checkEmbeds } from './embeds.ts';

const MAX_CONTENT = 2000;
const MAX_FILE_BYTES = 10 * 1024 * 1024;
const MAX_FILES = 10;
const MAX_NONCE = 25;

/** Where a message comes in: each place knows its own fields. */
export type Door = 'create' | 'edit' | 'callback' | 'webhook' | 'webhook-edit';

const COMMON = ['content', 'embeds', 'allowed_mentions', 'components', 'attachments', 'flags'];
const FIELDS: Readonly<Record<Door, readonly string[]>> = {
  create: [
    ...COMMON,
    'tts',
    'nonce',
    'enforce_nonce',
    'message_reference',
    'sticker_ids',
    'poll',
    'shared_client_theme',
  ],
  edit: COMMON,
  callback: [...COMMON, 'tts', 'poll', 'shared_client_theme'],
  webhook: [
    ...COMMON,
    'tts',
    'username',
    'avatar_url',
    'thread_name',
    'applied_tags',
    'poll',
    'shared_client_theme',
  ],
  'webhook-edit': [...COMMON, 'poll'],
};

const NEW_FLAGS =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;
const FLAGS: Readonly<Record<Door, number>> = {
  create: NEW_FLAGS,
  edit: MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2,
  callback: NEW_FLAGS | MessageFlags.Ephemeral,
  webhook: NEW_FLAGS | MessageFlags.Ephemeral,
  'webhook-edit': MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2,
};

/** Checks everything about a message that does not depend on where it goes; `form.settle()` is the caller's. */
export function checkMessage(form: Form, body: JsonObject, door: Door, files: readonly SentFile[]): void {
  form.known([], withoutHabits(body), FIELDS[door]);
  const content = textAt(body, 'content')?.trim();
  form.text(['content'], content ?? body['content'], { max: MAX_CONTENT });
  const flags = form.integer(['flags'], body['flags'], 0, Number.MAX_SAFE_INTEGER) ?? 0;
  if ((flags & ~FLAGS[door]) !== 0) form.odd(['flags'], `cannot be set here: ${flags & ~FLAGS[door]}`);
  form.boolean(['tts'], body['tts']);
  checkNonce(form, body);
  checkEmbeds(form, body['embeds']);
  if (flags & MessageFlags.IsComponentsV2) checkComponentsV2(form, body);
  else checkComponents(form, body['components']);
  checkAllowedMentions(form, body['allowed_mentions']);
  checkFiles(form, body['attachments'], files);
}

/** discord.js sends these with everything; Discord ignores them. */
function withoutHabits(body: JsonObject): JsonObject {
  const { enforce_nonce: enforced, tts, ...rest } = body;
  return {
    ...rest,
    ...(enforced === undefined || enforced === false ? {} : { enforce_nonce: enforced }),
    ...(tts === undefined || tts === false ? {} : { tts }),
  };
}

function checkNonce(form: Form, body: JsonObject): void {
  const { nonce } = body as { nonce?: Json };
  if (typeof nonce === 'number')
    form.integer(['nonce'], nonce, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
  else form.text(['nonce'], nonce, { max: MAX_NONCE });
  form.boolean(['enforce_nonce'], body['enforce_nonce']);
  if (body['enforce_nonce'] === true && (nonce === undefined || nonce === null || nonce === ''))
    form.required(['nonce']);
}

function checkAllowedMentions(form: Form, value: Json | undefined): void {
  if (value === undefined || value === null) return;
  const allowed = form.object(['allowed_mentions'], value);
  if (!allowed) return;
  form.known(['allowed_mentions'], allowed, ['parse', 'users', 'roles', 'replied_user']);
  form.boolean(['allowed_mentions', 'replied_user'], allowed['replied_user']);
  const parse = form.list(['allowed_mentions', 'parse'], allowed['parse'], { max: 3 });
  for (const [at, one] of parse.entries())
    if (one !== 'users' && one !== 'roles' && one !== 'everyone')
      form.choice(['allowed_mentions', 'parse', at], ['users', 'roles', 'everyone']);
  for (const kind of ['users', 'roles']) {
    const ids = form.list(['allowed_mentions', kind], allowed[kind], { max: 100 });
    for (const [at, one] of ids.entries())
      if (typeof one !== 'string' || !isSnowflake(one))
        form.fail(['allowed_mentions', kind, at], 'NUMBER_TYPE_COERCE', 'Value is not snowflake.');
    if (ids.length > 0 && parse.includes(kind))
      form.fail(
        ['allowed_mentions'],
        'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE',
        `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`,
      );
  }
}

function checkFiles(form: Form, attachments: Json | undefined, files: readonly SentFile[]): void {
  if (files.length > MAX_FILES)
    throw new ApiError(400, 30015, `Maximum number of attachments in a message reached (${MAX_FILES})`, {
      mistake: true,
    });
  if (files.some(({ body }) => body.length > MAX_FILE_BYTES)) throw tooLarge();
  if (!isList(attachments)) return;
  const numbers = new Set(files.map(({ field }) => /^files\[(\d+)\]$/.exec(field)?.[1]));
  for (const [at, one] of attachments.entries()) {
    if (!isObject(one)) continue;
    const { id } = one;
    const text = typeof id === 'number' ? String(id) : id;
    if (typeof text !== 'string') form.required(['attachments', at, 'id']);
    else if (!isSnowflake(text) && !numbers.has(text))
      form.fail(['attachments', at, 'id'], 'ATTACHMENT_NOT_FOUND', `No file files[${text}] was sent.`);
    form.text(['attachments', at, 'description'], one['description'], { max: 1024 });
  }
}

/** Discord takes no message that shows nothing. */
export function checkNotEmpty(shows: {
  readonly content: string;
  readonly embeds: number;
  readonly components: number;
  readonly attachments: number;
  readonly more: boolean;
}): void {
  if (shows.content === '' && shows.embeds + shows.components + shows.attachments === 0 && !shows.more)
    throw emptyMessage();
}
