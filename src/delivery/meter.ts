import type { Delivery } from '../chat/adapter.ts';
import type { Applied } from '../store/store.ts';

/** Counts what happens. It is told kinds, never who or what. */
export interface Meter {
  /** Something came in on a platform, of a type of event, and that came of it (`failed`: nothing was kept). */
  update(platform: string, type: string, result: Applied | 'failed'): void;
  /** One attempt to send a message ended so. */
  delivery(platform: string, kind: Delivery['kind']): void;
  /** A platform failed in another way than at sending. */
  fault(platform: string, kind: string): void;
  /** The heartbeat has beaten, and it took so many milliseconds. */
  beat(milliseconds: number): void;
}

/** Counts nothing. */
export const noMeter: Meter = { update: () => {}, delivery: () => {}, fault: () => {}, beat: () => {} };
