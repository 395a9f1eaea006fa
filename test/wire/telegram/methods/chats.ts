import type { ChatFullInfo, ChatMemberAdministrator, ChatMemberOwner } from '@grammyjs/types';
import type { Handlers } from '../api.ts';
import { memberOf } from '../members.ts';
import { botIsAdmin, findRoom, reachRoom } from '../reach.ts';
import { refuse } from '../refusal.ts';
import type { Room } from '../state.ts';
import type { World } from '../world.ts';

/** Chats and who is in them. */
export function chatMethods(
  world: World,
): Pick<
  Handlers,
  'getChat' | 'getChatMember' | 'getChatAdministrators' | 'leaveChat' | 'pinChatMessage' | 'unpinChatMessage'
> {
  const group = (chat: number | string, what: string): Room => {
    const room = reachRoom(world, chat);
    if (room.chat.type === 'private') throw refuse(400, `Bad Request: ${what}`);
    return room;
  };
  const pinnable = (chat: number | string): Room => {
    const room = reachRoom(world, chat);
    if (room.chat.type !== 'private' && !botIsAdmin(world, room))
      throw refuse(400, 'Bad Request: not enough rights to manage pinned messages in the chat');
    return room;
  };
  return {
    getChat: (args) => fullInfo(findRoom(world, args.chat_id)),
    getChatMember: (args) => {
      const room = reachRoom(world, args.chat_id);
      const user = args.user_id === world.bot.id ? world.self : world.accounts.get(args.user_id)?.user;
      if (!user) throw refuse(400, 'Bad Request: invalid user_id specified');
      if (world.accounts.get(user.id)?.deactivated) throw refuse(400, 'Bad Request: user not found');
      const isOurs = user.id === world.bot.id;
      if (room.membersHidden && !isOurs && !botIsAdmin(world, room))
        throw refuse(400, 'Bad Request: CHAT_ADMIN_REQUIRED');
      return memberOf(user, world.standing(room, user.id));
    },
    getChatAdministrators: (args) => {
      const room = group(args.chat_id, 'there are no administrators in the private chat');
      return [...room.standings]
        .filter(([, standing]) => standing === 'creator' || standing === 'administrator')
        .map(([id, standing]) => ({ standing, user: world.accounts.get(id)?.user }))
        .flatMap(({ standing, user }) => (user ? [memberOf(user, standing)] : []))
        .filter((one): one is ChatMemberOwner | ChatMemberAdministrator => 'is_anonymous' in one);
    },
    leaveChat: (args) => {
      const room = group(args.chat_id, "chat member status can't be changed in private chats");
      room.standings.set(world.bot.id, 'left');
      return true;
    },
    pinChatMessage: (args) => {
      const room = pinnable(args.chat_id);
      if (!room.posts.has(String(args.message_id)))
        throw refuse(400, 'Bad Request: message to pin not found');
      room.pinned = [...room.pinned.filter((id) => id !== args.message_id), args.message_id];
      return true;
    },
    unpinChatMessage: (args) => {
      const room = pinnable(args.chat_id);
      const id = args.message_id ?? room.pinned.at(-1);
      if (id === undefined || !room.pinned.includes(id))
        throw refuse(400, 'Bad Request: message to unpin not found');
      room.pinned = room.pinned.filter((one) => one !== id);
      return true;
    },
  };
}

function fullInfo({ chat }: Room): ChatFullInfo {
  const gifts = {
    unlimited_gifts: false,
    limited_gifts: false,
    unique_gifts: false,
    premium_subscription: false,
    gifts_from_channels: false,
  };
  const more = { accent_color_id: 0, max_reaction_count: 11, accepted_gift_types: gifts };
  switch (chat.type) {
    case 'private':
      return { ...chat, ...more };
    case 'group':
      return { ...chat, ...more };
    case 'supergroup':
      return { ...chat, ...more };
  }
}
