import type { Message } from '@grammyjs/types';
import { isOut } from './members.ts';
import type { Room } from './state.ts';
import type { World } from './world.ts';

/**
 * Whether the bot is told of what somebody says. In a group, a bot in privacy mode that is no administrator hears
 * commands, what names it, answers to it and what the server itself says, and nothing else.
 */
export function botHears(world: World, room: Room, message: Message): boolean {
  const standing = world.standing(room, world.bot.id);
  if (isOut(standing)) return false;
  if (room.chat.type === 'private' || standing === 'administrator') return true;
  if (world.bot.can_read_all_group_messages || message.ephemeral_message_id !== undefined) return true;
  if (message.reply_to_message?.from?.id === world.bot.id) return true;
  const own = `@${world.bot.username.toLowerCase()}`;
  return (message.entities ?? []).some((entity) => {
    const text = message.text?.slice(entity.offset, entity.offset + entity.length).toLowerCase() ?? '';
    if (entity.type === 'mention') return text === own;
    return entity.type === 'bot_command' && (!text.includes('@') || text.endsWith(own));
  });
}
