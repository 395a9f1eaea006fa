/** Messages that came, each to be taken once. */
export function createHeard<T>(textOf: (message: T) => string) {
  const waiting: T[] = [];
  return {
    add: (message: T) => void waiting.push(message),
    /** The next one that matches; there must be one already. */
    async hears(what: RegExp): Promise<T> {
      const at = waiting.findIndex((message) => what.test(textOf(message)));
      const [message] = at < 0 ? [] : waiting.splice(at, 1);
      if (message === undefined)
        throw new Error(`${what} was not heard, but:\n${waiting.map(textOf).join('\n---\n')}`);
      return message;
    },
  };
}
