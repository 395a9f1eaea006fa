import {
  ChannelType,
  MessageFlags,
  MessageType,
  type APIAttachment,
  type APIMessage,
  type APIMessageInteractionMetadata,
  type APIUser,
} from 'discord-api-types/v10';
import type { SentFile } from './calls.ts';
import { checkNotEmpty } from './checks/message.ts';
import { stir } from './ears.ts';
import { isList, numberAt, objectsAt, textAt, type JsonObject } from './json.ts';
import { componentsOf, embedsOf } from './normal.ts';
import { nobody, pingsOf } from './mentions.ts';
import { member } from './shapes.ts';
import { isoAt, type Individual, type Kept, type Place, type World } from './world.ts';

/** What a message is made with besides its body. */
export interface Making {
  readonly author: APIUser;
  readonly files: readonly SentFile[];
  readonly onlyFor?: string;
  /** Made by an interaction: the message's author is the bot, by way of its webhook. */
  readonly interaction?: APIMessageInteractionMetadata;
  readonly reply?: Kept | undefined;
  readonly flags?: number;
  readonly type?: MessageType;
  /** An empty one, “… is thinking”. */
  readonly thinking?: boolean;
}

/** Puts a new message into a place, shows it to whoever sees it and tells the gateway. */
export function post(world: World, place: Place, body: JsonObject, making: Making): Kept {
  const id = world.id();
  const content = (textAt(body, 'content') ?? '').trim();
  const flags = (making.flags ?? 0) | (numberAt(body, 'flags') ?? 0);
  const attachments = attach(world, place, body, making.files, (flags & MessageFlags.Ephemeral) !== 0);
  const embeds = embedsOf(body, flags);
  const components = componentsOf(body);
  if (!making.thinking)
    checkNotEmpty({
      content,
      embeds: embeds.length,
      components: components.length,
      attachments: attachments.length,
      more: body['poll'] !== undefined || body['sticker_ids'] !== undefined,
    });
  const pings = pingsOf(content, body['allowed_mentions'], {
    guild: place.kind === 'guild',
    repliedTo: making.reply?.message.author.id,
  });
  const nonce = body['nonce'];
  const message: APIMessage = {
    id,
    channel_id: place.id,
    author: making.author,
    content,
    timestamp: isoAt(world.now()),
    edited_timestamp: null,
    tts: body['tts'] === true,
    mention_everyone: pings.everyone,
    mentions: pings.users.flatMap((one) => world.people.get(one)?.user ?? []),
    mention_roles: [...pings.roles],
    attachments,
    embeds,
    components,
    pinned: false,
    type: making.type ?? (making.reply ? MessageType.Reply : MessageType.Default),
    flags,
    ...(typeof nonce === 'string' || typeof nonce === 'number' ? { nonce } : {}),
    ...(making.interaction
      ? {
          webhook_id: world.applicationId,
          application_id: world.applicationId,
          interaction_metadata: making.interaction,
        }
      : {}),
    ...(making.reply
      ? {
          message_reference: { type: 0, channel_id: place.id, message_id: making.reply.message.id },
          referenced_message: withoutItsOwn(making.reply.message),
        }
      : {}),
  };
  const kept: Kept = {
    message,
    place,
    pings,
    ...(making.onlyFor === undefined ? {} : { onlyFor: making.onlyFor }),
  };
  place.messages.set(id, kept);
  place.last = id;
  show(world, kept, false);
  if (kept.onlyFor === undefined) announce(world, 'MESSAGE_CREATE', kept);
  return kept;
}

/** Only one message deep, or a chain of replies would carry all of its past. */
function withoutItsOwn(message: APIMessage): APIMessage {
  const { referenced_message: _, ...rest } = message;
  return rest;
}

/** Replaces what a body names; what it leaves out stays. */
export function edit(world: World, kept: Kept, body: JsonObject, files: readonly SentFile[]): Kept {
  const { message, place } = kept;
  const content = body['content'] === undefined ? message.content : (textAt(body, 'content') ?? '').trim();
  const wanted = numberAt(body, 'flags') ?? 0;
  const settable = MessageFlags.SuppressEmbeds | MessageFlags.IsComponentsV2;
  const flags =
    ((message.flags ?? 0) &
      ~MessageFlags.Loading &
      ~(body['flags'] === undefined ? 0 : MessageFlags.SuppressEmbeds)) |
    (wanted & settable);
  const stays = isList(body['attachments'])
    ? message.attachments.filter(({ id }) => objectsAt(body, 'attachments').some((one) => one['id'] === id))
    : message.attachments;
  const attachments = [
    ...stays,
    ...attach(world, place, body, files, (flags & MessageFlags.Ephemeral) !== 0),
  ];
  const embeds = body['embeds'] === undefined ? message.embeds : embedsOf(body, flags);
  const components = body['components'] === undefined ? (message.components ?? []) : componentsOf(body);
  checkNotEmpty({
    content,
    embeds: embeds.length,
    components: components.length,
    attachments: attachments.length,
    more: message.poll !== undefined,
  });
  const filled = ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
  const pings = filled
    ? pingsOf(content, body['allowed_mentions'], { guild: place.kind === 'guild' })
    : nobody();
  const next: Kept = {
    ...kept,
    pings: filled ? pings : kept.pings,
    message: {
      ...message,
      content,
      embeds,
      components,
      attachments,
      flags,
      edited_timestamp: filled ? null : isoAt(world.now()),
      ...(filled
        ? {
            mentions: pings.users.flatMap((one) => world.people.get(one)?.user ?? []),
            mention_everyone: pings.everyone,
          }
        : {}),
    },
  };
  replace(world, next);
  show(world, next, true);
  if (next.onlyFor === undefined) announce(world, 'MESSAGE_UPDATE', next);
  return next;
}

/** Keeps a new version without showing it as an edit. */
export function replace(_world: World, kept: Kept): void {
  kept.place.messages.set(kept.message.id, kept);
}

export function remove(world: World, kept: Kept): void {
  const { place, message } = kept;
  place.messages.delete(message.id);
  if (kept.onlyFor !== undefined || place.kind === 'private') return;
  world.dispatch('MESSAGE_DELETE', {
    id: message.id,
    channel_id: place.id,
    ...(place.guild ? { guild_id: place.guild.id } : {}),
  });
}

/** Who sees a message: its person in a conversation, all members in a guild, one alone when it is ephemeral. */
export function sees(kept: Kept, person: Individual): boolean {
  if (kept.onlyFor !== undefined) return kept.onlyFor === person.user.id;
  if (kept.place.guild) return kept.place.guild.members.has(person.user.id);
  return kept.place.person === person;
}

function show(world: World, kept: Kept, edited: boolean): void {
  const { place } = kept;
  const watchers =
    kept.onlyFor !== undefined
      ? [world.people.get(kept.onlyFor)]
      : place.guild
        ? Array.from(place.guild.members.values(), ({ person }) => person)
        : [place.person];
  for (const person of watchers) {
    // Nobody is told of what they wrote themselves.
    if (!person || person.user.id === kept.message.author.id) continue;
    person.ears.shown.push({ kept, edited });
    stir(person.ears);
  }
}

function announce(world: World, event: string, kept: Kept): void {
  const { place, message } = kept;
  if (place.kind === 'private' || (place.guild && (!place.guild.hasBot || !place.botMayView))) return;
  const person = world.people.get(message.author.id);
  const { user: _, ...asMember } = place.guild && person ? member(place.guild, person) : {};
  world.dispatch(event, {
    ...message,
    channel_type: place.guild ? ChannelType.GuildText : ChannelType.DM,
    ...(place.guild ? { guild_id: place.guild.id, ...(person ? { member: asMember } : {}) } : {}),
  });
}

function attach(
  world: World,
  place: Place,
  body: JsonObject,
  files: readonly SentFile[],
  ephemeral: boolean,
): APIAttachment[] {
  const described = objectsAt(body, 'attachments');
  return files.map((file, at) => {
    const id = world.id();
    const number = /^files\[(\d+)\]$/.exec(file.field)?.[1] ?? String(at);
    const more = described.find(({ id: given }) => given === number || given === Number(number));
    const filename = (more && textAt(more, 'filename')) ?? file.name;
    const url = `${world.origin}/attachments/${place.id}/${id}/${encodeURIComponent(filename)}`;
    world.files.set(id, { name: filename, contentType: file.contentType, body: file.body });
    const description = more && textAt(more, 'description');
    return {
      id,
      filename,
      size: file.body.length,
      url,
      proxy_url: url,
      content_type: file.contentType,
      ...(description === undefined ? {} : { description }),
      ...(ephemeral ? { ephemeral } : {}),
    };
  });
}
