import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommand,
} from 'discord-api-types/v10';
import { contextOf } from './asks.ts';
import { isObject, numberAt, objectsAt, textAt, type JsonObject } from './json.ts';
import { OPTION } from './numbers.ts';
import { commandsOf } from './routes/commands.ts';
import { sharesGuild, type Individual, type Place, type World } from './world.ts';

/** What somebody fills in behind a command's name. */
export type Options = Readonly<Record<string, string | number | boolean>>;

/** The commands that somebody's client offers in a place. */
export function offered(world: World, person: Individual, place: Place): readonly APIApplicationCommand[] {
  return commandsOf(world, place.guild).filter(
    (command) =>
      command.type === ApplicationCommandType.ChatInput &&
      (command.guild_id !== undefined || installedFor(command, person, place)) &&
      permitted(command, person, place),
  );
}

function installedFor(command: APIApplicationCommand, person: Individual, place: Place): boolean {
  const contexts = command.contexts ?? [InteractionContextType.Guild, InteractionContextType.BotDM];
  if (!contexts.includes(contextOf(place))) return false;
  const types = command.integration_types ?? [ApplicationIntegrationType.GuildInstall];
  const byUser = types.includes(ApplicationIntegrationType.UserInstall) && person.installed;
  const guildReaches = place.guild ? place.guild.hasBot : place.kind === 'dm' && sharesGuild(person);
  return byUser || (types.includes(ApplicationIntegrationType.GuildInstall) && guildReaches);
}

/** Members see a command that asks for permissions only if they are admins: nobody else has any here. */
function permitted(command: APIApplicationCommand, person: Individual, place: Place): boolean {
  if (!place.guild || command.default_member_permissions === null) return true;
  return place.guild.members.get(person.user.id)?.admin ?? false;
}

/** A command as it is called: what the interaction's data says. */
export interface Chosen {
  readonly command: APIApplicationCommand;
  readonly data: JsonObject;
}

/**
 * Chooses a command and fills it in as a client would let somebody do. `name` may go on with a subcommand: `club join`.
 * With `focused`, what is typed there is unfinished and need not be valid.
 */
export function choose(
  world: World,
  person: Individual,
  place: Place,
  name: string,
  options: Options,
  focused?: string,
): Chosen {
  const [first = '', ...path] = name.split(' ');
  const menu = offered(world, person, place);
  const command = menu.find((one) => one.name === first);
  if (!command)
    throw new Error(
      `/${first} is not offered to ${person.user.username} here; what is: ${menu.map((one) => one.name).join(', ') || 'nothing'}`,
    );
  const users: Record<string, JsonObject> = {};
  const filled = fill(world, name, command as unknown as JsonObject, path, options, focused, users);
  return {
    command,
    data: {
      id: command.id,
      name: command.name,
      type: command.type,
      ...(command.guild_id === undefined ? {} : { guild_id: command.guild_id }),
      ...(filled.length > 0 ? { options: filled } : {}),
      ...(Object.keys(users).length > 0 ? { resolved: { users } } : {}),
    },
  };
}

function fill(
  world: World,
  name: string,
  level: JsonObject,
  path: readonly string[],
  options: Options,
  focused: string | undefined,
  users: Record<string, JsonObject>,
): JsonObject[] {
  const known = objectsAt(level, 'options');
  const nested = known.filter(
    (one) => one['type'] === OPTION.Subcommand || one['type'] === OPTION.SubcommandGroup,
  );
  if (nested.length > 0) {
    const next = nested.find((one) => one['name'] === path[0]);
    if (!next)
      throw new Error(`/${name}: choose one of ${nested.map((one) => textAt(one, 'name')).join(', ')}`);
    const inner = fill(world, name, next, path.slice(1), options, focused, users);
    return [{ type: next['type'], name: next['name'], options: inner }];
  }
  const strange = Object.keys(options).filter((key) => !known.some((one) => one['name'] === key));
  if (strange.length > 0 || path.length > 0)
    throw new Error(`/${name} has no ${[...path, ...strange].join(', ')}`);
  return known.flatMap((option): JsonObject[] => {
    const key = textAt(option, 'name') ?? '';
    const value = options[key];
    if (value === undefined) {
      if (option['required'] === true && focused === undefined)
        throw new Error(`/${name}: ${key} is required`);
      return [];
    }
    if (focused !== key) accept(name, key, option, value);
    const person = option['type'] === OPTION.User ? world.people.get(String(value)) : undefined;
    if (person) users[person.user.id] = person.user as unknown as JsonObject;
    return [{ name: key, type: option['type'], value, ...(focused === key ? { focused: true } : {}) }];
  });
}

/** What a client would not let pass, it does not. */
function accept(name: string, key: string, option: JsonObject, value: string | number | boolean): void {
  const refuse = (why: string): never => {
    throw new Error(`/${name} ${key}: ${JSON.stringify(value)} ${why}`);
  };
  const type = numberAt(option, 'type');
  if (type === OPTION.Boolean) return typeof value === 'boolean' ? undefined : refuse('is no boolean');
  if (type === OPTION.Integer && !Number.isInteger(value)) refuse('is no whole number');
  if ((type === OPTION.Integer || type === OPTION.Number) && typeof value === 'number') {
    const [min, max] = [numberAt(option, 'min_value'), numberAt(option, 'max_value')];
    if (min !== undefined && value < min) refuse(`is under ${min}`);
    if (max !== undefined && value > max) refuse(`is over ${max}`);
  } else if (typeof value === 'string') {
    if (type === OPTION.Number) refuse('is no number');
    const [min, max] = [numberAt(option, 'min_length') ?? 0, numberAt(option, 'max_length') ?? 6000];
    if (value.length < min || value.length > max) refuse(`is not ${min} to ${max} characters long`);
  } else refuse('is no text');
  const choices = objectsAt(option, 'choices');
  if (choices.length > 0 && !choices.some((one) => isObject(one) && one['value'] === value))
    refuse(`is none of ${choices.map((one) => JSON.stringify(one['value'])).join(', ')}`);
}
