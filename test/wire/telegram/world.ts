import type { BotCommand, User, UserFromGetMe } from '@grammyjs/types';
import type { Upload } from './api.ts';
import { makeRooms, type Rooms } from './rooms.ts';
import type { Account, Query } from './state.ts';
import type { Updates } from './updates.ts';

/** Everything the server knows. */
export interface World extends Rooms {
  /** In milliseconds. */
  readonly now: () => number;
  readonly bot: UserFromGetMe;
  /** The bot as it signs its messages. */
  readonly self: User;
  readonly updates: Updates;
  readonly accounts: Map<number, Account>;
  readonly queries: Map<string, Query>;
  /** By scope and language. */
  readonly commands: Map<string, readonly BotCommand[]>;
  /** What the bot says of itself, by method and language. */
  readonly about: Map<string, string>;
  /** By the id the server gave them. */
  readonly files: Map<string, Upload>;
}

export function makeWorld(now: () => number, bot: UserFromGetMe, updates: Updates): World {
  return {
    ...makeRooms(now, bot),
    now,
    bot,
    self: { id: bot.id, is_bot: true, first_name: bot.first_name, username: bot.username },
    updates,
    accounts: new Map(),
    queries: new Map(),
    commands: new Map(),
    about: new Map(),
    files: new Map(),
  };
}
