import { appendFileSync } from 'node:fs';
import type { Params } from './check.ts';
import type { Fault } from './faults.ts';

/** How a call ended. */
export type Outcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly code: number; readonly description: string }
  /** It was held, and whoever made it went away. */
  | { readonly ok: false; readonly gone: true }
  | { readonly ok: false; readonly fault: Fault };

/** One request of the bot. */
export interface Call {
  /** The first is 1. */
  readonly n: number;
  readonly method: string;
  readonly params: Params;
  /** The chat it is about, where it is about one. */
  readonly chat?: number;
  /** The how-manieth call about that chat it is; the first is 1. */
  readonly nth?: number;
  /** Nothing while it is under way. */
  outcome?: Outcome;
}

export interface Violation {
  readonly n: number;
  readonly method: string;
  readonly what: string;
}

/** Every call that came, in order, and what was wrong with them. */
export interface CallLog {
  readonly calls: readonly Call[];
  readonly violations: readonly Violation[];
  record(method: string, params: Params, chat: number | undefined): Call;
  violation(call: Call, what: string): void;
  finish(call: Call, outcome: Outcome): void;
  /** Who hears of a call when it is done with, and who as it arrives. */
  readonly listeners: Set<(call: Call) => void>;
  readonly arrivals: Set<(call: Call) => void>;
  /** How many calls are under way, the held poll aside. */
  underWay: number;
}

/** @param file gets every call as a line of JSON, before it is answered; several processes may write to it */
export function makeCallLog(file: string | undefined, keep: boolean): CallLog {
  const calls: Call[] = [];
  const violations: Violation[] = [];
  const perChat = new Map<number, number>();
  const listeners = new Set<(call: Call) => void>();
  const arrivals = new Set<(call: Call) => void>();
  let made = 0;
  return {
    calls,
    violations,
    listeners,
    arrivals,
    underWay: 0,
    record: (method, params, chat) => {
      made += 1;
      const nth = chat === undefined ? undefined : (perChat.get(chat) ?? 0) + 1;
      if (chat !== undefined && nth !== undefined) perChat.set(chat, nth);
      const about = chat === undefined || nth === undefined ? {} : { chat, nth };
      const call: Call = { n: made, method, params, ...about };
      if (keep) calls.push(call);
      if (file) appendFileSync(file, `${JSON.stringify({ platform: 'telegram', method, params })}\n`);
      for (const listener of arrivals) listener(call);
      return call;
    },
    violation: (call, what) => violations.push({ n: call.n, method: call.method, what }),
    finish: (call, outcome) => {
      call.outcome = outcome;
      for (const listener of listeners) listener(call);
    },
  };
}
