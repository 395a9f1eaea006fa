import {
  ChannelType,
  GuildDefaultMessageNotifications,
  GuildExplicitContentFilter,
  GuildMFALevel,
  GuildNSFWLevel,
  GuildPremiumTier,
  GuildVerificationLevel,
  OverwriteType,
  PermissionFlagsBits as Bits,
  type APIChannel,
  type APIDMChannel,
  type APIGuild,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  type APITextChannel,
  type APIThreadChannel,
  type GatewayGuildCreateDispatchData,
  type GatewayReadyDispatchData,
} from 'discord-api-types/v10';
import { isoAt, type Community, type Individual, type Place, type World } from './world.ts';

/** What everybody may do, the bot too, unless a channel says otherwise. */
const EVERYBODY =
  Bits.ViewChannel |
  Bits.SendMessages |
  Bits.EmbedLinks |
  Bits.AttachFiles |
  Bits.ReadMessageHistory |
  Bits.UseApplicationCommands |
  Bits.UseExternalApps |
  Bits.AddReactions;
const ALL = Object.values(Bits).reduce((sum, bit) => sum | bit, 0n);

function dmChannel(place: Place): APIDMChannel {
  return {
    id: place.id,
    type: ChannelType.DM,
    name: null,
    last_message_id: place.last,
    flags: 0 as never,
    recipients: place.person ? [place.person.user] : [],
  };
}

/** As the REST routes answer it: a DM has no name there. */
export function restChannel(world: World, place: Place): object {
  if (place.guild) return guildChannel(world, place, place.guild);
  const { name: _, ...channel } = dmChannel(place);
  return channel;
}

/** A text channel, or a thread that everybody in its channel sees. */
export function guildPlaceType({ parent }: Place): ChannelType.GuildText | ChannelType.PublicThread {
  return parent ? ChannelType.PublicThread : ChannelType.GuildText;
}

export function guildChannel(
  world: World,
  place: Place,
  guild: Community,
): APITextChannel | APIThreadChannel {
  return place.parent ? threadChannel(world, place, place.parent, guild) : textChannel(world, place, guild);
}

function threadChannel(world: World, place: Place, parent: Place, guild: Community): APIThreadChannel {
  return {
    id: place.id,
    type: ChannelType.PublicThread,
    guild_id: guild.id,
    name: place.name,
    parent_id: parent.id,
    owner_id: world.botUser.id,
    rate_limit_per_user: 0,
    last_message_id: place.last,
    message_count: place.messages.size,
    member_count: 1,
    total_message_sent: place.messages.size,
    flags: 0 as never,
    thread_metadata: {
      archived: place.archived,
      auto_archive_duration: 1440,
      archive_timestamp: isoAt(world.now()),
      locked: place.locked,
      create_timestamp: isoAt(world.now()),
    },
  };
}

function textChannel(world: World, place: Place, guild: Community): APITextChannel {
  return {
    id: place.id,
    type: ChannelType.GuildText,
    guild_id: guild.id,
    name: place.name,
    position: place.position,
    flags: 0 as never,
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: place.last,
    permission_overwrites: overwrites(world, place),
  };
}

/** What an interaction tells of the place where it happened. */
export function partialChannel(
  world: World,
  place: Place,
  person: Individual,
): Partial<APIChannel> & Pick<APIChannel, 'id' | 'type'> {
  if (place.guild) {
    const channel = guildChannel(world, place, place.guild);
    return Object.assign(channel, { permissions: memberPermissions(place.guild, person) });
  }
  if (place.kind === 'dm') return dmChannel(place);
  return { id: place.id, type: ChannelType.DM, name: null, last_message_id: place.last, flags: 0 as never };
}

function overwrites(world: World, place: Place): APIOverwrite[] {
  const deny = (place.botMayView ? 0n : Bits.ViewChannel) | (place.botMaySend ? 0n : Bits.SendMessages);
  if (deny === 0n) return [];
  return [{ id: world.botUser.id, type: OverwriteType.Member, allow: '0', deny: String(deny) }];
}

/** The bot's permissions in a place. */
export function botPermissions(place: Place): string {
  const denied = (place.botMayView ? 0n : Bits.ViewChannel) | (place.botMaySend ? 0n : Bits.SendMessages);
  if (place.guild?.hasBot) return String(EVERYBODY & ~denied);
  if (place.kind === 'dm') return String(EVERYBODY | Bits.MentionEveryone);
  return String(Bits.EmbedLinks | Bits.AttachFiles | Bits.MentionEveryone);
}

export function memberPermissions(guild: Community, person: Individual): string {
  const known = guild.members.get(person.user.id);
  return String(known?.admin ? ALL : EVERYBODY | (known?.more ?? 0n));
}

export function member(guild: Community, person: Individual): APIGuildMember {
  const kept = guild.members.get(person.user.id);
  return memberOf(person.user, kept?.joinedAt ?? guild.createdAt, kept?.admin ? [adminRole(guild).id] : []);
}

export const botMember = (world: World, guild: Community) => memberOf(world.botUser, guild.createdAt, []);

function memberOf(user: APIGuildMember['user'], joinedAt: string, roles: string[]): APIGuildMember {
  return {
    user,
    nick: null,
    avatar: null,
    banner: null,
    roles,
    joined_at: joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0 as never,
    pending: false,
    communication_disabled_until: null,
  };
}

/** Still sent, though nobody should read them. */
const OLD_COLOR = { color: 0 };
const OLD_REGION = { region: 'deprecated' };

function role(id: string, name: string, permissions: bigint, position: number): APIRole {
  return {
    id,
    name,
    ...OLD_COLOR,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: String(permissions),
    managed: false,
    mentionable: false,
    flags: 0 as never,
  };
}

const adminRole = (guild: Community) => role(String(BigInt(guild.id) + 1n), 'admin', ALL, 1);

export function guildBody(guild: Community): APIGuild {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    description: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    features: [],
    owner_id: [...guild.members.values()].find(({ admin }) => admin)?.person.user.id ?? guild.id,
    application_id: null,
    ...OLD_REGION,
    afk_channel_id: null,
    afk_timeout: 300,
    system_channel_id: null,
    system_channel_flags: 0 as never,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: GuildVerificationLevel.None,
    roles: [role(guild.id, '@everyone', EVERYBODY, 0), adminRole(guild)],
    default_message_notifications: GuildDefaultMessageNotifications.OnlyMentions,
    mfa_level: GuildMFALevel.None,
    explicit_content_filter: GuildExplicitContentFilter.Disabled,
    max_presences: null,
    max_members: 500_000,
    max_stage_video_channel_users: 50,
    max_video_channel_users: 25,
    vanity_url_code: null,
    premium_tier: GuildPremiumTier.None,
    premium_subscription_count: 0,
    preferred_locale: guild.locale,
    rules_channel_id: null,
    safety_alerts_channel_id: null,
    public_updates_channel_id: null,
    premium_progress_bar_enabled: false,
    nsfw_level: GuildNSFWLevel.Default,
    emojis: [],
    stickers: [],
    hub_type: null,
    incidents_data: null,
  };
}

export function guildCreate(world: World, guild: Community): GatewayGuildCreateDispatchData {
  return {
    ...guildBody(guild),
    joined_at: guild.botJoinedAt,
    large: false,
    unavailable: false,
    member_count: guild.members.size + 1,
    voice_states: [],
    members: [botMember(world, guild)],
    channels: [...guild.places.values()].flatMap((place) =>
      place.parent ? [] : [textChannel(world, place, guild)],
    ),
    threads: [...guild.places.values()].flatMap((place) =>
      place.parent ? [threadChannel(world, place, place.parent, guild)] : [],
    ),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** What READY tells; guilds follow one by one. */
export function readyBody(
  world: World,
  sessionId: string,
  guilds: readonly Community[],
  shard: unknown,
): Omit<GatewayReadyDispatchData, 'shard'> & { readonly shard: unknown } {
  return {
    v: 10,
    user: { ...world.botUser, verified: true, mfa_enabled: false, email: null },
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: sessionId,
    resume_gateway_url: world.origin.replace('http', 'ws'),
    application: { id: world.applicationId, flags: 0 as never, flags_new: '0' },
    shard,
  };
}
