/** The language there is for a language that the platform tells: the same, or one of its kin. */
export function localeOf(locales: readonly string[], language: string | undefined): string | undefined {
  if (language === undefined) return undefined;
  const wanted = language.toLowerCase();
  const exact = locales.find((one) => one.toLowerCase() === wanted);
  return exact ?? locales.find((one) => primary(one) === primary(wanted));
}

/** The language alone, without country or script. */
export function primary(locale: string): string {
  return locale.toLowerCase().split(/[-_]/)[0] ?? '';
}
