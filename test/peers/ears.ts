import { listen } from '../wire/discord/ears.ts';

/** How long what should come may take, in milliseconds: long, since it is only waited for in full when it fails. */
const PATIENCE = 15_000;

/** What came to somebody and was not yet taken, and who waits for more. */
export interface Inbox<T> {
  add(one: T): void;
  /** The first that fits, now or when it comes; it is taken. */
  next(fits: (one: T) => boolean, what: unknown): Promise<T>;
  untaken(): readonly T[];
}

/** An empty inbox; `describe` is for what is said when something never comes. */
export function createInbox<T>(whose: string, describe: (one: T) => string): Inbox<T> {
  const waiters = new Set<() => void>();
  const untaken: T[] = [];
  return {
    add(one) {
      untaken.push(one);
      for (const look of waiters) look();
    },
    next: (fits, what) =>
      listen(
        waiters,
        () => {
          const at = untaken.findIndex(fits);
          return at < 0 ? undefined : untaken.splice(at, 1)[0];
        },
        PATIENCE,
        () => `${whose} never got ${String(what)}, but:\n${untaken.map(describe).join('\n---\n')}`,
      ),
    untaken: () => [...untaken],
  };
}
