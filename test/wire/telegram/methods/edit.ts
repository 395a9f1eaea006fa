import type { Message, Update } from '@grammyjs/types';
import type { Handlers } from '../api.ts';
import { inlineKeyboard } from '../keyboard.ts';
import { botIsAdmin, reachRoom } from '../reach.ts';
import { refuse, violate } from '../refusal.ts';
import type { Post, Room } from '../state.ts';
import { messageText } from '../text.ts';
import type { World } from '../world.ts';
import { replaceKeyboard, replaceText } from './replace.ts';

/** Nothing older can be deleted, in milliseconds. */
const DELETABLE = 48 * 60 * 60 * 1000;

/** Changing and deleting what stands in a chat. */
export function editMethods(
  world: World,
): Pick<Handlers, 'editMessageText' | 'editMessageReplyMarkup' | 'deleteMessage'> {
  const find = (
    chat: number | string | undefined,
    id: number | undefined,
    what: string,
  ): { readonly room: Room; readonly post: Post } => {
    if (chat === undefined || id === undefined) throw violate('chat_id and message_id must be there');
    const room = reachRoom(world, chat);
    const post = room.posts.get(String(id));
    if (!post) throw refuse(400, `Bad Request: message to ${what} not found`);
    return { room, post };
  };
  return {
    editMessageText: (args, { odd }) => {
      const marked = messageText({ text: args.text, mode: args.parse_mode, entities: args.entities }, odd);
      const keyboard = inlineKeyboard(args.reply_markup);
      const { room, post } = find(args.chat_id, args.message_id, 'edit');
      const { message } = replaceText(world, room, post, marked, keyboard);
      return message as Message.TextMessage & Update.Edited;
    },
    editMessageReplyMarkup: (args) => {
      const keyboard = inlineKeyboard(args.reply_markup);
      const { room, post } = find(args.chat_id, args.message_id, 'edit');
      const { message } = replaceKeyboard(world, room, post, keyboard);
      return message as Message & Update.Edited;
    },
    deleteMessage: (args) => {
      const { room, post } = find(args.chat_id, args.message_id, 'delete');
      const own = post.byBot || room.chat.type === 'private' || botIsAdmin(world, room);
      if (!own || world.now() - post.at > DELETABLE)
        throw refuse(400, "Bad Request: message can't be deleted for everyone");
      world.remove(room, post);
      return true;
    },
  };
}
