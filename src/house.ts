import type { Logger } from 'pino';
import type { Adapter, Receive } from './chat/adapter.ts';
import type { Clock } from './delivery/clock.ts';
import { createHandle } from './delivery/handle.ts';
import { createHeartbeat, type Heartbeat } from './delivery/heartbeat.ts';
import type { Meter } from './delivery/meter.ts';
import { createOutbox, type Outbox } from './delivery/outbox.ts';
import type { Decide, Store } from './store/store.ts';

/** Where nobody waits, what was sent is noted with what was sent in the same few milliseconds. */
const TOGETHER = 5;

/** What delivery is built from. */
export interface HouseParts<R> {
  readonly store: Store<R>;
  readonly step: Decide<R>;
  readonly adapters: readonly Adapter[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly meter: Meter;
  /** See `HandleParts`. */
  readonly patient: boolean;
  /** The outbox's pause after so many failures, in milliseconds. */
  readonly pause?: (failures: number) => number;
}

/** Delivery over some platforms: what comes in, what goes out, and the passing of time. */
export interface House {
  readonly handle: Receive;
  readonly outbox: Outbox;
  readonly heartbeat: Heartbeat;
}

/** Connects the parts of delivery with one another. */
export function createHouse<R>(parts: HouseParts<R>): House {
  const outbox = createOutbox({
    ...parts,
    together: parts.patient ? 0 : TOGETHER,
    onGone({ id, to }) {
      const event = { type: 'unreachable', on: to.platform } as const;
      const key = `gone:${id}`;
      // What failed is told by whoever handles it.
      handle({ key, from: to, event }).catch(() =>
        parts.log.error(
          { request: key, platform: to.platform },
          'nobody could be told that they are out of reach',
        ),
      );
    },
  });
  const handle = createHandle({ ...parts, outbox });
  return { handle, outbox, heartbeat: createHeartbeat({ ...parts, outbox }) };
}
