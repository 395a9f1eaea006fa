import { refuse, type Refusal } from './refusal.ts';

/** How much the bot may send. What is not named is not limited. */
export interface Limits {
  /** Messages in a second, to everybody together; the real server takes about 30. */
  readonly perSecond?: number;
  /** Messages in a second to one chat; the real server takes about 1. */
  readonly perChatSecond?: number;
  /** Messages in a minute to one group; the real server takes about 20. */
  readonly perGroupMinute?: number;
  /** How many times faster than real seconds and minutes these pass; 1 where not given. */
  readonly scale?: number;
}

/** The real server's limits, as its FAQ gives them. */
export const REAL_LIMITS = { perSecond: 30, perChatSecond: 1, perGroupMinute: 20 } as const satisfies Limits;

interface Window {
  readonly most: number;
  readonly length: number;
  readonly taken: number[];
}

/** Throws 429 for a message too many; counts the others. */
export function makeGate(limits: Limits, now: () => number): (chat: number) => void {
  const scale = limits.scale ?? 1;
  const windows = new Map<string, Window>();
  const windowOf = (name: string, most: number | undefined, seconds: number): Window[] => {
    if (most === undefined) return [];
    const window = windows.get(name) ?? { most, length: (seconds * 1000) / scale, taken: [] };
    windows.set(name, window);
    return [window];
  };
  return (chat) => {
    const at = now();
    const open = [
      ...windowOf('all', limits.perSecond, 1),
      ...windowOf(`chat ${chat}`, limits.perChatSecond, 1),
      ...(chat < 0 ? windowOf(`group ${chat}`, limits.perGroupMinute, 60) : []),
    ];
    const waits = open.map((window) => wait(window, at));
    const longest = Math.max(0, ...waits);
    if (longest > 0) throw tooMany(Math.max(1, Math.ceil(longest / 1000)));
    for (const { taken } of open) taken.push(at);
  };
}

/** How long until there is room in a window, in milliseconds. */
function wait(window: Window, at: number): number {
  const { taken, most, length } = window;
  while (taken[0] !== undefined && taken[0] <= at - length) taken.shift();
  const oldest = taken[0];
  return taken.length < most || oldest === undefined ? 0 : oldest + length - at;
}

/** 429. @param seconds how long to wait, whole */
export function tooMany(seconds: number): Refusal {
  return refuse(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}
