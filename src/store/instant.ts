/** An instant as the store writes it, so that instants sort as text. Throws for what is none. */
export function instant(text: string): string {
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new RangeError('Not an instant: ISO-8601 UTC was expected.');
  return new Date(time).toISOString();
}
