import type { CallbackQuery, InlineKeyboardButton, Message, Update } from '@grammyjs/types';
import { makeEars, type Ears } from './ears.ts';
import { eventually } from './eventually.ts';
import { keyOf, type Content } from './rooms.ts';
import { seen, type Seen } from './seen.ts';
import type { Account, Post, Query, Room, Toast } from './state.ts';
import { typedText } from './text.ts';
import { botHears } from './privacy.ts';
import { inTopic } from './topics.ts';
import type { World } from './world.ts';

/** What somebody did, as it went to the bot. */
export interface Done {
  readonly message: Message;
  /** Nothing where the bot is not told. */
  readonly updateId: number | undefined;
}

/** A button that was pressed, and what came of it. */
export interface Press {
  readonly queryId: string;
  readonly updateId: number | undefined;
  /** Comes when the bot answers the press. */
  answered(): Promise<Toast>;
  /** The answer, if there was one already. */
  readonly answer: Toast | undefined;
}

/** Enough of a message to say that its button was pressed. */
export type MessageLike = Seen | { readonly id: number; readonly message?: undefined };

export interface SayOptions {
  /** What she answers to. */
  readonly replyTo?: Seen;
  /** The topic of a forum that she says it in. */
  readonly topic?: { readonly id: number };
}

/** Somebody in a chat. */
export interface Presence extends Ears {
  says(text: string, options?: SayOptions): Done;
  /** Sends anything else, e.g. `{ sticker }` or `{ voice }`. */
  sends(content: Content): Done;
  shares(location: { readonly latitude: number; readonly longitude: number }): Done;
  /** Changes what she said. */
  edits(said: Done, text: string): Done;
  /** Presses a button that the message has now, by what it says or by its data. */
  presses(message: Seen, button: string): Press;
  /** Presses the newest button in the chat that says this or has this data. */
  taps(button: string): Press;
  /** What no honest client sends: data that stands on no button, or on a message that is gone. */
  pressesForged(data: string, message: MessageLike): Press;
  /** The chat as it now stands, oldest first. */
  sees(): readonly Seen[];
}

/** @param allowed throws where she can do nothing in this chat */
export function makePresence(
  world: World,
  account: Account,
  room: Room,
  closing: Set<() => void>,
  allowed: () => void,
): Presence {
  const { user } = account;
  const ears = makeEars(room, user.id, user.first_name, closing);
  const canSee = (post: Post): boolean => post.to === undefined || post.to === user.id;
  const find = (message: MessageLike): Post | undefined => {
    const key = message.message ? keyOf(message.message) : String(message.id);
    const post = room.posts.get(key);
    return post && canSee(post) ? post : undefined;
  };
  const tell = (post: Post, kind: 'message' | 'edited_message'): Done => {
    const message = post.message as Message & Update.NonChannel & Update.Edited;
    const updateId = botHears(world, room, message) ? world.updates.push({ [kind]: message }) : undefined;
    return { message, updateId };
  };
  const sends = (content: Content): Done => {
    allowed();
    return tell(world.post(room, content, { from: user }), 'message');
  };
  const textOf = (text: string): Content => {
    const marked = typedText(text);
    if (marked.text === '') throw new Error('nobody can send an empty message');
    return { text: marked.text, ...(marked.entities.length > 0 ? { entities: [...marked.entities] } : {}) };
  };
  const press = (data: string, post: Post | undefined, id: number): Press => {
    allowed();
    const at = world.now();
    const query: Query = { id: String(nextQuery(world)), from: user.id, room, at };
    world.queries.set(query.id, query);
    const asked: CallbackQuery = {
      id: query.id,
      from: user,
      message: post?.message ?? { chat: room.chat, message_id: id, date: 0 },
      chat_instance: `instance${room.chat.id}`,
      data,
    };
    const updateId = world.updates.push({ callback_query: asked });
    return pressOf(query, updateId, closing);
  };
  const pressed = (post: Post, wanted: string): Press => {
    const button = buttonsOf(post).find((one) => isButton(one, wanted));
    if (!button) throw new Error(`${JSON.stringify(wanted)} is none of ${labels(post)}`);
    if (!('callback_data' in button)) throw new Error(`"${button.text}" tells the bot nothing`);
    return press(button.callback_data, post, post.message.message_id);
  };

  return {
    ...ears,
    says: (text, options = {}) => {
      const answered = options.replyTo && find(options.replyTo);
      const reply = answered && {
        reply_to_message: answered.message as NonNullable<Message['reply_to_message']>,
      };
      return sends({ ...textOf(text), ...reply, ...inTopic(room, options.topic?.id) });
    },
    sends,
    shares: (location) => sends({ location }),
    edits: (said, text) => {
      const post = find({ id: said.message.message_id });
      if (!post) throw new Error('that message is gone');
      allowed();
      return tell(world.edit(room, post, { entities: undefined, ...textOf(text) }), 'edited_message');
    },
    presses: (message, button) => {
      const post = find(message);
      if (!post) throw new Error(`${user.first_name} sees no such message any more`);
      return pressed(post, button);
    },
    taps: (button) => {
      const posts = [...room.posts.values()].filter(canSee);
      const post = posts.findLast((one) => buttonsOf(one).some((it) => isButton(it, button)));
      if (!post) throw new Error(`${user.first_name} sees no button ${JSON.stringify(button)}`);
      return pressed(post, button);
    },
    pressesForged: (data, message) => press(data, find(message), message.id),
    sees: () => [...room.posts.values()].filter(canSee).map(seen),
  };
}

const buttonsOf = (post: Post): readonly InlineKeyboardButton[] =>
  post.message.reply_markup?.inline_keyboard.flat() ?? [];

const isButton = (button: InlineKeyboardButton, wanted: string): boolean =>
  button.text === wanted || ('callback_data' in button && button.callback_data === wanted);

function labels(post: Post): string {
  const buttons = buttonsOf(post).map((button) => `"${button.text}"`);
  return buttons.length > 0 ? `its buttons: ${buttons.join(', ')}` : 'its buttons: it has none';
}

/** Random in life; here they grow, so that a failed test fails the same way again. */
function nextQuery(world: World): number {
  return 4_000_000_000 + world.queries.size;
}

function pressOf(query: Query, updateId: number | undefined, closing: Set<() => void>): Press {
  return {
    queryId: query.id,
    updateId,
    answered: async () => {
      if (query.answer) return query.answer;
      return eventually<Toast>(closing, 'the press was never answered', (resolve) => {
        const others = query.answered;
        query.answered = (answer) => {
          others?.(answer);
          resolve(answer);
        };
      });
    },
    get answer() {
      return query.answer;
    },
  };
}
