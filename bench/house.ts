import { randomUUID } from 'node:crypto';
import type { Adapter } from '../src/chat/adapter.ts';
import { createHandle } from '../src/delivery/handle.ts';
import { createHeartbeat } from '../src/delivery/heartbeat.ts';
import { createOutbox } from '../src/delivery/outbox.ts';
import { createLog } from '../src/log.ts';
import { readRecord } from '../src/bot/record.ts';
import { openStore } from '../src/store/open.ts';
import { rules, step } from '../test/support/coach.ts';

/** The platform of everybody here: it takes every message and does nothing with it. */
export const PLATFORM = 'bench';

/** The program on a database, without a platform that would cost anything. */
export function openHouse(url: string) {
  const { store } = openStore({ url, readRecord, contentVersion: rules.version, newId: randomUUID });
  let now = '';
  let sent = 0;
  const sink: Adapter = {
    platform: PLATFORM,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    send() {
      sent++;
      return Promise.resolve({ kind: 'sent' });
    },
  };
  const clock = { now: () => now };
  const log = createLog('error');
  const outbox = createOutbox({ store, adapters: [sink], clock, log });
  return {
    store,
    step,
    handle: createHandle({ store, step, outbox, clock, log }),
    heartbeat: createHeartbeat({ store, step, outbox, clock, log }),
    setNow: (to: string) => void (now = to),
    sent: () => sent,
  };
}
