import type { EphemeralMessageParameters, ReplyParameters, User } from '@grammyjs/types';
import type { Handlers } from '../api.ts';
import { inlineKeyboard } from '../keyboard.ts';
import { isOut } from '../members.ts';
import { findRoom, reachRoom } from '../reach.ts';
import { refuse, violate } from '../refusal.ts';
import type { Post, Room } from '../state.ts';
import { messageText } from '../text.ts';
import type { World } from '../world.ts';
import { replaceKeyboard, replaceText } from './replace.ts';

/** How long a command or a pressed button may be answered for one person's eyes only, in milliseconds. */
const ANSWERABLE = 15_000;

interface Asked {
  readonly ephemeral_message_parameters?: EphemeralMessageParameters;
  readonly receiver_user_id?: number;
  readonly callback_query_id?: string;
  readonly reply_parameters?: ReplyParameters;
}

/** Who alone is to see a message that is about to be sent; nothing where everybody is. */
export function receiverOf(world: World, room: Room, asked: Asked): User | undefined {
  const { ephemeral_message_parameters: now, receiver_user_id: flat, callback_query_id: query } = asked;
  if (now && (flat !== undefined || query !== undefined))
    throw violate('ephemeral_message_parameters and what it replaced were sent together');
  const receiver = now?.receiver_user_id ?? flat;
  const replied = asked.reply_parameters?.ephemeral_message_id;
  if (receiver === undefined) {
    if (query !== undefined) throw violate('callback_query_id needs a receiver_user_id');
    if (replied !== undefined) throw violate('a reply to an ephemeral message must itself be ephemeral');
    return undefined;
  }
  if (room.chat.type === 'private') throw violate('ephemeral messages are for groups only');
  const account = world.accounts.get(receiver);
  if (!account || isOut(world.standing(room, receiver)))
    throw refuse(400, 'Bad Request: the receiver of an ephemeral message must be a member of the chat');
  const queried = now?.callback_query_id ?? query;
  if (queried !== undefined) checkQuery(world, room, receiver, queried);
  else if (replied !== undefined) checkReplied(world, room, receiver, replied);
  else throw violate('an ephemeral message answers an ephemeral command or a pressed button');
  return account.user;
}

function checkQuery(world: World, room: Room, receiver: number, id: string): void {
  const query = world.queries.get(id);
  if (!query || query.from !== receiver || query.room !== room)
    throw violate('callback_query_id is none of the receiver in this chat');
  if (world.now() - query.at > ANSWERABLE)
    throw refuse(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid');
}

function checkReplied(world: World, room: Room, receiver: number, id: number): void {
  const post = room.posts.get(`e${id}`);
  if (!post || post.byBot || post.to !== receiver)
    throw violate('ephemeral_message_id is no command of the receiver in this chat');
  if (world.now() - post.at > ANSWERABLE)
    throw refuse(400, 'Bad Request: the ephemeral message is too old to be answered');
}

/** Messages that only one member of a group sees. */
export function ephemeralMethods(
  world: World,
): Pick<Handlers, 'editEphemeralMessageText' | 'editEphemeralMessageReplyMarkup' | 'deleteEphemeralMessage'> {
  const find = (
    reach: typeof findRoom,
    args: { chat_id: number | string; receiver_user_id: number; ephemeral_message_id: number },
    what: string,
  ): { readonly room: Room; readonly post: Post } => {
    const room = reach(world, args.chat_id);
    const post = room.posts.get(`e${args.ephemeral_message_id}`);
    if (!post || post.to !== args.receiver_user_id)
      throw refuse(400, `Bad Request: message to ${what} not found`);
    return { room, post };
  };
  return {
    editEphemeralMessageText: (args, { odd }) => {
      const marked = messageText({ text: args.text, mode: args.parse_mode, entities: args.entities }, odd);
      const keyboard = inlineKeyboard(args.reply_markup);
      const { room, post } = find(reachRoom, args, 'edit');
      replaceText(world, room, post, marked, keyboard);
      return true;
    },
    editEphemeralMessageReplyMarkup: (args) => {
      const { room, post } = find(reachRoom, args, 'edit');
      replaceKeyboard(world, room, post, inlineKeyboard(args.reply_markup));
      return true;
    },
    deleteEphemeralMessage: (args) => {
      const { room, post } = find(findRoom, args, 'delete');
      world.remove(room, post);
      return true;
    },
  };
}
