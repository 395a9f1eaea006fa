import type { Chat, Message, User } from '@grammyjs/types';
import type { Upload } from './api.ts';
import type { Post, Room, Standing } from './state.ts';

/** What a message is beside its number, date and chat. */
export type Content = Omit<Partial<Message>, 'message_id' | 'date' | 'chat' | 'from'>;

/** What becomes of a content; what is named and undefined goes. */
export type Change = { readonly [K in keyof Content]: Content[K] | undefined };

export interface PostOptions {
  readonly from: User;
  /** The only person who sees it, and so does the bot. */
  readonly to?: User;
  readonly upload?: Upload | undefined;
}

export interface Rooms {
  readonly rooms: ReadonlyMap<number, Room>;
  /** Makes a chat that the bot does not know of yet. */
  make(chat: Room['chat']): Room;
  /** Lets the bot know of a chat. */
  open(room: Room): Room;
  post(room: Room, content: Content, options: PostOptions): Post;
  /** Puts another content in the place of a message's; what it does not name stays. */
  edit(room: Room, post: Post, content: Change): Post;
  remove(room: Room, post: Post): void;
  standing(room: Room, user: number): Standing;
}

/** The chats, and the messages in them. */
export function makeRooms(now: () => number, bot: User): Rooms {
  const rooms = new Map<number, Room>();
  // The real server numbers messages per account; only a supergroup has its own numbers.
  let shared = 0;
  const own = new Map<Room, number>();
  const ephemeral = new Map<Room, number>();
  const seconds = (): number => Math.floor(now() / 1000);

  const nextIn = (numbers: Map<Room, number>, room: Room): number => {
    const next = (numbers.get(room) ?? 0) + 1;
    numbers.set(room, next);
    return next;
  };
  const nextNumber = (room: Room): number => {
    if (room.chat.type === 'supergroup') return nextIn(own, room);
    shared += 1;
    return shared;
  };
  const announce = (room: Room, post: Post, before?: Post): void => {
    room.posts.set(keyOf(post.message), post);
    // Other buttons below the same words are nothing that anybody hears.
    if (!post.byBot || (before && wordsOf(before) === wordsOf(post))) return;
    room.news.push(post);
    for (const listener of room.listeners) listener(post);
  };

  return {
    rooms,
    make: (chat) => ({
      chat,
      posts: new Map(),
      standings: new Map(),
      news: [],
      listeners: new Set(),
      pinned: [],
      topics: new Map(),
      membersHidden: false,
      silent: false,
      generalClosed: false,
    }),
    open: (room) => {
      rooms.set(room.chat.id, room);
      return room;
    },
    post: (room, content, { from, to, upload }) => {
      const numbers = to
        ? { message_id: 0, ephemeral_message_id: nextIn(ephemeral, room), receiver_user: to }
        : { message_id: nextNumber(room) };
      const message = { ...numbers, from, chat: room.chat as Chat, date: seconds(), ...content } as Message;
      const byBot = from.id === bot.id;
      const post: Post = {
        message,
        byBot,
        at: now(),
        ...(to ? { to: byBot ? to.id : from.id } : {}),
        ...(upload ? { upload } : {}),
      };
      announce(room, post);
      return post;
    },
    edit: (room, post, content) => {
      const entries = Object.entries({ ...post.message, ...content, edit_date: seconds() });
      const message = Object.fromEntries(entries.filter(([, value]) => value !== undefined));
      const edited = { ...post, message: message as unknown as Message };
      announce(room, edited, post);
      return edited;
    },
    remove: (room, post) => {
      room.posts.delete(keyOf(post.message));
    },
    standing: (room, user) => room.standings.get(user) ?? 'left',
  };
}

const wordsOf = ({ message }: Post): string | undefined => message.text ?? message.caption;

/** Where a message lies in its room. */
export function keyOf(message: Pick<Message, 'message_id' | 'ephemeral_message_id'>): string {
  return message.ephemeral_message_id === undefined
    ? String(message.message_id)
    : `e${message.ephemeral_message_id}`;
}
