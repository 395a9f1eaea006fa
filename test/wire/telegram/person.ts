import type { User } from '@grammyjs/types';
import { makeMember, type Group, type Member } from './group.ts';
import { memberChange } from './members.ts';
import { makePresence, type Done, type Presence } from './presence.ts';
import type { Account, Room } from './state.ts';
import type { World } from './world.ts';

/** Who somebody is; only a first name is needed. */
export type Who = Partial<Omit<User, 'is_bot' | 'first_name'>> & { readonly first_name: string };

/** Somebody with an account. What she does here she does in her private chat with the bot, which her first word opens. */
export interface Person extends Presence {
  readonly id: number;
  readonly user: User;
  /** Wrote to the bot before this server began: it may write to them. */
  met(): void;
  /** Opens an address of the bot's and presses Start. */
  opens(url: string): Done;
  /** Blocks the bot. */
  blocks(): void;
  unblocks(): void;
  deletesAccount(): void;
  /** The same person in a group. */
  in(group: Group): Member;
}

const FIRST_ID = 1_000_001;

/** Makes an account. The bot knows nothing of it until a first word. */
export function makePerson(world: World, who: Who, closing: Set<() => void>): Person {
  const user: User = { id: FIRST_ID + world.accounts.size, is_bot: false, ...who };
  const account: Account = { user, deactivated: false };
  world.accounts.set(user.id, account);
  const room = world.make({
    id: user.id,
    type: 'private',
    first_name: user.first_name,
    ...(user.last_name === undefined ? {} : { last_name: user.last_name }),
    ...(user.username === undefined ? {} : { username: user.username }),
  });
  const standing = (): string | undefined => room.standings.get(world.bot.id);
  const stands = (to: 'member' | 'kicked'): void => {
    const from = to === 'member' ? 'kicked' : 'member';
    if (standing() !== from)
      throw new Error(`${user.first_name} cannot: the bot is ${standing() ?? 'unknown to her'}`);
    room.standings.set(world.bot.id, to);
    world.updates.push({
      my_chat_member: memberChange(room, { by: user, whose: world.self, from, to }, world.now()),
    });
  };
  const meet = (): void => {
    if (standing() !== undefined) return;
    room.standings.set(world.bot.id, 'member');
    world.open(room);
  };
  const presence = makePresence(world, account, room, closing, () => {
    if (account.deactivated) throw new Error(`${user.first_name} has no account any more`);
    if (standing() === 'kicked') throw new Error(`${user.first_name} blocks the bot`);
    meet();
  });
  const members = new Map<Room, Member>();
  return {
    ...presence,
    id: user.id,
    user,
    met: meet,
    opens: (url) => presence.says(`/start ${startOf(world, url)}`.trim()),
    blocks: () => stands('kicked'),
    unblocks: () => stands('member'),
    deletesAccount: () => {
      account.deactivated = true;
    },
    in: (group) => {
      const known = members.get(group.room);
      if (known) return known;
      const member = makeMember(world, account, group, closing);
      members.set(group.room, member);
      return member;
    },
  };
}

/** What a client says for an address of the bot's: 64 characters at the most, and only these. */
function startOf(world: World, url: string): string {
  const { origin, pathname, searchParams } = new URL(url);
  if (origin !== 'https://t.me' || pathname !== `/${world.bot.username}`)
    throw new Error(`${url} does not lead to the bot`);
  const start = searchParams.get('start') ?? '';
  if (!/^[A-Za-z0-9_-]{0,64}$/.test(start)) throw new Error(`no client starts with ${JSON.stringify(start)}`);
  return start;
}
