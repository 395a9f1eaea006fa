import type { Command } from './bot/command.ts';
import type { Words } from './bot/words.ts';
import type { Offer } from './chat/adapter.ts';

/** The commands as platforms list them, in every language. */
export function offersOf(
  commands: readonly Command[],
  locales: readonly string[],
  words: (locale: string) => Words,
): readonly Offer[] {
  const inAll = (key: string): Readonly<Record<string, string>> =>
    Object.fromEntries(locales.map((locale) => [locale, words(locale).say(key)]));
  return commands.map(({ name, everywhere = false, rooms = false, options = [] }) => ({
    name,
    everywhere,
    rooms,
    text: inAll(`command-${name}`),
    options: options.map(({ name: option, choices, person = false }) => ({
      name: option,
      person,
      text: inAll(`command-${name}-${option}`),
      choices: (choices ?? []).map((id) => ({ id, label: inAll(`command-${name}-${option}-${id}`) })),
    })),
  }));
}
