import type { Chat, Message, User } from '@grammyjs/types';
import type { Upload } from './api.ts';

/** A person's account, as the server keeps it. */
export interface Account {
  readonly user: User;
  deactivated: boolean;
}

/** `muted`: restricted, may read and not write; `outside`: restricted, and not there any more. */
export type Standing = 'creator' | 'administrator' | 'member' | 'muted' | 'outside' | 'left' | 'kicked';

/** A message as it stands in a chat. */
export interface Post {
  readonly message: Message;
  readonly byBot: boolean;
  /** The only person who sees it. */
  readonly to?: number;
  readonly upload?: Upload;
  /** In milliseconds. */
  readonly at: number;
}

/** A chat with everything in it. */
export interface Room {
  readonly chat: Exclude<Chat, Chat.ChannelChat>;
  /** By number; what only one person sees by "e" and its own number. */
  readonly posts: Map<string, Post>;
  readonly standings: Map<number, Standing>;
  /** Every message of the bot, and every edit that changed its words, as they were when they came. */
  readonly news: Post[];
  readonly listeners: Set<(news: Post) => void>;
  pinned: number[];
  /** By their numbers; a forum has them. */
  readonly topics: Map<number, { readonly closed: boolean }>;
  /** Only administrators are told who is in it. */
  membersHidden: boolean;
  /** Only administrators write. */
  silent: boolean;
  /** Of a forum: the same of what is said in none of its topics. */
  generalClosed: boolean;
  /** The supergroup that this group has become. */
  movedTo?: number;
}

/** A button that was pressed. */
export interface Query {
  readonly id: string;
  readonly from: number;
  readonly room: Room;
  readonly at: number;
  answer?: Toast;
  /** Told when the answer comes. */
  answered?: (answer: Toast) => void;
}

/** What a person sees for a moment after pressing a button. */
export interface Toast {
  readonly text: string;
  readonly alert: boolean;
}
