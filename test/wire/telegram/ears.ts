import { eventually } from './eventually.ts';
import type { Post, Room } from './state.ts';
import { describe, seen, type Seen } from './seen.ts';

/** What somebody has heard in a chat, and not yet taken note of. */
export interface Ears {
  /**
   * The first message of the bot to her that fits and was not taken before, and takes it; waits where there is none yet.
   * A message whose words are changed comes again. Messages that do not fit stay where they are.
   */
  hears(what: RegExp | ((message: Seen) => boolean), patience?: number): Promise<Seen>;
  /** What came and was not taken, oldest first. */
  unheard(): readonly Seen[];
  /** Takes everything that came so far. */
  forgets(): void;
}

interface Waiter {
  readonly fits: (message: Seen) => boolean;
  readonly take: (message: Seen) => void;
}

/** @param closing what to do when the server is closed */
export function makeEars(room: Room, person: number, name: string, closing: Set<() => void>): Ears {
  const waiters = new Set<Waiter>();
  const untaken: Seen[] = [];
  let read = 0;

  const isForHer = (post: Post): boolean => post.to === undefined || post.to === person;
  // Reads on where it stopped: nobody pays for what nobody listens to.
  const catchUp = (): void => {
    for (; read < room.news.length; read += 1) {
      const post = room.news[read];
      if (post && isForHer(post)) arrive(seen(post));
    }
  };
  const arrive = (message: Seen): void => {
    for (const waiter of waiters)
      if (waiter.fits(message)) {
        waiters.delete(waiter);
        waiter.take(message);
        return;
      }
    untaken.push(message);
  };
  const takeOld = (fits: Waiter['fits']): Seen | undefined => {
    catchUp();
    const at = untaken.findIndex(fits);
    return at < 0 ? undefined : untaken.splice(at, 1)[0];
  };

  return {
    hears: async (what, patience) => {
      const fits = typeof what === 'function' ? what : (message: Seen) => message.text.search(what) >= 0;
      const old = takeOld(fits);
      if (old) return old;
      const missed = (): string => describeMissed(name, String(what), untaken, room);
      let waiter: Waiter | undefined;
      try {
        return await eventually<Seen>(
          closing,
          missed,
          (take) => {
            waiter = { fits, take };
            waiters.add(waiter);
            room.listeners.add(catchUp);
          },
          patience,
        );
      } finally {
        if (waiter) waiters.delete(waiter);
        if (waiters.size === 0) room.listeners.delete(catchUp);
      }
    },
    unheard: () => {
      catchUp();
      return [...untaken];
    },
    forgets: () => {
      catchUp();
      untaken.length = 0;
    },
  };
}

function describeMissed(name: string, wanted: string, untaken: readonly Seen[], room: Room): string {
  const list = (posts: readonly Seen[]): string =>
    posts.length === 0 ? '  nothing' : posts.map((post) => `  ${describe(post)}`).join('\n');
  const last = [...room.posts.values()].slice(-10).map(seen);
  return `${name} never heard ${wanted}.\nNot taken yet:\n${list(untaken)}\nThe chat as it stands:\n${list(last)}`;
}
