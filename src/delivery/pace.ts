import type { Rates } from '../chat/adapter.ts';

/** Keeps one platform's messages within its rates, so that none is refused and none waits longer than it must. */
export interface Pace {
  /** How many may leave now. */
  room(): number;
  /** May one go to that conversation now? */
  takes(id: string): boolean;
  /** One leaves now; a change of what is there already does not count for its conversation. */
  took(id: string, isNew: boolean): void;
  /** Conversations that have to wait. */
  resting(): readonly string[];
  /** When more may leave, in milliseconds from now; undefined: nothing has to wait. */
  wait(): number | undefined;
}

/** Messages leave evenly: so an urgent one never waits for more than one turn. */
const CATCH_UP = 250;

/** No second begins and ends at the platform just when it does here: so much more for each, in milliseconds. */
const MARGIN = 15;

const SECOND = 1_000;

/** Without limits. */
export const free: Pace = {
  room: () => Number.POSITIVE_INFINITY,
  takes: () => true,
  took: () => {},
  resting: () => [],
  wait: () => undefined,
};

/**
 * A pace within these rates. Over all, messages leave at even steps (what a busy moment cost is caught up with), and
 * never more in any second than are allowed; a conversation waits for a while after each.
 * `ticks` is a clock that only goes forward, in milliseconds.
 */
export function createPace(
  { perSecond, conversation }: Rates,
  ticks: () => number = () => performance.now(),
): Pace {
  const step = (SECOND + MARGIN) / perSecond;
  const left: number[] = [];
  const busy = new Map<string, number>();
  let due = 0;

  /** When the next one may leave. */
  function next(): number {
    const oldest = left[left.length - perSecond];
    return Math.max(due, oldest === undefined ? 0 : oldest + SECOND + MARGIN);
  }

  function room(): number {
    const now = ticks();
    if (next() > now) return 0;
    while (left.length > 0 && (left[0] ?? 0) <= now - SECOND - MARGIN) left.shift();
    const steps = Math.floor((now - Math.max(due, now - CATCH_UP)) / step) + 1;
    return Math.min(steps, perSecond - left.length);
  }

  function resting(): readonly string[] {
    const now = ticks();
    for (const [id, until] of busy) if (until <= now) busy.delete(id);
    return [...busy.keys()];
  }

  return {
    room,
    resting,
    takes: (id) => room() > 0 && (busy.get(id) ?? 0) <= ticks(),
    took(id, isNew) {
      const now = ticks();
      due = Math.max(due, now - CATCH_UP) + step;
      left.push(now);
      if (isNew && conversation) busy.set(id, now + conversation(id) * (1 + MARGIN / SECOND));
    },
    wait() {
      const now = ticks();
      const waits = [next(), ...busy.values()].filter((at) => at > now);
      return waits.length === 0 ? undefined : Math.min(...waits) - now;
    },
  };
}
