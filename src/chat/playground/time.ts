import { RequestFault } from './faults.ts';
import { LONGEST_MOVE } from './limits.ts';
import type { Storage } from './storage.ts';

/** What moving the clock needs. */
export interface TimeParts {
  readonly storage: Pick<Storage, 'now' | 'setNow'>;
  /** The first moment of a new playground, ISO-8601 UTC. */
  readonly start: string;
  /** When something is due next. */
  readonly nextDue: () => string | undefined;
  /** Lets everything happen that is due at `now`. */
  readonly beat: (now: string) => Promise<void>;
}

/** Where to move the clock: to an instant, by milliseconds, or to the next thing that is due. */
export interface Move {
  readonly to?: string | undefined;
  readonly by?: number | undefined;
  readonly next?: true | undefined;
}

/** The playground's clock: it stands still, survives a restart, and only moves forward. */
export interface Time {
  now(): string;
  /** Moves through every moment at which something is due, in order. Throws a 400 for a move that cannot be. */
  move(move: Move): Promise<void>;
  /** Ends a move that runs at the next moment it reaches. */
  halt(): void;
}

/** Makes the clock, and sets it where there was none. */
export function createTime({ storage, start, nextDue, beat }: TimeParts): Time {
  let halted = false;
  if (storage.now() === undefined) storage.setNow(new Date(start).toISOString());
  const now = () => storage.now()!;

  async function reach(moment: string): Promise<void> {
    if (moment > now()) storage.setNow(moment);
    await beat(now());
  }

  return {
    now,
    async move(move) {
      const due = nextDue();
      if (move.next) return due === undefined ? undefined : reach(due);
      const target = destination(now(), move);
      for (let at = due; at !== undefined && at <= target; at = nextDue()) {
        if (halted) throw new RequestFault(503, `the server is stopping; the clock got as far as ${now()}`);
        await reach(at);
      }
      if (target > now()) storage.setNow(target);
    },
    halt() {
      halted = true;
    },
  };
}

function destination(now: string, { to, by = 0 }: Move): string {
  const target = to === undefined ? Date.parse(now) + by : Date.parse(to);
  if (target < Date.parse(now))
    throw new RequestFault(400, `to: lies in the past: it is ${now}, and the clock only moves forward`);
  if (target > Date.parse(now) + LONGEST_MOVE) {
    throw new RequestFault(400, `${to === undefined ? 'by' : 'to'}: is further than five years ahead`);
  }
  return new Date(target).toISOString();
}
