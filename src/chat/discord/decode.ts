import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  MessageType,
  type APIApplicationCommandInteraction,
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import type { Press, Text } from '../../bot/event.ts';
import type { Incoming, Offer } from '../adapter.ts';
import { readCustomId, type CustomId } from './custom-id.ts';
import { DISCORD } from './limits.ts';
import { matchLocale } from './locales.ts';
import { roomOf } from './room.ts';

/** An interaction as far as it can be answered. */
export interface Opening {
  readonly key: string;
  readonly id: string;
  readonly token: string;
  readonly application: string;
  readonly user: string;
  /** In the private chat with the bot, where nobody else reads along; everywhere else answers are hidden from others. */
  readonly private: boolean;
  readonly channel?: string;
  /** The message that carries what was used, which can be answered by changing it. */
  readonly source?: { readonly message: string; readonly ref?: string };
  /** The reader's language, where it is one of ours. */
  readonly locale?: string;
}

/** What an interaction means. */
export type Decoded =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'event'; readonly opening: Opening; readonly incoming: Incoming }
  /** “Type it” was pressed: a modal is to be opened. */
  | { readonly kind: 'type'; readonly opening: Opening; readonly ref: string }
  /** Nothing happens but a polite word in private. */
  | { readonly kind: 'note'; readonly opening: Opening; readonly word: 'chat-not-yours' | 'chat-outdated' };

/** Reads an interaction. `locales` are our own languages. */
export function decodeInteraction(
  interaction: APIInteraction,
  locales: readonly string[],
  offers: readonly Offer[],
): Decoded {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return decodeCommand(interaction, locales, offers);
    case InteractionType.MessageComponent:
      return decodeComponent(interaction, locales);
    case InteractionType.ModalSubmit:
      return decodeModal(interaction, locales);
    default:
      return { kind: 'ignored' };
  }
}

/** A line in the private chat; undefined where it is none: in a server, by a bot, without words. */
export function decodeMessage(
  message: GatewayMessageCreateDispatchData,
  own: string | undefined,
): { readonly incoming: Incoming; readonly channel: string } | undefined {
  const { author, content } = message;
  if (message.guild_id !== undefined || message.webhook_id !== undefined) return undefined;
  if (author.bot || author.system || author.id === own) return undefined;
  if (message.type !== MessageType.Default && message.type !== MessageType.Reply) return undefined;
  // A picture or a sticker has no words that could be read, and nobody is left without an answer.
  const wordless = (message.attachments?.length ?? 0) + (message.sticker_items?.length ?? 0) > 0;
  if (content.trim() === '' && !wordless) return undefined;
  const event: Text = { type: 'text', text: content };
  return { incoming: arrival(keyOf(message.id), author.id, event), channel: message.channel_id };
}

function decodeCommand(
  interaction: APIApplicationCommandInteraction,
  locales: readonly string[],
  offers: readonly Offer[],
): Decoded {
  if (!isTyped(interaction)) return { kind: 'ignored' };
  const { data } = interaction;
  const offer = offers.find(({ name }) => name === data.name);
  const opening = openingOf(interaction, locales);
  const declared = offer?.options?.map(({ name }) => name) ?? [];
  // They come in the order in which they were filled in.
  const options = (data.options ?? []).toSorted(
    (a, b) => declared.indexOf(a.name) - declared.indexOf(b.name),
  );
  const values = options.flatMap((option) =>
    option.type === ApplicationCommandOptionType.String ? [option.value] : [],
  );
  const text = [`/${data.name}`, ...values].join(' ').trim();
  const room = offer?.rooms ? roomOf(interaction) : undefined;
  const person = options.find((option) => option.type === ApplicationCommandOptionType.User)?.value;
  return asEvent(opening, {
    type: 'text',
    text,
    ...(room && { room }),
    ...(person !== undefined && { person: { platform: DISCORD, id: person } }),
  });
}

function isTyped(
  interaction: APIApplicationCommandInteraction,
): interaction is APIChatInputApplicationCommandInteraction {
  return interaction.data.type === ApplicationCommandType.ChatInput;
}

function decodeComponent(interaction: APIMessageComponentInteraction, locales: readonly string[]): Decoded {
  const { data, message } = interaction;
  const id = readCustomId(data.custom_id);
  const opening = openingOf(interaction, locales, { message: message.id, ...(id && { ref: id.ref }) });
  const hidden = opening.private || ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  const refused = refusal(opening, id, hidden);
  if (refused || !id) return { kind: 'note', opening, word: refused ?? 'chat-outdated' };
  if (id.kind === 'type') return { kind: 'type', opening, ref: id.ref };
  const answer = answerOf(id, data.component_type === ComponentType.StringSelect ? data.values : []);
  if (answer === undefined) return { kind: 'note', opening, word: 'chat-outdated' };
  return asEvent(opening, { type: 'press', ref: id.ref, button: answer });
}

function decodeModal(interaction: APIModalSubmitInteraction, locales: readonly string[]): Decoded {
  const { data, message } = interaction;
  const id = readCustomId(data.custom_id);
  const source = message && { message: message.id, ...(id && { ref: id.ref }) };
  const opening = openingOf(interaction, locales, source);
  const refused = refusal(opening, id, true);
  if (refused || !id) return { kind: 'note', opening, word: refused ?? 'chat-outdated' };
  const text = typedIn(data.components).trim();
  if (id.kind !== 'modal' || text === '') return { kind: 'note', opening, word: 'chat-outdated' };
  return asEvent(opening, { type: 'text', text, ref: id.ref });
}

/** What was typed into a modal's only field. */
function typedIn(components: APIModalSubmitInteraction['data']['components']): string {
  const fields = components.flatMap((one) => {
    if (one.type === ComponentType.Label) return [one.component];
    return one.type === ComponentType.ActionRow ? one.components : [];
  });
  return fields.flatMap((field) => (field.type === ComponentType.TextInput ? [field.value] : [])).join(' ');
}

/** The answer that a button or select gives; undefined where it is none. */
function answerOf(id: CustomId, values: readonly string[]): string | undefined {
  if (id.kind === 'button') return id.button === '' ? undefined : id.button;
  if (values.length === 0) return undefined;
  // What is picked together is the whole answer, and ends as the last button would.
  if (id.kind === 'several') return [...values, 'done'].join(' ');
  return id.kind === 'pick' && values.length === 1 ? values[0] : undefined;
}

/** Why somebody may not use what they used: it is somebody else's, it stands where all can see it, or it is nobody's. */
function refusal(opening: Opening, id: CustomId | undefined, hidden: boolean) {
  if (!id) return 'chat-outdated';
  return id.owner === opening.user && hidden ? undefined : 'chat-not-yours';
}

function openingOf(
  interaction: APIApplicationCommandInteraction | APIMessageComponentInteraction | APIModalSubmitInteraction,
  locales: readonly string[],
  source?: Opening['source'],
): Opening {
  const channel = interaction.channel?.id;
  const locale = matchLocale(interaction.locale, locales);
  return {
    key: keyOf(interaction.id),
    id: interaction.id,
    token: interaction.token,
    application: interaction.application_id,
    user: (interaction.member?.user ?? interaction.user)?.id ?? '0',
    // Where Discord does not tell, others may be reading.
    private: interaction.context === InteractionContextType.BotDM,
    ...(channel !== undefined && { channel }),
    ...(source && { source }),
    ...(locale !== undefined && { locale }),
  };
}

function asEvent(opening: Opening, event: Press | Text): Decoded {
  const { key, user, locale } = opening;
  const hinted = locale === undefined ? event : { hints: { locale }, ...event };
  return { kind: 'event', opening, incoming: arrival(key, user, hinted) };
}

/** What tells an interaction or a message from all others; it names nobody. */
export function keyOf(id: string): string {
  return `${DISCORD}:${id}`;
}

function arrival(key: string, user: string, event: Press | Text): Incoming {
  return { key, from: { platform: DISCORD, id: user }, event };
}
