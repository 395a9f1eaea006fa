import {
  InteractionContextType,
  InteractionType,
  type APIMessageInteractionMetadata,
} from 'discord-api-types/v10';
import { botPermissions, member, memberPermissions, partialChannel } from './shapes.ts';
import { sharesGuild, type Ask, type Individual, type Place, type World } from './world.ts';
import type { JsonObject } from './json.ts';

const ATTACHMENT_LIMIT = 10_485_760;

/** What somebody did, before Discord gives it an id. */
export interface Deed {
  readonly type: InteractionType;
  readonly data: JsonObject;
  readonly command?: string;
  readonly source?: string;
  readonly before?: Ask;
  /** Which installs let the command be called here. */
  readonly integrations?: readonly number[];
}

/** Makes an interaction and tells the bot of it. */
export function ask(world: World, person: Individual, place: Place, deed: Deed): Ask {
  const id = world.id();
  const owners = ownersOf(person, place, deed.integrations ?? [0, 1]);
  const made: Ask = {
    id,
    token: Buffer.from(`interaction:${id}:${person.user.id}`).toString('base64url'),
    type: deed.type,
    person,
    place,
    at: world.now(),
    owners,
    ...(deed.command === undefined ? {} : { command: deed.command }),
    ...(deed.source === undefined ? {} : { source: deed.source }),
    ...(deed.before === undefined ? {} : { before: deed.before }),
    answerLost: false,
    followUps: 0,
    watchers: new Set(),
  };
  world.asks.set(id, made);
  world.asksByToken.set(made.token, made);
  world.dispatch('INTERACTION_CREATE', payload(world, made, deed.data));
  return made;
}

function payload(world: World, made: Ask, data: JsonObject): object {
  const { person, place } = made;
  const { guild } = place;
  const source = made.source === undefined ? undefined : place.messages.get(made.source)?.message;
  return {
    id: made.id,
    application_id: world.applicationId,
    type: made.type,
    token: made.token,
    version: 1,
    data,
    channel: partialChannel(world, place, person),
    channel_id: place.id,
    ...(guild
      ? {
          guild_id: guild.id,
          guild: { id: guild.id, locale: guild.locale, features: [] },
          guild_locale: guild.locale,
          member: { ...member(guild, person), permissions: memberPermissions(guild, person) },
        }
      : { user: person.user }),
    ...(source ? { message: source } : {}),
    app_permissions: botPermissions(place),
    locale: person.locale,
    entitlements: [],
    authorizing_integration_owners: made.owners,
    context: contextOf(place),
    attachment_size_limit: ATTACHMENT_LIMIT,
  };
}

export function contextOf(place: Place): InteractionContextType {
  if (place.guild) return InteractionContextType.Guild;
  return place.kind === 'dm' ? InteractionContextType.BotDM : InteractionContextType.PrivateChannel;
}

function ownersOf(
  person: Individual,
  place: Place,
  integrations: readonly number[],
): { readonly [type: string]: string } {
  const byGuild =
    integrations.includes(0) &&
    (place.guild ? place.guild.hasBot : place.kind === 'dm' && sharesGuild(person));
  return {
    ...(byGuild ? { '0': place.guild?.id ?? '0' } : {}),
    ...(integrations.includes(1) && person.installed ? { '1': person.user.id } : {}),
  };
}

/** What a message keeps of the interaction that made it. */
export function metadataOf(made: Ask): APIMessageInteractionMetadata {
  const base = { id: made.id, user: made.person.user, authorizing_integration_owners: made.owners };
  if (made.type === InteractionType.MessageComponent)
    return { ...base, type: InteractionType.MessageComponent, interacted_message_id: made.source ?? '' };
  if (made.type === InteractionType.ModalSubmit && made.before) {
    const before = metadataOf(made.before);
    if (before.type !== InteractionType.ModalSubmit)
      return { ...base, type: InteractionType.ModalSubmit, triggering_interaction_metadata: before };
  }
  return { ...base, type: InteractionType.ApplicationCommand };
}

/** Wakes whoever waits for what becomes of it. */
export function stirAsk(made: Ask): void {
  for (const watcher of made.watchers) watcher();
}
