import type { GatewayGuildCreateDispatchData, GatewayGuildDeleteDispatchData } from 'discord.js';
import type { Incoming } from '../adapter.ts';
import { DISCORD } from './limits.ts';
import type { Places } from './places.ts';
import { roomAddress } from './room.ts';

/*
 * What happens to rooms. That a server was left is told of the server alone; it is passed on for each of its channels
 * that the gateway listed, and for the threads that we had to do with. Most of them are nobody's room, and nothing
 * comes of it.
 */

/** What became of servers and channels, as events from the rooms that it concerns. */
export interface News {
  /** A session began: these are the servers there are. */
  ready(
    guilds: readonly { readonly id: string }[],
    channelsOf: (guild: string) => readonly string[],
  ): readonly Incoming[];
  guildCreated(guild: GatewayGuildCreateDispatchData): readonly Incoming[];
  /** @param channels the server's, as they were */
  guildDeleted(guild: GatewayGuildDeleteDispatchData, channels: readonly string[]): readonly Incoming[];
  channelDeleted(channel: string): readonly Incoming[];
  /** Its name, its topic, or what we may do there: Discord does not tell which. */
  channelChanged(channel: string): readonly Incoming[];
}

/** The most channels of one server that are told of: more a server cannot have, but for its threads. */
const MOST_CHANNELS = 1_000;

/** It knows since when the bot is in which server: that tells one leaving from the next, however often each is told. */
export function createNews(places: Places): News {
  /** Since when we are in a server; empty where that was not told yet. */
  const since = new Map<string, string>();
  let isFirst = true;

  function left(guild: string, channels: readonly string[]): readonly Incoming[] {
    const joined = since.get(guild);
    // Told before.
    if (joined === undefined) return [];
    since.delete(guild);
    const rooms = [...new Set([...channels, ...places.channelsOf(guild)])].slice(0, MOST_CHANNELS);
    for (const channel of rooms) places.forget(channel);
    return rooms.map((channel) => told(channel, `left:${channel}:${joined}`));
  }

  return {
    ready(guilds, channelsOf) {
      const there = new Set(guilds.map(({ id }) => id));
      const gone = [...since.keys()].filter((guild) => !there.has(guild));
      // What is there from the beginning is nothing new; later it is where we were taken in while we were away.
      if (isFirst) for (const guild of there) since.set(guild, '');
      isFirst = false;
      return gone.flatMap((guild) => left(guild, channelsOf(guild)));
    },
    guildCreated({ id, unavailable, joined_at: joined, channels, threads }) {
      // One that Discord still has trouble with is told of without anything in it.
      if (unavailable) return [];
      const before = since.get(id);
      since.set(id, joined);
      if (before === '' || before === joined) return [];
      return [...channels, ...threads]
        .slice(0, MOST_CHANNELS)
        .map((channel) => told(channel.id, `back:${channel.id}:${joined}`, true));
    },
    // Servers that Discord itself has trouble with come back by themselves.
    guildDeleted: ({ id, unavailable }, channels) => (unavailable ? [] : left(id, channels)),
    channelChanged(channel) {
      const parcel = places.changed(channel);
      return parcel === undefined ? [] : [told(channel, `again:${channel}:${parcel}`, true)];
    },
    channelDeleted(channel) {
      places.forget(channel);
      return [told(channel, `gone:${channel}`)];
    },
  };
}

function told(channel: string, what: string, back = false): Incoming {
  return {
    key: `${DISCORD}:${what}`,
    from: roomAddress(channel),
    event: { type: 'unreachable', on: DISCORD, ...(back && { back }) },
  };
}
