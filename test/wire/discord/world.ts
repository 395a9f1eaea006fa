import type {
  APIApplicationCommand,
  APIMessage,
  APIUser,
  InteractionResponseType,
  InteractionType,
  Locale,
} from 'discord-api-types/v10';
import type { Call } from './calls.ts';
import type { Ears } from './ears.ts';
import { createIds } from './ids.ts';
import type { JsonObject } from './json.ts';

/** Who would get a notification that names them, by what a message says and lets it name. */
export interface Pings {
  readonly everyone: boolean;
  readonly users: readonly string[];
  readonly roles: readonly string[];
}

export interface StoredFile {
  readonly name: string;
  readonly contentType: string;
  readonly body: Buffer;
}

/** One version of a message: an edit makes a new one, so whoever holds the old one keeps it. */
export interface Kept {
  readonly message: APIMessage;
  readonly place: Place;
  /** Ephemeral: only this person sees it. */
  readonly onlyFor?: string;
  readonly pings: Pings;
}

/** A user of this Discord. */
export interface Individual {
  readonly user: APIUser;
  readonly locale: Locale;
  dmsOpen: boolean;
  blocks: boolean;
  installed: boolean;
  dm?: Place;
  /** Their private conversation with somebody else, where only a user-installed app can be called. */
  elsewhere?: Place;
  readonly guilds: Set<Community>;
  readonly ears: Ears;
}

/** A channel of any kind. */
export interface Place {
  readonly id: string;
  readonly kind: 'dm' | 'private' | 'guild';
  /** Whose conversation it is; absent in a guild. */
  readonly person?: Individual;
  readonly guild?: Community;
  name: string;
  /** What the bot may not do here. */
  botMayView: boolean;
  botMaySend: boolean;
  botMayPin: boolean;
  /** Of a thread: the channel it is in. */
  readonly parent?: Place;
  /** Of a thread that only moderators write in. */
  locked: boolean;
  /** Of a thread in which nothing was said for a while. */
  archived: boolean;
  readonly position: number;
  readonly messages: Map<string, Kept>;
  /** Nonces of the last minutes, with the message each made. */
  readonly nonces: Map<string, { readonly message: string; readonly at: number }>;
  last: string | null;
}

/** A guild. */
export interface Community {
  readonly id: string;
  name: string;
  readonly locale: Locale;
  readonly createdAt: string;
  /** Since when the bot is in it. */
  botJoinedAt: string;
  readonly members: Map<
    string,
    {
      readonly person: Individual;
      readonly admin: boolean;
      readonly joinedAt: string;
      /** What somebody may do besides, as bits. */
      readonly more?: bigint;
    }
  >;
  readonly places: Map<string, Place>;
  readonly commands: Map<string, APIApplicationCommand>;
  hasBot: boolean;
}

/** An interaction, from the moment somebody acts until its token is forgotten. */
export interface Ask {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly person: Individual;
  readonly place: Place;
  readonly at: number;
  readonly owners: { readonly [type: string]: string };
  readonly command?: string;
  /** The message whose component was used. */
  readonly source?: string;
  /** What led to it, for a modal's submission. */
  readonly before?: Ask;
  answer?: InteractionResponseType;
  /** Whether the client never learned of the first answer. */
  answerLost: boolean;
  /** The message that “@original” means. */
  original?: string;
  followUps: number;
  readonly watchers: Set<() => void>;
  choices?: readonly JsonObject[];
}

/** Everything this Discord knows. */
export interface World {
  readonly botUser: APIUser;
  readonly applicationId: string;
  readonly id: () => string;
  readonly now: () => number;
  tokens: Set<string>;
  readonly privileged: number;
  /** `http://127.0.0.1:PORT`; known once it listens. */
  origin: string;
  readonly people: Map<string, Individual>;
  readonly places: Map<string, Place>;
  readonly guilds: Map<string, Community>;
  readonly asks: Map<string, Ask>;
  readonly asksByToken: Map<string, Ask>;
  readonly commands: Map<string, APIApplicationCommand>;
  readonly files: Map<string, StoredFile>;
  readonly calls: Call[];
  readonly violations: string[];
  readonly dispatch: (event: string, data: object) => void;
}

/** What a fake Discord starts from. */
export interface WorldOptions {
  readonly token: string;
  readonly now: () => number;
  readonly privileged: number;
  readonly dispatch: (event: string, data: object) => void;
}

export function createWorld(options: WorldOptions): World {
  const id = createIds(options.now);
  const applicationId = id();
  return {
    applicationId,
    botUser: {
      id: applicationId,
      username: 'comeback',
      discriminator: '0001',
      global_name: null,
      avatar: null,
      bot: true,
      flags: 0 as never,
      public_flags: 0 as never,
      avatar_decoration_data: null,
      primary_guild: null,
    },
    id,
    now: options.now,
    tokens: new Set([options.token]),
    privileged: options.privileged,
    origin: '',
    people: new Map(),
    places: new Map(),
    guilds: new Map(),
    asks: new Map(),
    asksByToken: new Map(),
    commands: new Map(),
    files: new Map(),
    calls: [],
    violations: [],
    dispatch: options.dispatch,
  };
}

export const isoAt = (ms: number): string => new Date(ms).toISOString().replace('Z', '000+00:00');

export function createPlace(
  world: World,
  of: Pick<Place, 'kind' | 'name'> & Partial<Pick<Place, 'person' | 'guild' | 'parent'>>,
): Place {
  const place: Place = {
    ...of,
    id: world.id(),
    botMayView: of.kind !== 'private',
    botMaySend: of.kind !== 'private',
    botMayPin: false,
    locked: false,
    archived: false,
    position: of.guild?.places.size ?? 0,
    messages: new Map(),
    nonces: new Map(),
    last: null,
  };
  world.places.set(place.id, place);
  of.guild?.places.set(place.id, place);
  return place;
}

/** The conversation of somebody with the bot; there is only ever one. */
export function dmOf(world: World, person: Individual): Place {
  person.dm ??= createPlace(world, { kind: 'dm', name: '', person });
  return person.dm;
}

/** Whether the bot shares a guild with somebody. */
export function sharesGuild(person: Individual): boolean {
  return [...person.guilds].some((guild) => guild.hasBot);
}
