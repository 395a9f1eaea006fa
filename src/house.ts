import type { Logger } from 'pino';
import type { Address, Event } from './bot/event.ts';
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
      told(`gone:${id}`, to, { type: 'unreachable', on: to.platform });
    },
    onMoved({ id, to: from }, to) {
      told(`moved:${id}`, from, { type: 'moved', platform: from.platform, from: from.id, to });
    },
    onAbsent({ id, to, message: { seeks } }) {
      const who = seeks && parts.store.find(seeks)?.id;
      if (who !== undefined) told(`absent:${id}`, to, { type: 'absent', who });
    },
  });
  const handle = createHandle({ ...parts, outbox });

  /** What failed is told by whoever handles it. */
  function told(key: string, from: Address, event: Event): void {
    handle({ key, from, event }).catch(() =>
      parts.log.error(
        { request: key, platform: from.platform, event: event.type },
        'what a platform told of a conversation could not be kept',
      ),
    );
  }

  return { handle, outbox, heartbeat: createHeartbeat({ ...parts, outbox }) };
}
