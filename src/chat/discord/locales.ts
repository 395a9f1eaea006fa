import { Locale } from 'discord.js';

/** Which of our languages a reader of Discord's `locale` (`de`, `pt-BR`) is spoken to in; undefined: nothing is known. */
export function matchLocale(locale: string | undefined, ours: readonly string[]): string | undefined {
  if (locale === undefined) return undefined;
  return (
    ours.find((one) => one === locale) ??
    ours.find((one) => one === primary(locale)) ??
    ours.find((one) => primary(one) === primary(locale))
  );
}

/** The languages of Discord's that one of ours stands for: `en` is American and British English. */
export function discordLocales(ours: string): readonly Locale[] {
  const exact = all.filter((one: string) => one === ours);
  return exact.length > 0 ? exact : all.filter((one) => primary(one) === primary(ours));
}

const all: readonly Locale[] = Object.values(Locale);

function primary(locale: string): string {
  return locale.split('-')[0] ?? locale;
}
