import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { ApiError, closedToUs, missingPermissions, noMutualGuild, notTheAuthor } from '../api-error.ts';
import { checkMessage } from '../checks/message.ts';
import type { Form } from '../form.ts';
import { isObject, textAt, type JsonObject } from '../json.ts';
import { edit, post, remove, replace } from '../messages.ts';
import { sharesGuild, type Kept, type Place, type World } from '../world.ts';
import {
  bodyOf,
  changeableOf,
  formOf,
  messageOf,
  NO_CONTENT,
  personOfChannel,
  placeOf,
  unarchive,
  writablePlaceOf,
  type Answer,
  type Context,
  type Route,
} from './route.ts';

/** “A few minutes”, as the documentation has it. */
const NONCE_KEPT_MS = 5 * 60_000;
const DEFAULT_PAGE = 50;

function create(context: Context): Answer {
  const { world, call } = context;
  const place = writablePlaceOf(context);
  const form = formOf(context);
  const body = bodyOf(context);
  checkMessage(form, body, 'create', call.files);
  const reply = referenced(form, place, body);
  form.settle();
  reachable(place);
  const nonce = body['enforce_nonce'] === true ? JSON.stringify(body['nonce']) : undefined;
  const existing = nonce === undefined ? undefined : sentBefore(world, place, nonce);
  if (existing) return { status: 200, body: existing.message };
  unarchive(context, place);
  const kept = post(world, place, body, { author: world.botUser, files: call.files, reply });
  if (nonce !== undefined) place.nonces.set(nonce, { message: kept.message.id, at: world.now() });
  return { status: 200, body: kept.message };
}

/** Whether a conversation still takes the bot's messages. */
function reachable({ kind, person }: Place): void {
  if (kind !== 'dm' || !person) return;
  if (person.blocks || !person.dmsOpen) throw closedToUs();
  if (!person.installed && !sharesGuild(person)) throw noMutualGuild();
}

/** The message that the same nonce made within the last minutes. */
function sentBefore(world: World, place: Place, nonce: string): Kept | undefined {
  for (const [old, { at }] of place.nonces) {
    if (world.now() - at < NONCE_KEPT_MS) break;
    place.nonces.delete(old);
  }
  const known = place.nonces.get(nonce);
  return known && place.messages.get(known.message);
}

function referenced(form: Form, place: Place, body: JsonObject): Kept | undefined {
  const reference = body['message_reference'];
  if (!isObject(reference)) return undefined;
  form.known(['message_reference'], reference, [
    'type',
    'message_id',
    'channel_id',
    'guild_id',
    'fail_if_not_exists',
  ]);
  const kept = place.messages.get(textAt(reference, 'message_id') ?? '');
  if (!kept && reference['fail_if_not_exists'] !== false)
    form.fail(['message_reference'], 'MESSAGE_REFERENCE_UNKNOWN_MESSAGE', 'Unknown message');
  return kept;
}

function change(context: Context): Answer {
  const { world, call } = context;
  const kept = changeableOf(context, placeOf(context));
  if (kept.message.author.id !== world.botUser.id) throw notTheAuthor();
  const form = formOf(context);
  const body = bodyOf(context);
  checkMessage(form, body, 'edit', call.files);
  form.settle();
  return { status: 200, body: edit(world, kept, body, call.files).message };
}

function withdraw(context: Context): Answer {
  const place = placeOf(context);
  const kept = changeableOf(context, place);
  if (kept.message.author.id !== context.world.botUser.id) throw ofAnother(place);
  remove(context.world, kept);
  return NO_CONTENT;
}

function ofAnother(place: Place): ApiError {
  if (place.guild) return missingPermissions();
  return new ApiError(
    403,
    RESTJSONErrorCodes.CannotExecuteActionOnDMChannel,
    'Cannot execute action on a DM channel',
  );
}

function list(context: Context): Answer {
  const place = placeOf(context);
  const { limit, before, after } = context.call.query;
  const most = Math.min(Number(limit ?? DEFAULT_PAGE), 100);
  const all = [...place.messages.values()].filter(
    ({ message, onlyFor }) =>
      onlyFor === undefined &&
      (before === undefined || BigInt(message.id) < BigInt(before)) &&
      (after === undefined || BigInt(message.id) > BigInt(after)),
  );
  const page = after === undefined ? all.slice(-most) : all.slice(0, most);
  return { status: 200, body: page.map(({ message }) => message).toReversed() };
}

function pin(pinned: boolean) {
  return (context: Context): Answer => {
    const place = placeOf(context);
    const kept = changeableOf(context, place);
    // In a conversation of two either may pin; in a guild it takes a permission.
    if (place.guild && !place.botMayPin) throw missingPermissions();
    replace(context.world, { ...kept, message: { ...kept.message, pinned } });
    return NO_CONTENT;
  };
}

function pins(context: Context): Answer {
  const all = [...placeOf(context).messages.values()].map(({ message }) => message);
  return { status: 200, body: all.filter(({ pinned }) => pinned).toReversed() };
}

function typing(context: Context): Answer {
  reachable(writablePlaceOf(context));
  return NO_CONTENT;
}

const MESSAGES = '/channels/{channel}/messages';
const user = personOfChannel;

export const messageRoutes: readonly Route[] = [
  { method: 'POST', template: MESSAGES, user, answer: create },
  { method: 'GET', template: MESSAGES, user, answer: list },
  {
    method: 'GET',
    template: `${MESSAGES}/{message}`,
    user,
    answer: (context) => ({ status: 200, body: messageOf(context, placeOf(context)).message }),
  },
  { method: 'PATCH', template: `${MESSAGES}/{message}`, user, answer: change },
  { method: 'DELETE', template: `${MESSAGES}/{message}`, user, answer: withdraw },
  { method: 'POST', template: '/channels/{channel}/typing', user, answer: typing },
  { method: 'GET', template: '/channels/{channel}/pins', user, answer: pins },
  { method: 'PUT', template: '/channels/{channel}/pins/{message}', user, answer: pin(true) },
  { method: 'DELETE', template: '/channels/{channel}/pins/{message}', user, answer: pin(false) },
  { method: 'PUT', template: `${MESSAGES}/pins/{message}`, user, answer: pin(true) },
  { method: 'DELETE', template: `${MESSAGES}/pins/{message}`, user, answer: pin(false) },
];
