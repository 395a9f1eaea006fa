import type { RunnerRecord } from '../record.ts';
import type { Turn } from '../turn.ts';
import { idsOf } from './members.ts';

/** So often may somebody cheer in a day, and invite people, whoever they are. */
const MOST = { cheers: 3, invites: 5 } as const;

type Sent = NonNullable<RunnerRecord['sent']>;

/**
 * What a runner sent to others today. It stands in their own record and not in a pair's: one that ends and begins anew
 * begins no new count.
 */
function sentToday({ record, today }: Turn): Sent {
  return record.sent?.on === today
    ? record.sent
    : { on: today, cheers: 0, invites: 0, nudged: {}, invited: {} };
}

/** May they cheer, or invite, once more today? */
export function mayStill(turn: Turn, what: keyof typeof MOST): boolean {
  return sentToday(turn)[what] < MOST[what];
}

/** Was that runner nudged, or invited, by them today? */
export function wasReached(turn: Turn, what: 'nudged' | 'invited', whom: RunnerRecord): boolean {
  return idsOf(whom).some((id) => sentToday(turn)[what][id]);
}

/** One more today. */
export function count(turn: Turn, what: keyof typeof MOST): void {
  const sent = sentToday(turn);
  turn.record.sent = { ...sent, [what]: sent[what] + 1 };
}

/** That one was reached today. */
export function reached(turn: Turn, what: 'nudged' | 'invited', whom: string): void {
  const sent = sentToday(turn);
  turn.record.sent = { ...sent, [what]: { ...sent[what], [whom]: true } };
}
