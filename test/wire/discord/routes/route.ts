import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import {
  ApiError,
  missingAccess,
  missingPermissions,
  threadArchived,
  threadLocked,
  unknownChannel,
  unknownMessage,
} from '../api-error.ts';
import type { Call } from '../calls.ts';
import { Form } from '../form.ts';
import { isSnowflake } from '../ids.ts';
import { isObject, type JsonObject } from '../json.ts';
import { guildChannel } from '../shapes.ts';
import type { Kept, Place, World } from '../world.ts';

/** A request on its way through a route. */
export interface Context {
  readonly world: World;
  readonly call: Call;
  readonly params: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly body?: object;
}

/** One method of one path. `{name}` stands for an id. */
export interface Route {
  readonly method: string;
  readonly template: string;
  /** Whether it takes no bot token: interactions and their webhooks carry their own. */
  readonly open?: boolean;
  readonly answer: (context: Context) => Answer;
  /** The user whom a call concerns, where that can be told beforehand. */
  readonly user?: (
    world: World,
    params: Readonly<Record<string, string>>,
    body: unknown,
  ) => string | undefined;
}

export const NO_CONTENT: Answer = { status: 204 };

export const param = (context: Context, name: string): string => context.params[name] ?? '';

/** A form whose oddities are remembered with the call. */
export function formOf({ world, call }: Context): Form {
  return new Form((what) => world.violations.push(`${call.method} ${call.route}: ${what}`));
}

/** The body as an object; anything else is refused. */
export function bodyOf({ call }: Context): JsonObject {
  if (isObject(call.body)) return call.body;
  throw new ApiError(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'Invalid Form Body', {
    errors: {
      _errors: [{ code: 'MODEL_TYPE_CONVERT', message: 'Only dictionaries may be used in a ModelType' }],
    },
    mistake: true,
  });
}

/** The id in a path; text that is none is refused as Discord refuses it. */
export function idOf(context: Context, name: string): string {
  const id = param(context, name);
  if (isSnowflake(id)) return id;
  throw new ApiError(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'Invalid Form Body', {
    errors: {
      [`${name}_id`]: {
        _errors: [{ code: 'NUMBER_TYPE_COERCE', message: `Value "${id}" is not snowflake.` }],
      },
    },
    mistake: true,
  });
}

/** The channel of a path, if the bot may look into it. */
export function placeOf(context: Context): Place {
  const place = context.world.places.get(idOf(context, 'channel'));
  if (!place) throw unknownChannel();
  if (place.kind === 'private' || !place.botMayView || (place.guild && !place.guild.hasBot))
    throw missingAccess();
  return place;
}

/** The channel of a path, if the bot may write there. */
export function writablePlaceOf(context: Context): Place {
  const place = placeOf(context);
  if (!place.botMaySend) throw missingPermissions();
  if (place.locked) throw threadLocked();
  return place;
}

/** A message of a place that is not ephemeral: those exist only for their interaction. */
export function messageOf(context: Context, place: Place): Kept {
  const kept = place.messages.get(idOf(context, 'message'));
  if (!kept || kept.onlyFor !== undefined) throw unknownMessage();
  return kept;
}

/** A message of a place where anything can be changed: in an archived thread nothing can. */
export function changeableOf(context: Context, place: Place): Kept {
  const kept = messageOf(context, place);
  if (place.archived) throw threadArchived();
  return kept;
}

/** A thread is there again for everybody, and the bot is told. */
export function unarchive({ world }: Context, place: Place): void {
  if (!place.archived || !place.guild) return;
  place.archived = false;
  world.dispatch('THREAD_UPDATE', guildChannel(world, place, place.guild));
}

/** The person a channel belongs to. */
export const personOfChannel: NonNullable<Route['user']> = (world, params) =>
  world.places.get(params['channel'] ?? '')?.person?.user.id;

/** The person whose interaction a token belongs to. */
export const personOfToken: NonNullable<Route['user']> = (world, params) =>
  world.asksByToken.get(params['token'] ?? '')?.person.user.id;
