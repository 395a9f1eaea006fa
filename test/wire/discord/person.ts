import { InteractionType, Locale, type APIUser } from 'discord-api-types/v10';
import {
  component,
  handleOf,
  isThinking,
  onScreen,
  press,
  select,
  submit,
  type Interaction,
  type MessageAt,
} from './acting.ts';
import { ask } from './asks.ts';
import { createEars, listen, type Shown } from './ears.ts';
import type { Channel, Guild } from './guild.ts';
import { choose, offered, type Options } from './menu.ts';
import { post, remove, sees } from './messages.ts';
import type { OpenModal } from './modals.ts';
import { look, type Seen } from './seen.ts';
import { createPlace, dmOf, sharesGuild, type Individual, type Place, type World } from './world.ts';

/** Their conversation with the bot, a guild's channel, or a conversation with somebody else that the bot is not in. */
export type Where = 'dm' | 'private-channel' | Channel;

/** Somebody with a Discord client. What a client would not let them do throws. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly user: APIUser;
  /** Writes a message; `files` go with it. */
  says(text: string, more?: { readonly where?: Where; readonly files?: readonly UploadedFile[] }): Seen;
  /** Takes one of her own messages back. */
  deletes(message: MessageAt): void;
  /** Calls a slash command; `club join` is a subcommand. */
  runs(name: string, options?: Options, more?: { readonly where?: Where }): Interaction;
  /** Types into an option that completes. */
  types(name: string, options: Options, focused: string, more?: { readonly where?: Where }): Interaction;
  /** The names of the commands her client offers. */
  offered(where?: Where): readonly string[];
  /** Presses a button by its custom id or label. */
  presses(message: MessageAt, which: string | RegExp): Interaction;
  selects(message: MessageAt, customId: string, values: readonly string[]): Interaction;
  submits(modal: OpenModal, values: Readonly<Record<string, string>>): Interaction;
  /** Sends what no client would: any custom id on a message she sees, by default as a button. */
  forges(what: Forgery): Interaction;
  closesDMs(): void;
  opensDMs(): void;
  blocks(): void;
  unblocks(): void;
  /** Installs the app for herself. */
  installs(): void;
  uninstalls(): void;
  /** All messages of a place as she sees them now. */
  sees(where?: Where): readonly Seen[];
  /** The form that is open on her screen. */
  readonly modal: OpenModal | undefined;
  /** Resolves with the next message or edit shown to her that matches and was not taken before. */
  hears(what: RegExp, within?: number): Promise<Seen>;
  /** Resolves with the next form that opens. */
  hearsModal(title?: RegExp, within?: number): Promise<OpenModal>;
  /** What she was shown and no `hears` has taken, without taking it. */
  readonly unheard: readonly Seen[];
  /** Takes everything that was shown to her so far. */
  forgets(): void;
}

export interface Forgery {
  readonly message: MessageAt;
  readonly custom_id: string;
  /** A button, unless said otherwise. */
  readonly component_type?: number;
  readonly values?: readonly string[];
}

export interface UploadedFile {
  readonly name: string;
  readonly body: Buffer | string;
  readonly contentType?: string;
}

export interface PersonOptions {
  readonly username: string;
  readonly global_name?: string;
  readonly locale?: `${Locale}`;
  /** The guilds she is in: by default the one that every fake Discord begins with. */
  readonly guilds?: readonly Guild[];
}

/** Failures only: whoever is heard is heard at once. */
const PATIENCE_MS = 15_000;

export function createPerson(world: World, options: PersonOptions): Person {
  const id = world.id();
  const user: APIUser = {
    id,
    username: options.username,
    discriminator: '0',
    global_name: options.global_name ?? null,
    avatar: null,
    flags: 0 as never,
    public_flags: 0 as never,
    avatar_decoration_data: null,
    primary_guild: null,
  };
  const ears = createEars();
  const individual: Individual = {
    user,
    locale: (options.locale ?? Locale.EnglishUS) as Locale,
    dmsOpen: true,
    blocks: false,
    installed: false,
    guilds: new Set(),
    ears,
  };
  world.people.set(id, individual);

  const placeOf = (where: Where): Place => {
    if (where === 'dm') return dmOf(world, individual);
    if (where === 'private-channel') {
      individual.elsewhere ??= createPlace(world, { kind: 'private', name: '', person: individual });
      return individual.elsewhere;
    }
    const place = world.places.get(where.id);
    if (!place?.guild?.members.has(id)) throw new Error(`${options.username} is not in ${where.name}`);
    return place;
  };

  const command = (
    type: InteractionType,
    name: string,
    given: Options,
    where: Where,
    focused?: string,
  ): Interaction => {
    const place = placeOf(where);
    const chosen = choose(world, individual, place, name, given, focused);
    const integrations = chosen.command.integration_types ?? [0];
    return handleOf(ask(world, individual, place, { type, data: chosen.data, command: name, integrations }));
  };

  const take = (what: RegExp): Seen | undefined => {
    const at = ears.shown.findIndex(({ kept }) => !isThinking(kept) && what.test(look(world, kept).text));
    const [found] = at < 0 ? [] : ears.shown.splice(at, 1);
    return found && look(world, found.kept);
  };

  return {
    id,
    username: options.username,
    user,
    says(text, { where = 'dm', files = [] } = {}) {
      const place = placeOf(where);
      if (place.kind === 'dm' && !individual.installed && !sharesGuild(individual))
        throw new Error(`${options.username} shares no server with the bot and cannot write to it`);
      const sent = files.map((file, at) => ({
        field: `files[${at}]`,
        name: file.name,
        contentType: file.contentType ?? 'application/octet-stream',
        body: Buffer.from(file.body as string),
      }));
      return look(world, post(world, place, { content: text }, { author: user, files: sent }));
    },
    deletes(message) {
      const kept = onScreen(world, individual, message);
      if (kept.message.author.id !== id) throw new Error('somebody else wrote it');
      remove(world, kept);
    },
    runs: (name, given = {}, { where = 'dm' } = {}) =>
      command(InteractionType.ApplicationCommand, name, given, where),
    types: (name, given, focused, { where = 'dm' } = {}) =>
      command(InteractionType.ApplicationCommandAutocomplete, name, given, where, focused),
    offered: (where = 'dm') => offered(world, individual, placeOf(where)).map(({ name }) => name),
    presses: (message, which) => handleOf(press(world, individual, message, which)),
    selects: (message, customId, values) => handleOf(select(world, individual, message, customId, values)),
    submits: (modal, values) => handleOf(submit(world, individual, modal, values)),
    forges: ({ message, ...data }) =>
      handleOf(
        component(world, individual, onScreen(world, individual, message), { component_type: 2, ...data }),
      ),
    closesDMs: () => void (individual.dmsOpen = false),
    opensDMs: () => void (individual.dmsOpen = true),
    blocks: () => void (individual.blocks = true),
    unblocks: () => void (individual.blocks = false),
    installs: () => void (individual.installed = true),
    uninstalls: () => void (individual.installed = false),
    sees: (where = 'dm') =>
      [...placeOf(where).messages.values()]
        .filter((kept) => sees(kept, individual))
        .map((kept) => look(world, kept)),
    get modal() {
      return ears.modal;
    },
    hears: async (what, within = PATIENCE_MS) =>
      listen(
        ears.waiters,
        () => take(what),
        within,
        () => complaint(options.username, what, ears.shown, world),
      ),
    hearsModal: async (title = /(?:)/, within = PATIENCE_MS) =>
      listen(
        ears.waiters,
        () => {
          const at = ears.modals.findIndex((modal) => title.test(modal.title));
          return at < 0 ? undefined : ears.modals.splice(at, 1)[0];
        },
        within,
        () => complaint(options.username, title, ears.shown, world),
      ),
    get unheard() {
      return ears.shown.map(({ kept }) => look(world, kept));
    },
    forgets: () => void ears.shown.splice(0),
  };
}

function complaint(name: string, what: RegExp, shown: readonly Shown[], world: World): string {
  const heard = shown.map(
    ({ kept, edited }) => `${edited ? '(edit) ' : ''}${JSON.stringify(look(world, kept).text)}`,
  );
  const broken = world.violations.length > 0 ? `\nviolations:\n${world.violations.join('\n')}` : '';
  return `${name} never heard ${String(what)}; not taken so far:\n${heard.join('\n') || 'nothing'}${broken}`;
}
