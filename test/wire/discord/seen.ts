import { MessageFlags, type APIEmbed, type APIMessage } from 'discord-api-types/v10';
import { controlsOf } from './checks/components.ts';
import { isObject, numberAt, objectsAt, textAt, type JsonObject } from './json.ts';
import { COMPONENT } from './numbers.ts';
import type { Kept, Pings, World } from './world.ts';

export interface SeenButton {
  readonly label: string;
  /** Absent on a link. */
  readonly customId: string | undefined;
  readonly url: string | undefined;
  readonly style: number;
  readonly disabled: boolean;
}

export interface SeenSelect {
  readonly customId: string;
  readonly type: number;
  readonly placeholder: string | undefined;
  readonly options: readonly {
    readonly label: string;
    readonly value: string;
    readonly description: string | undefined;
  }[];
  readonly minValues: number;
  readonly maxValues: number;
  readonly disabled: boolean;
}

export interface SeenFile {
  readonly name: string;
  readonly contentType: string;
  readonly body: Buffer;
}

/** A message on somebody's screen. */
export interface Seen {
  readonly id: string;
  readonly channelId: string;
  /** Whose it is, by username. */
  readonly by: string;
  readonly content: string;
  /** Everything that can be read: content, embeds, text components. */
  readonly text: string;
  readonly embeds: readonly APIEmbed[];
  readonly buttons: readonly SeenButton[];
  readonly selects: readonly SeenSelect[];
  readonly files: readonly SeenFile[];
  readonly ephemeral: boolean;
  /** “… is thinking”. */
  readonly thinking: boolean;
  readonly edited: boolean;
  /** Sent without a sound. */
  readonly silent: boolean;
  /** Whom it notified by name. */
  readonly pings: Pings;
  /** As it goes over the wire. */
  readonly message: APIMessage;
}

/** How a message looks. */
export function look(world: World, kept: Kept): Seen {
  const { message } = kept;
  const flags = message.flags ?? 0;
  const components = (message.components ?? []) as unknown as readonly JsonObject[];
  const controls = controlsOf(components);
  return {
    id: message.id,
    channelId: message.channel_id,
    by: message.author.username,
    content: message.content,
    text: textOf(message, components),
    embeds: message.embeds,
    buttons: controls.filter((one) => one['type'] === COMPONENT.Button).map(button),
    selects: controls
      .filter((one) => one['custom_id'] !== undefined && one['type'] !== COMPONENT.Button)
      .map(select),
    files: message.attachments.flatMap(({ id }) => world.files.get(id) ?? []),
    ephemeral: (flags & MessageFlags.Ephemeral) !== 0,
    thinking: (flags & MessageFlags.Loading) !== 0,
    edited: message.edited_timestamp !== null,
    silent: (flags & MessageFlags.SuppressNotifications) !== 0,
    pings: kept.pings,
    message,
  };
}

function button(one: JsonObject): SeenButton {
  const emoji = one['emoji'];
  return {
    label: textAt(one, 'label') ?? (isObject(emoji) ? (textAt(emoji, 'name') ?? '') : ''),
    customId: textAt(one, 'custom_id'),
    url: textAt(one, 'url'),
    style: numberAt(one, 'style') ?? 0,
    disabled: one['disabled'] === true,
  };
}

function select(one: JsonObject): SeenSelect {
  return {
    customId: textAt(one, 'custom_id') ?? '',
    type: numberAt(one, 'type') ?? 0,
    placeholder: textAt(one, 'placeholder'),
    options: objectsAt(one, 'options').map((option) => ({
      label: textAt(option, 'label') ?? '',
      value: textAt(option, 'value') ?? '',
      description: textAt(option, 'description'),
    })),
    minValues: numberAt(one, 'min_values') ?? 1,
    maxValues: numberAt(one, 'max_values') ?? 1,
    disabled: one['disabled'] === true,
  };
}

function textOf(message: APIMessage, components: readonly JsonObject[]): string {
  const embeds = message.embeds.flatMap((embed) => [
    embed.author?.name,
    embed.title,
    embed.description,
    ...(embed.fields ?? []).flatMap(({ name, value }) => [name, value]),
    embed.footer?.text,
  ]);
  return [message.content, ...embeds, ...displayed(components)]
    .filter((one) => one !== undefined && one !== '')
    .join('\n');
}

function displayed(components: readonly JsonObject[]): readonly string[] {
  return components.flatMap((one) => [
    textAt(one, 'content') ?? '',
    ...displayed(objectsAt(one, 'components')),
  ]);
}
