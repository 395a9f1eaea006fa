/** The key of a wake: a record that asks for a moment is woken for it once. */
export function wakeKey(record: string, wakeAt: string): string {
  return `wake:${record}:${wakeAt}`;
}
