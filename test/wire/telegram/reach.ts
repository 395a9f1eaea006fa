import type { Room } from './state.ts';
import type { World } from './world.ts';
import { refuse } from './refusal.ts';

/** The chat of an id or "@name"; 400 where the bot never met it. */
export function findRoom(world: World, chat: number | string): Room {
  const room = typeof chat === 'number' ? world.rooms.get(chat) : byName(world, chat);
  if (!room) throw refuse(400, 'Bad Request: chat not found');
  if (room.movedTo !== undefined)
    throw refuse(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
      migrate_to_chat_id: room.movedTo,
    });
  return room;
}

/** The chat, where the bot may write to it. */
export function reachRoom(world: World, chat: number | string): Room {
  const room = findRoom(world, chat);
  const standing = world.standing(room, world.bot.id);
  if (room.chat.type === 'private') {
    if (world.accounts.get(room.chat.id)?.deactivated) throw refuse(403, 'Forbidden: user is deactivated');
    if (standing === 'kicked') throw refuse(403, 'Forbidden: bot was blocked by the user');
    return room;
  }
  if (standing === 'kicked') throw refuse(403, `Forbidden: bot was kicked from the ${room.chat.type} chat`);
  if (standing === 'left' || standing === 'outside')
    throw refuse(403, `Forbidden: bot is not a member of the ${room.chat.type} chat`);
  return room;
}

/** The same, where the bot may post there: in a topic, if it is to be one. */
export function writableRoom(world: World, chat: number | string, topic: number | undefined): Room {
  const room = reachRoom(world, chat);
  if (world.standing(room, world.bot.id) === 'muted')
    throw refuse(400, 'Bad Request: not enough rights to send text messages to the chat');
  if (room.silent && !botIsAdmin(world, room))
    throw refuse(400, 'Bad Request: not enough rights to send text messages to the chat');
  const found = topic === undefined ? undefined : room.topics.get(topic);
  if (topic !== undefined && !found) throw refuse(400, 'Bad Request: message thread not found');
  const closed = found ? found.closed : room.generalClosed;
  if (closed && !botIsAdmin(world, room)) throw refuse(400, 'Bad Request: TOPIC_CLOSED');
  return room;
}

/** Whether the bot may do what only administrators do. */
export function botIsAdmin(world: World, room: Room): boolean {
  return world.standing(room, world.bot.id) === 'administrator';
}

function byName(world: World, name: string): Room | undefined {
  const wanted = name.slice(1).toLowerCase();
  for (const room of world.rooms.values())
    if (room.chat.type === 'supergroup' && room.chat.username?.toLowerCase() === wanted) return room;
  return undefined;
}
