import { isDeepStrictEqual } from 'node:util';
import type { InlineKeyboardMarkup } from '@grammyjs/types';
import type { Marked } from '../html.ts';
import { refuse } from '../refusal.ts';
import type { Post, Room } from '../state.ts';
import { notModified } from '../text.ts';
import type { World } from '../world.ts';

/** Puts a text and a keyboard in the place of what a message of the bot has. */
export function replaceText(
  world: World,
  room: Room,
  post: Post,
  { text, entities }: Marked,
  keyboard: InlineKeyboardMarkup | undefined,
): Post {
  checkOwn(post);
  const { message } = post;
  if (message.text === undefined) throw refuse(400, 'Bad Request: there is no text in the message to edit');
  const same =
    message.text === text &&
    isDeepStrictEqual(message.entities ?? [], entities) &&
    isDeepStrictEqual(message.reply_markup, keyboard);
  if (same) throw notModified();
  return world.edit(room, post, {
    text,
    entities: entities.length > 0 ? [...entities] : undefined,
    reply_markup: keyboard,
  });
}

/** Puts a keyboard in the place of a message's. */
export function replaceKeyboard(
  world: World,
  room: Room,
  post: Post,
  keyboard: InlineKeyboardMarkup | undefined,
): Post {
  checkOwn(post);
  if (isDeepStrictEqual(post.message.reply_markup, keyboard)) throw notModified();
  return world.edit(room, post, { reply_markup: keyboard });
}

function checkOwn(post: Post): void {
  if (!post.byBot) throw refuse(400, "Bad Request: message can't be edited");
}
