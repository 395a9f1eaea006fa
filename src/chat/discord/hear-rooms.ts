import {
  GatewayDispatchEvents,
  type Client,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
} from 'discord.js';

/** What the gateway tells of servers, channels and threads. */
export interface RoomListener {
  guildCreated(data: GatewayGuildCreateDispatchData): void;
  guildDeleted(data: GatewayGuildDeleteDispatchData, channels: readonly string[]): void;
  channelDeleted(data: { readonly id: string }): void;
  channelChanged(data: { readonly id: string }): void;
}

/** The channels of a server as the gateway listed them: the library keeps them anyway. */
export function channelsIn({ guilds }: Client, guild: string): readonly string[] {
  return [...(guilds.cache.get(guild)?.channels.cache.keys() ?? [])];
}

/** Listens for as long as the line is ours. */
export function hearRooms(client: Client, listener: RoomListener, isMine: () => boolean): void {
  const { ws } = client;
  ws.on(GatewayDispatchEvents.GuildCreate, (data: GatewayGuildCreateDispatchData) => {
    if (isMine()) listener.guildCreated(data);
  });
  // It is heard here before the library forgets the channels.
  ws.on(GatewayDispatchEvents.GuildDelete, (data: GatewayGuildDeleteDispatchData) => {
    if (isMine()) listener.guildDeleted(data, channelsIn(client, data.id));
  });
  for (const event of [GatewayDispatchEvents.ChannelDelete, GatewayDispatchEvents.ThreadDelete])
    ws.on(event, (data: { readonly id: string }) => {
      if (isMine()) listener.channelDeleted(data);
    });
  for (const event of [GatewayDispatchEvents.ChannelUpdate, GatewayDispatchEvents.ThreadUpdate])
    ws.on(event, (data: { readonly id: string }) => {
      if (isMine()) listener.channelChanged(data);
    });
}
