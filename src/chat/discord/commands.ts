import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type LocalizationMap,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Offer, OfferOption } from '../adapter.ts';
import { LONGEST_CHOICE, LONGEST_DESCRIBED, MOST_CHOICES } from './limits.ts';
import { discordLocales } from './locales.ts';
import { shorten } from './split.ts';

type Command = RESTPostAPIChatInputApplicationCommandsJSONBody;
type Texts = Readonly<Record<string, string>>;

const EVERYWHERE = [
  InteractionContextType.Guild,
  InteractionContextType.BotDM,
  InteractionContextType.PrivateChannel,
];
const INSTALLS = [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall];

/** The commands as Discord registers them. The first of `locales` is what readers of other languages see. */
export function commandsOf(offers: readonly Offer[], locales: readonly string[]): readonly Command[] {
  return offers.map((offer) => ({
    type: ApplicationCommandType.ChatInput,
    name: offer.name,
    ...described(offer.text, locales),
    ...(offer.options?.length && { options: offer.options.map((one) => optionOf(one, locales)) }),
    contexts: contextsOf(offer),
    integration_types: INSTALLS,
  }));
}

function contextsOf({ everywhere, rooms }: Offer): InteractionContextType[] {
  if (everywhere) return EVERYWHERE;
  const { Guild, BotDM } = InteractionContextType;
  return rooms ? [Guild, BotDM] : [BotDM];
}

/** Whether what Discord holds is anything else than what is wanted. */
export function differs(held: readonly APIApplicationCommand[], wanted: readonly Command[]): boolean {
  return JSON.stringify(sorted(held.map(essence))) !== JSON.stringify(sorted(wanted.map(essence)));
}

function optionOf(
  { name, text, person, choices = [] }: OfferOption,
  locales: readonly string[],
): APIApplicationCommandBasicOption {
  if (person)
    return { type: ApplicationCommandOptionType.User, name, ...described(text, locales), required: false };
  const all = choices.map(({ id, label }) => {
    const { text: first, more } = localized(label, locales, LONGEST_CHOICE);
    return { name: first, ...(more && { name_localizations: more }), value: id };
  });
  return {
    type: ApplicationCommandOptionType.String,
    name,
    ...described(text, locales),
    required: false,
    // More than Discord takes: then it is typed.
    ...(all.length > 0 && all.length <= MOST_CHOICES && { choices: all }),
  };
}

function described(texts: Texts, locales: readonly string[]) {
  const { text, more } = localized(texts, locales, LONGEST_DESCRIBED);
  return { description: text, ...(more && { description_localizations: more }) };
}

function localized(texts: Texts, [first = '', ...others]: readonly string[], longest: number) {
  const more: LocalizationMap = {};
  for (const ours of others) {
    const text = texts[ours];
    if (text === undefined) continue;
    for (const locale of discordLocales(ours)) more[locale] ??= shorten(text, longest);
  }
  // Nothing to read is nothing Discord takes.
  const text = shorten(texts[first] ?? '', longest) || '…';
  return { text, more: Object.keys(more).length > 0 ? more : undefined };
}

/** What of a command we decide, in one form: Discord adds ids, leaves out or nulls what is not there, and reorders. */
function essence(command: APIApplicationCommand | Command) {
  return {
    type: command.type ?? ApplicationCommandType.ChatInput,
    name: command.name,
    description: command.description,
    descriptions: map(command.description_localizations),
    names: map(command.name_localizations),
    options: (command.options ?? []).map(optionEssence),
    contexts: sortedNumbers(command.contexts),
    installs: sortedNumbers(command.integration_types),
    permissions: command.default_member_permissions ?? null,
  };
}

function optionEssence(option: APIApplicationCommandOption) {
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  return {
    type: option.type,
    name: option.name,
    names: map(option.name_localizations),
    description: option.description,
    descriptions: map(option.description_localizations),
    required: option.required ?? false,
    choices: choices.map(({ name, name_localizations: names, value }) => ({
      name,
      names: map(names),
      value,
    })),
  };
}

function map(
  texts: Readonly<Record<string, unknown>> | null | undefined,
): readonly (readonly [string, string])[] {
  return Object.entries(texts ?? {})
    .flatMap(([locale, text]) => (typeof text === 'string' ? [[locale, text] as const] : []))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function sortedNumbers(list: readonly number[] | null | undefined): readonly number[] {
  return (list ?? []).toSorted((a, b) => a - b);
}

function sorted<T extends { readonly name: string }>(list: readonly T[]): readonly T[] {
  return list.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
