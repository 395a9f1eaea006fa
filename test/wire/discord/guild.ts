import { Locale, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Person } from './person.ts';
import { guildChannel, guildCreate, guildPlaceType } from './shapes.ts';
import { createPlace, isoAt, type Community, type Place, type World } from './world.ts';

/** A text channel of a guild, or a thread in one. The bot may not pin unless it is allowed to. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  deletes(): void;
  renames(name: string): void;
  /** Takes a right from the bot, or gives it back. */
  forbids(what: 'view' | 'send' | 'pin'): void;
  allows(what: 'view' | 'send' | 'pin'): void;
  /** Opens a thread in it: a channel too. */
  addsThread(name: string): Channel;
  /** Of a thread: only moderators write in it from now on. */
  locks(): void;
  /** Of a thread: nothing was said in it for a while. */
  archives(): void;
}

export interface Guild {
  readonly id: string;
  readonly name: string;
  /** A channel by its name. */
  channel(name: string): Channel;
  addsChannel(name: string): Channel;
  joins(person: Person, more?: { readonly admin?: boolean }): void;
  leaves(person: Person): void;
  /** Gives somebody a permission that administrators have anyway. */
  grants(person: Person, what: 'ManageGuild' | 'ManageChannels' | 'ManageMessages'): void;
  /** Discord has trouble with it for a while. */
  breaksDown(): void;
  recovers(): void;
  /** It is told of, and still in trouble: nothing is known of what is in it. */
  isTold(): void;
  kicksBot(): void;
  invitesBot(): void;
}

export interface GuildOptions {
  readonly name?: string;
  readonly channels?: readonly string[];
  readonly members?: readonly Person[];
  readonly admins?: readonly Person[];
  readonly locale?: `${Locale}`;
  /** Whether the bot is in it from the beginning. */
  readonly bot?: boolean;
}

export function createGuild(world: World, options: GuildOptions): Guild {
  const community: Community = {
    id: world.id(),
    name: options.name ?? 'Runners',
    locale: (options.locale ?? Locale.EnglishUS) as Locale,
    createdAt: isoAt(world.now()),
    botJoinedAt: isoAt(world.now()),
    members: new Map(),
    places: new Map(),
    commands: new Map(),
    hasBot: options.bot ?? true,
  };
  // The role that admins have takes the id after the guild's.
  world.id();
  world.guilds.set(community.id, community);
  for (const name of options.channels ?? ['general'])
    createPlace(world, { kind: 'guild', name, guild: community });
  const channels = new Map<string, Channel>();

  const channelOf = (place: Place): Channel => {
    const known = channels.get(place.id) ?? createChannel(world, community, place);
    channels.set(place.id, known);
    return known;
  };

  const guild: Guild = {
    id: community.id,
    name: community.name,
    channel(name) {
      const place = [...community.places.values()].find((one) => one.name === name);
      if (!place) throw new Error(`${community.name} has no channel ${name}`);
      return channelOf(place);
    },
    addsChannel(name) {
      const place = createPlace(world, { kind: 'guild', name, guild: community });
      if (community.hasBot) world.dispatch('CHANNEL_CREATE', guildChannel(world, place, community));
      return channelOf(place);
    },
    joins(person, more = {}) {
      const individual = world.people.get(person.id);
      if (!individual) throw new Error(`${person.username} is of another Discord`);
      individual.guilds.add(community);
      const joinedAt = isoAt(world.now());
      community.members.set(person.id, { person: individual, admin: more.admin ?? false, joinedAt });
    },
    leaves(person) {
      world.people.get(person.id)?.guilds.delete(community);
      community.members.delete(person.id);
      if (community.hasBot)
        world.dispatch('GUILD_MEMBER_REMOVE', { guild_id: community.id, user: person.user });
    },
    grants(person, what) {
      const known = community.members.get(person.id);
      if (!known) throw new Error(`${person.username} is not in ${community.name}`);
      const more = (known.more ?? 0n) | PermissionFlagsBits[what];
      community.members.set(person.id, { ...known, more });
    },
    breaksDown: () => world.dispatch('GUILD_DELETE', { id: community.id, unavailable: true }),
    recovers: () => world.dispatch('GUILD_CREATE', guildCreate(world, community)),
    isTold: () => world.dispatch('GUILD_CREATE', { id: community.id, unavailable: true }),
    kicksBot() {
      community.hasBot = false;
      world.dispatch('GUILD_DELETE', { id: community.id });
    },
    invitesBot() {
      community.hasBot = true;
      community.botJoinedAt = isoAt(world.now());
      world.dispatch('GUILD_CREATE', guildCreate(world, community));
    },
  };
  for (const person of options.members ?? []) guild.joins(person);
  for (const person of options.admins ?? []) guild.joins(person, { admin: true });
  return guild;
}

function createChannel(world: World, guild: Community, place: Place): Channel {
  const tellOf = (event: string) => {
    if (guild.hasBot) world.dispatch(event, guildChannel(world, place, guild));
  };
  const allow = (what: 'view' | 'send' | 'pin', may: boolean) => {
    if (what === 'view') place.botMayView = may;
    else if (what === 'send') place.botMaySend = may;
    else place.botMayPin = may;
    tellOf(place.parent ? 'THREAD_UPDATE' : 'CHANNEL_UPDATE');
  };
  return {
    id: place.id,
    get name() {
      return place.name;
    },
    deletes() {
      world.places.delete(place.id);
      guild.places.delete(place.id);
      if (!place.parent) return tellOf('CHANNEL_DELETE');
      const { id, parent } = place;
      if (guild.hasBot)
        world.dispatch('THREAD_DELETE', {
          id,
          guild_id: guild.id,
          parent_id: parent.id,
          type: guildPlaceType(place),
        });
    },
    renames(name) {
      place.name = name;
      tellOf('CHANNEL_UPDATE');
    },
    addsThread(thread) {
      if (place.parent) throw new Error('a thread holds no threads');
      const made = createPlace(world, { kind: 'guild', name: thread, guild, parent: place });
      if (guild.hasBot)
        world.dispatch('THREAD_CREATE', { ...guildChannel(world, made, guild), newly_created: true });
      return createChannel(world, guild, made);
    },
    locks() {
      if (!place.parent) throw new Error('only threads are locked');
      place.locked = true;
      tellOf('THREAD_UPDATE');
    },
    archives() {
      if (!place.parent) throw new Error('only threads are archived');
      place.archived = true;
      tellOf('THREAD_UPDATE');
    },
    forbids: (what) => allow(what, false),
    allows: (what) => allow(what, true),
  };
}
