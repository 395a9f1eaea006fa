import { listen } from './ears.ts';

/** What happens at the gateway, as it is counted. */
export type GatewayEvent =
  'connect' | 'identify' | 'ready' | 'resume' | 'resumed' | 'invalid' | 'heartbeat' | 'close';

export interface GatewayEvents {
  /** How often each thing has happened. */
  readonly counts: Readonly<Record<GatewayEvent, number>>;
  /** Resolves once something has happened so many times in all. */
  reaches(event: GatewayEvent, times: number, within?: number): Promise<void>;
}

const PATIENCE_MS = 20_000;

export function createEvents(): GatewayEvents & { note(event: GatewayEvent): void } {
  const counts: Record<GatewayEvent, number> = {
    connect: 0,
    identify: 0,
    ready: 0,
    resume: 0,
    resumed: 0,
    invalid: 0,
    heartbeat: 0,
    close: 0,
  };
  const waiters = new Set<() => void>();
  return {
    counts,
    note(event) {
      counts[event] += 1;
      for (const waiter of waiters) waiter();
    },
    async reaches(event, times, within = PATIENCE_MS) {
      await listen(
        waiters,
        () => (counts[event] >= times ? true : undefined),
        within,
        () => `${times} × ${event} did not happen: ${JSON.stringify(counts)}`,
      );
    },
  };
}
