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
  return commands.map(({ name, everywhere = false, option }) => ({
    name,
    everywhere,
    text: inAll(`command-${name}`),
    ...(option && {
      option: {
        name: option.name,
        text: inAll(`command-${name}-${option.name}`),
        ...(option.choices && {
          choices: option.choices.map((id) => ({
            id,
            label: inAll(`command-${name}-${option.name}-${id}`),
          })),
        }),
      },
    }),
  }));
}
