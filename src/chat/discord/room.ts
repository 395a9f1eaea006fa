import { PermissionFlagsBits, type APIChatInputApplicationCommandInteraction } from 'discord.js';
import type { Address, Room } from '../../bot/event.ts';
import { DISCORD } from './limits.ts';

/*
 * A room is a channel of a server, and a thread or a forum's post is one too. Its id is `channel:` and the channel's;
 * a person's is a number alone, so neither is ever taken for the other.
 */
const ROOM = /^channel:(\d{1,20})$/;

/** Who may do one of these decides for the room. */
const DECIDES =
  PermissionFlagsBits.Administrator | PermissionFlagsBits.ManageGuild | PermissionFlagsBits.ManageChannels;

/** The address of a channel as a room. */
export function roomAddress(channel: string): Address {
  return { platform: DISCORD, id: `channel:${channel}` };
}

/** The channel that an address means; nothing where it is a person's. */
export function channelOf(id: string): string | undefined {
  return ROOM.exec(id)?.[1];
}

/** The room in which a command was said; nothing where it is none, or where the bot itself is not. */
export function roomOf(said: APIChatInputApplicationCommandInteraction): Room | undefined {
  const { guild_id: guild, member, channel, authorizing_integration_owners: owners } = said;
  // Whoever installed the bot for themselves alone may use it where it is not.
  if (guild === undefined || !member || !channel || owners['0'] !== guild) return undefined;
  const { name } = channel;
  return {
    ...roomAddress(channel.id),
    admin: (BigInt(member.permissions) & DECIDES) !== 0n,
    ...(typeof name === 'string' && name !== '' && { title: `#${name}` }),
  };
}
