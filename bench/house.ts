import { randomUUID } from 'node:crypto';
import type { Adapter } from '../src/chat/adapter.ts';
import { newCode } from '../src/code.ts';
import { noMeter } from '../src/delivery/meter.ts';
import { createHouse } from '../src/house.ts';
import { createLog } from '../src/log.ts';
import { readRecord } from '../src/bot/record.ts';
import { openStore } from '../src/store/open.ts';
import { rules, step } from '../test/support/coach.ts';

/** The platform of everybody here: it takes every message and does nothing with it. */
export const PLATFORM = 'bench';

/** The program on a database, without a platform that would cost anything. */
export function openHouse(url: string) {
  const { store } = openStore({ url, readRecord, contentVersion: rules.version, newId: randomUUID, newCode });
  let now = '';
  let sent = 0;
  const sink: Adapter = {
    platform: PLATFORM,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    close: () => Promise.resolve(),
    state: () => 'up',
    address: () => PLATFORM,
    send() {
      sent++;
      return Promise.resolve({ kind: 'sent' });
    },
  };
  const clock = { now: () => now };
  const log = createLog('error');
  const house = createHouse({ store, step, adapters: [sink], clock, log, meter: noMeter, patient: true });
  return {
    store,
    step,
    ...house,
    setNow: (to: string) => void (now = to),
    sent: () => sent,
  };
}
