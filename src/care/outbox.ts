import type { Waiting } from '../store/store.ts';
import { ago } from './finding.ts';

const STATES: Readonly<Record<Waiting['state'], string>> = {
  pending: 'waiting',
  sending: 'on their way',
  unknown: 'may have arrived, tried again',
  dead: 'given up',
};

/** Why a message was not sent, as whoever looks after the bot reads it. */
const REASONS: Readonly<Record<string, string>> = {
  retry: 'the platform was not in reach, or failed',
  limited: 'the platform asked to wait',
  unknown: 'the answer of the platform got lost',
  gone: 'nobody can be reached there: blocked, closed or deleted',
  rejected: 'the platform refuses this very message',
  late: 'of no use any more when it could have been sent',
};

/** What is in the outbox, a line for each platform, state and reason; of whom and what, nothing. */
export function outboxLines(waiting: readonly Waiting[], now: string): readonly string[] {
  if (waiting.length === 0) return ['Nothing waits, and nothing was given up in the last 30 days.'];
  return waiting.map(({ platform, state, fault, count, since }) => {
    const reason = fault === null ? '' : ` (${REASONS[fault] ?? fault})`;
    return `${platform}: ${count} ${STATES[state]}${reason}, the oldest said ${ago(since, now)}`;
  });
}
