import type { BotCommand, BotCommandScope } from '@grammyjs/types';
import type { Handlers } from '../api.ts';
import { findRoom } from '../reach.ts';
import { violate } from '../refusal.ts';
import type { World } from '../world.ts';

const COMMANDS_MOST = 100;
const DESCRIPTION_MOST = 256;

const OF_CHAT: readonly string[] = ['chat', 'chat_administrators', 'chat_member'];
const SCOPES: readonly string[] = [
  'default',
  'all_private_chats',
  'all_group_chats',
  'all_chat_administrators',
  ...OF_CHAT,
];

/** The list that people see behind "/", per scope and language. */
export function commandMethods(
  world: World,
): Pick<Handlers, 'setMyCommands' | 'getMyCommands' | 'deleteMyCommands'> {
  const key = (scope: BotCommandScope | undefined, language: string | undefined): string => {
    checkScope(world, scope);
    checkLanguage(language);
    return commandsKey(scope, language);
  };
  return {
    setMyCommands: (args) => {
      if (args.commands.length > COMMANDS_MOST) throw violate('BOT_COMMANDS_TOO_MUCH');
      for (const command of args.commands) checkCommand(command);
      const names = new Set(args.commands.map(({ command }) => command));
      if (names.size < args.commands.length) throw violate('BOT_COMMAND_DUPLICATE');
      world.commands.set(key(args.scope, args.language_code), args.commands);
      return true;
    },
    getMyCommands: (args) => [...(world.commands.get(key(args.scope, args.language_code)) ?? [])],
    deleteMyCommands: (args) => {
      world.commands.delete(key(args.scope, args.language_code));
      return true;
    },
  };
}

/** Where a list of commands lies. */
export function commandsKey(scope: BotCommandScope | undefined, language: string | undefined): string {
  const { type, ...whose } = scope ?? { type: 'default' };
  return JSON.stringify([type, whose, language ?? '']);
}

function checkCommand({ command, description }: BotCommand): void {
  if (!/^[a-z0-9_]{1,32}$/.test(command)) throw violate('BOT_COMMAND_INVALID');
  if (description.trim() === '' || description.length > DESCRIPTION_MOST)
    throw violate('BOT_COMMAND_DESCRIPTION_INVALID');
}

function checkScope(world: World, scope: BotCommandScope | undefined): void {
  if (!scope) return;
  if (!SCOPES.includes(scope.type)) throw violate('unsupported type of BotCommandScope');
  const needsChat = OF_CHAT.includes(scope.type);
  if (needsChat !== 'chat_id' in scope || (scope.type === 'chat_member') !== 'user_id' in scope)
    throw violate(`BotCommandScope "${scope.type}" has not what it needs, or more`);
  if ('chat_id' in scope) findRoom(world, scope.chat_id);
}

/** Throws for anything but nothing and two small letters. */
export function checkLanguage(language: string | undefined): void {
  if (language !== undefined && !/^(?:[a-z]{2})?$/.test(language))
    throw violate('invalid language code specified');
}
