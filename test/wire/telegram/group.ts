import type { Message, Update, User } from '@grammyjs/types';
import { isOut, memberChange } from './members.ts';
import { botHears } from './privacy.ts';
import { makePresence, type Done, type Presence, type SayOptions } from './presence.ts';
import type { Account, Room, Standing } from './state.ts';
import { typedText } from './text.ts';
import { generalOf, inTopic, makeTopic, type Topic } from './topics.ts';
import type { World } from './world.ts';

/** What somebody is known by. */
interface Somebody {
  readonly id: number;
  readonly user: User;
}

/** What a group begins as. */
export interface GroupSetup {
  readonly title: string;
  /** A supergroup where not given. */
  readonly type?: 'group' | 'supergroup';
  readonly username?: string;
  /** A supergroup with topics. */
  readonly forum?: true;
  readonly members?: readonly Somebody[];
  readonly admins?: readonly Somebody[];
  /** What the bot is in it, without having been told: a member where not given. */
  readonly bot?: Standing;
}

/** A group or supergroup. */
export interface Group {
  /** Another one after it became a supergroup. */
  readonly id: number;
  readonly type: 'group' | 'supergroup';
  /** @internal */
  readonly room: Room;
  addsBot(): void;
  kicksBot(): void;
  promotesBot(): void;
  demotesBot(): void;
  /** The bot may read and not write, or again both. */
  mutesBot(): void;
  unmutesBot(): void;
  promotes(person: Somebody): void;
  demotes(person: Somebody): void;
  removes(person: Somebody): void;
  /** They may read and not write. */
  mutes(person: Somebody): void;
  /** From now on nobody but administrators is told who is in it. */
  hidesMembers(): void;
  /** From now on nobody but administrators writes. The bot is told nothing. */
  silences(): void;
  /** Opens a topic of a forum. */
  topic(name: string): Topic;
  /** Of a forum: what is said in none of its topics. */
  readonly general: Pick<Topic, 'closes' | 'reopens'>;
  /** The numbers of what is pinned, the newest last. */
  readonly pinned: readonly number[];
  /** From now on the old id is refused, with the new one. Whoever was in it is asked for anew: `ana.in(group)`. */
  becomesSupergroup(): void;
}

/** Somebody in a group. */
export interface Member extends Presence {
  /** Sends a command that only she and the bot see. */
  saysEphemerally(command: string, options?: Pick<SayOptions, 'topic'>): Done;
  /** An administrator who stays anonymous: it is the group that speaks. */
  saysAsGroup(text: string): Done;
  joins(): void;
  leaves(): void;
  /** The same for somebody who may not write: it stays known that they may not. */
  leavesMuted(): void;
}

/** Who speaks when it is the group that speaks. */
const GROUP_ANONYMOUS_BOT: User = {
  id: 1_087_968_824,
  is_bot: true,
  first_name: 'Group',
  username: 'GroupAnonymousBot',
};

const FIRST_GROUP = -4_001;
const FIRST_SUPERGROUP = -1_001_000_000_001;

/** Makes a group. Whoever changes it is its owner, an account of its own. */
export function makeGroup(world: World, setup: GroupSetup): Group {
  const owner: User = { id: 9_000_001 + world.rooms.size, is_bot: false, first_name: 'Owner' };
  world.accounts.set(owner.id, { user: owner, deactivated: false });
  const supergroup = (): Room =>
    world.make({
      id: FIRST_SUPERGROUP - world.rooms.size,
      type: 'supergroup',
      title: setup.title,
      ...(setup.username === undefined ? {} : { username: setup.username }),
      ...(setup.forum ? { is_forum: true } : {}),
    });
  let room =
    setup.type === 'group'
      ? world.make({ id: FIRST_GROUP - world.rooms.size, type: 'group', title: setup.title })
      : supergroup();
  world.open(room);
  room.standings.set(owner.id, 'creator');
  room.standings.set(world.bot.id, setup.bot ?? 'member');
  for (const { id } of setup.members ?? []) room.standings.set(id, 'member');
  for (const { id } of setup.admins ?? []) room.standings.set(id, 'administrator');

  const stands = (whose: User, to: Standing): void => changeStanding(world, room, { by: owner, whose, to });
  return {
    get id() {
      return room.chat.id;
    },
    get type() {
      return room.chat.type === 'group' ? 'group' : 'supergroup';
    },
    get room() {
      return room;
    },
    addsBot: () => {
      stands(world.self, 'member');
      tellService(world, room, owner, { new_chat_members: [world.self] });
    },
    kicksBot: () => stands(world.self, 'kicked'),
    promotesBot: () => stands(world.self, 'administrator'),
    demotesBot: () => stands(world.self, 'member'),
    mutesBot: () => stands(world.self, 'muted'),
    unmutesBot: () => stands(world.self, 'member'),
    mutes: ({ user }) => stands(user, 'muted'),
    hidesMembers: () => {
      room.membersHidden = true;
    },
    silences: () => {
      room.silent = true;
    },
    get general() {
      if (!setup.forum) throw new Error('it has no topics');
      return generalOf(world, room, owner);
    },
    topic: (name) => {
      if (!setup.forum) throw new Error('it has no topics');
      return makeTopic(world, room, owner, name);
    },
    get pinned() {
      return room.pinned;
    },
    promotes: ({ user }) => stands(user, 'administrator'),
    demotes: ({ user }) => stands(user, 'member'),
    removes: ({ user }) => {
      stands(user, 'kicked');
      tellService(world, room, owner, { left_chat_member: user });
    },
    becomesSupergroup: () => {
      if (room.chat.type === 'supergroup') throw new Error('it is a supergroup already');
      const old = room;
      room = world.open(supergroup());
      for (const [id, standing] of old.standings) room.standings.set(id, standing);
      old.movedTo = room.chat.id;
      tellService(world, old, owner, { migrate_to_chat_id: room.chat.id });
      tellService(world, room, owner, { migrate_from_chat_id: old.chat.id });
    },
  };
}

/** Somebody in a group, as it is now. */
export function makeMember(
  world: World,
  { user, ...account }: Account,
  { room }: Group,
  closing: Set<() => void>,
): Member {
  const allowed = (): void => {
    if (room.movedTo !== undefined) throw new Error('that group is a supergroup now');
    const standing = world.standing(room, user.id);
    if (isOut(standing)) throw new Error(`${user.first_name} is not in that group`);
    if (standing === 'muted') throw new Error(`${user.first_name} may not write in that group`);
  };
  return {
    ...makePresence(world, { user, ...account }, room, closing, allowed),
    saysAsGroup: (text) => {
      allowed();
      if (!['creator', 'administrator'].includes(world.standing(room, user.id)))
        throw new Error('only administrators speak as the group');
      const { entities, ...typed } = typedText(text);
      const marked = entities.length > 0 ? { entities: [...entities] } : {};
      const content = { ...typed, ...marked, sender_chat: room.chat };
      const message = world.post(room, content, { from: GROUP_ANONYMOUS_BOT }).message as Message &
        Update.NonChannel;
      return {
        message,
        updateId: botHears(world, room, message) ? world.updates.push({ message }) : undefined,
      };
    },
    saysEphemerally: (command, { topic } = {}) => {
      allowed();
      const { text, entities } = typedText(command);
      if (entities[0]?.type !== 'bot_command' || entities[0].offset !== 0)
        throw new Error('only a command can be sent so that nobody else sees it');
      checkRegistered(world, text.slice(1, entities[0].length).replace(/@.*/, ''));
      const post = world.post(
        room,
        { text, entities: [...entities], ...inTopic(room, topic?.id) },
        { from: user, to: world.self },
      );
      const message = post.message as Message & Update.NonChannel;
      const isThere = !isOut(world.standing(room, world.bot.id));
      return { message, updateId: isThere ? world.updates.push({ message }) : undefined };
    },
    joins: () => {
      changeStanding(world, room, { by: user, whose: user, to: 'member' });
      tellService(world, room, user, { new_chat_members: [user] });
    },
    leaves: () => {
      allowed();
      changeStanding(world, room, { by: user, whose: user, to: 'left' });
      tellService(world, room, user, { left_chat_member: user });
    },
    leavesMuted: () => {
      if (world.standing(room, user.id) !== 'muted') throw new Error(`${user.first_name} may write`);
      changeStanding(world, room, { by: user, whose: user, to: 'outside' });
      tellService(world, room, user, { left_chat_member: user });
    },
  };
}

/** A client sends only such commands unseen as the bot registered for it, if it registered any. */
function checkRegistered(world: World, name: string): void {
  const known = [...world.commands.values()].flat();
  if (known.length > 0 && !known.some((one) => one.command === name && one.is_ephemeral))
    throw new Error(`/${name} is not registered as ephemeral`);
}

/** The bot is told of itself always, and of others only as an administrator. */
function changeStanding(
  world: World,
  room: Room,
  { by, whose, to }: { readonly by: User; readonly whose: User; readonly to: Standing },
): void {
  const from = world.standing(room, whose.id);
  room.standings.set(whose.id, to);
  const change = memberChange(room, { by, whose, from, to }, world.now());
  if (whose.id === world.bot.id) world.updates.push({ my_chat_member: change });
  else if (world.standing(room, world.bot.id) === 'administrator')
    world.updates.push({ chat_member: change });
}

function tellService(world: World, room: Room, from: User, content: Parameters<World['post']>[1]): void {
  const post = world.post(room, content, { from });
  const isThere = !isOut(world.standing(room, world.bot.id));
  if (isThere) world.updates.push({ message: post.message as Message & Update.NonChannel });
}
