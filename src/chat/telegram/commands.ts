import type { BotCommand, BotCommandScope, LanguageCode } from 'grammy/types';
import type { Offer } from '../adapter.ts';
import type { Client } from './client.ts';
import { primary } from './language.ts';
import { COMMAND_NAME, DESCRIPTION_MOST } from './limits.ts';
import { isBlank, plain } from './text.ts';

/** One list of commands, as the platform keeps it: for whom, and in which language. */
export interface Listing {
  readonly scope: BotCommandScope;
  readonly language_code?: LanguageCode;
  readonly commands: readonly BotCommand[];
}

/**
 * Every list there is to be: for everybody in the first language, and in each further one, by its own name. In groups
 * only what is offered everywhere or is about groups, said for nobody but us.
 */
export function listings(offers: readonly Offer[], locales: readonly string[]): readonly Listing[] {
  const [first = ''] = locales;
  const further = new Map(
    locales
      .slice(1)
      .toReversed()
      .map((locale) => [primary(locale), locale] as const)
      .filter(([language]) => isLanguage(language)),
  );
  const languages = [[undefined, first] as const, ...[...further].toReversed()];
  return languages.flatMap(([language, locale]) => {
    const code = isLanguage(language) ? { language_code: language } : {};
    const all = offers.flatMap((offer) => command(offer, locale, first));
    const open = offers
      .filter((offer) => offer.everywhere || offer.rooms)
      .flatMap((offer) => command(offer, locale, first))
      .map((one) => ({ ...one, is_ephemeral: true }));
    return [
      { scope: { type: 'default' }, ...code, commands: all },
      { scope: { type: 'all_private_chats' }, ...code, commands: all },
      { scope: { type: 'all_group_chats' }, ...code, commands: open },
    ] satisfies Listing[];
  });
}

/** Whether the platform's list differs from ours. */
export function differs(ours: readonly BotCommand[], theirs: readonly BotCommand[]): boolean {
  return JSON.stringify(ours.map(essence)) !== JSON.stringify(theirs.map(essence));
}

/** Tells the platform what differs from what it holds. */
export async function register({ api }: Client, wanted: readonly Listing[]): Promise<void> {
  for (const { commands, ...place } of wanted) {
    const theirs = await api.getMyCommands(place);
    if (!differs(commands, theirs)) continue;
    await api.setMyCommands({ ...place, commands: [...commands] });
  }
}

function command({ name, text }: Offer, locale: string, first: string): BotCommand[] {
  const description = plain(text[locale] ?? text[first] ?? '').trim();
  if (!COMMAND_NAME.test(name) || isBlank(description)) return [];
  return [{ command: name, description: shortened(description) }];
}

function shortened(text: string): string {
  if (text.length <= DESCRIPTION_MOST) return text;
  return `${Buffer.from(text.slice(0, DESCRIPTION_MOST - 1))
    .toString()
    .replace(/\uFFFD$/, '')}…`;
}

function essence({ command: name, description, is_ephemeral: whispered }: BotCommand): readonly unknown[] {
  return [name, description, whispered === true];
}

/** The platform takes languages of two letters. */
function isLanguage(language: string | undefined): language is LanguageCode {
  return language !== undefined && /^[a-z]{2}$/.test(language);
}
