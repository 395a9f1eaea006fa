import {
  ApplicationCommandType,
  RESTJSONErrorCodes,
  type APIApplicationCommand,
} from 'discord-api-types/v10';
import { ApiError, missingAccess, unknownCommand } from '../api-error.ts';
import { checkCommand, MAX_COMMANDS } from '../checks/commands.ts';
import { isList, isObject, numberAt, type JsonObject } from '../json.ts';
import type { Community, World } from '../world.ts';
import { bodyOf, formOf, idOf, NO_CONTENT, param, type Answer, type Context, type Route } from './route.ts';

interface Shelf {
  readonly commands: Map<string, APIApplicationCommand>;
  readonly guild: Community | undefined;
}

function shelfOf(context: Context): Shelf {
  const { world, params } = context;
  if (param(context, 'application') !== world.applicationId)
    throw new ApiError(403, 20012, 'You are not authorized to perform this action on this application', {
      mistake: true,
    });
  if (params['guild'] === undefined) return { commands: world.commands, guild: undefined };
  const guild = world.guilds.get(idOf(context, 'guild'));
  if (!guild?.hasBot) throw missingAccess();
  return { commands: guild.commands, guild };
}

/** What must be unique among an app's commands. */
const keyOf = (command: { readonly type?: unknown; readonly name?: unknown }): string =>
  JSON.stringify([command.type ?? ApplicationCommandType.ChatInput, command.name]);

const sameAs = (
  commands: Map<string, APIApplicationCommand>,
  key: string,
): APIApplicationCommand | undefined => [...commands.values()].find((one) => keyOf(one) === key);

/** A command as it is kept: its id stays with its name, its version changes with its substance. */
function keep(
  world: World,
  shelf: Shelf,
  body: JsonObject,
  old: APIApplicationCommand | undefined,
): APIApplicationCommand {
  const {
    id: _id,
    dm_permission: _dm,
    default_permission: _dp,
    ...given
  } = body as JsonObject & { id?: string };
  const version = world.id();
  const fresh = {
    default_member_permissions: null,
    description: '',
    name_localizations: null,
    description_localizations: null,
    nsfw: false,
    ...(shelf.guild ? {} : { integration_types: [0], contexts: null }),
    ...given,
    id: old?.id ?? version,
    application_id: world.applicationId,
    ...(shelf.guild ? { guild_id: shelf.guild.id } : {}),
    type: numberAt(body, 'type') ?? ApplicationCommandType.ChatInput,
    version,
  } as unknown as APIApplicationCommand;
  const same = old && JSON.stringify({ ...old, version: '' }) === JSON.stringify({ ...fresh, version: '' });
  return same ? old : fresh;
}

function replaceAll(context: Context): Answer {
  const { world, call } = context;
  const shelf = shelfOf(context);
  if (!isList(call.body)) return { status: 200, body: [bodyOf(context)] };
  const form = formOf(context);
  const names = new Set<string>();
  let chats = 0;
  for (const [at, one] of call.body.entries()) {
    const command = form.object([at], one);
    if (!command) continue;
    checkCommand(form, [at], command, { guild: shelf.guild !== undefined, partial: false });
    const key = keyOf(command);
    if (names.has(key))
      form.fail([at], 'APPLICATION_COMMANDS_DUPLICATE_NAME', 'Application command names must be unique');
    names.add(key);
    if (key.startsWith('[1,')) chats += 1;
  }
  form.settle();
  if (chats > MAX_COMMANDS) throw tooMany();
  const before = new Map([...shelf.commands.values()].map((one) => [keyOf(one), one]));
  const next = call.body.filter(isObject).map((body) => keep(world, shelf, body, before.get(keyOf(body))));
  shelf.commands.clear();
  for (const one of next) shelf.commands.set(one.id, one);
  return { status: 200, body: next };
}

const tooMany = () =>
  new ApiError(
    400,
    RESTJSONErrorCodes.MaximumNumberOfApplicationCommandsReached,
    `Maximum number of application commands reached (${MAX_COMMANDS})`,
    { mistake: true },
  );

function create(context: Context): Answer {
  const shelf = shelfOf(context);
  const form = formOf(context);
  const body = bodyOf(context);
  checkCommand(form, [], body, { guild: shelf.guild !== undefined, partial: false });
  form.settle();
  const old = sameAs(shelf.commands, keyOf(body));
  if (!old && shelf.commands.size >= MAX_COMMANDS) throw tooMany();
  const command = keep(context.world, shelf, body, old);
  shelf.commands.set(command.id, command);
  return { status: old ? 200 : 201, body: command };
}

function commandOf(context: Context, shelf: Shelf): APIApplicationCommand {
  const command = shelf.commands.get(idOf(context, 'command'));
  if (!command) throw unknownCommand();
  return command;
}

function change(context: Context): Answer {
  const shelf = shelfOf(context);
  const old = commandOf(context, shelf);
  const form = formOf(context);
  const body = bodyOf(context);
  checkCommand(form, [], body, { guild: shelf.guild !== undefined, partial: true });
  form.settle();
  const { guild_id: _g, application_id: _a, version: _v, ...kept } = old;
  const command = keep(context.world, shelf, { ...(kept as unknown as JsonObject), ...body }, old);
  shelf.commands.set(command.id, command);
  return { status: 200, body: command };
}

function withdraw(context: Context): Answer {
  const shelf = shelfOf(context);
  shelf.commands.delete(commandOf(context, shelf).id);
  return NO_CONTENT;
}

/** The list leaves translations out unless they are asked for. */
function list(context: Context): Answer {
  const full = context.call.query['with_localizations'] === 'true';
  const all = [...shelfOf(context).commands.values()];
  return { status: 200, body: full ? all : all.map((one) => withoutLocalizations(one)) };
}

function withoutLocalizations<T>(value: T): T {
  if (Array.isArray(value)) return value.map((one: unknown) => withoutLocalizations(one)) as T;
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !key.endsWith('_localizations'))
      .map(([key, inner]) => [key, withoutLocalizations(inner)]),
  ) as T;
}

const GLOBAL = '/applications/{application}/commands';
const GUILD = '/applications/{application}/guilds/{guild}/commands';

export const commandRoutes: readonly Route[] = [GLOBAL, GUILD].flatMap((template): Route[] => [
  { method: 'GET', template, answer: list },
  { method: 'PUT', template, answer: replaceAll },
  { method: 'POST', template, answer: create },
  {
    method: 'GET',
    template: `${template}/{command}`,
    answer: (context) => ({ status: 200, body: commandOf(context, shelfOf(context)) }),
  },
  { method: 'PATCH', template: `${template}/{command}`, answer: change },
  { method: 'DELETE', template: `${template}/{command}`, answer: withdraw },
]);

/** The commands that somebody could find in a place, global ones and the guild's own. */
export function commandsOf(world: World, guild: Community | undefined): readonly APIApplicationCommand[] {
  return [...(guild?.commands.values() ?? []), ...world.commands.values()];
}
