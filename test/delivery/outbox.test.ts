import { describe, expect, it } from 'vitest';
import type { Adapter, Delivery, Parcel } from '../../src/chat/adapter.ts';
import { createHandle } from '../../src/delivery/handle.ts';
import { createOutbox, MOST_ATTEMPTS, settled } from '../../src/delivery/outbox.ts';
import type { Decide } from '../../src/store/store.ts';
import { echo, says, type EchoRecord } from '../support/echo.ts';
import { at, openEchoStore, text } from '../support/echo-store.ts';
import { keptLog } from '../support/log.ts';

const NOON = '2026-03-02T12:00:00.000Z';

function platform(name: string, answer: (parcel: Parcel) => Delivery) {
  const sent: string[] = [];
  const adapter: Adapter = {
    platform: name,
    start: async () => {},
    stop: async () => {},
    async send(parcel) {
      sent.push(`${parcel.to.id}: ${parcel.message.paragraphs.join()}`);
      return answer(parcel);
    },
  };
  return { adapter, sent };
}

function house(answer: (parcel: Parcel) => Delivery) {
  const { store } = openEchoStore(':memory:');
  const { log, lines } = keptLog();
  const time = { now: NOON };
  const clock = { now: () => time.now };
  const { adapter, sent } = platform('playground', answer);
  const outbox = createOutbox({ store, adapters: [adapter], clock, log });
  const handle = (key: string, who: string, step: Decide<EchoRecord> = echo) =>
    createHandle({ store, step, outbox, clock, log })({ key, from: at(who), event: text(key) });
  return { store, time, sent, outbox, lines, handle };
}

const telling =
  (...texts: string[]): Decide<EchoRecord> =>
  () => ({
    record: { version: 1, heard: [], zone: 'UTC', wakes: [] },
    messages: texts.map((one) => says(one, one.startsWith('post') ? 'post' : 'answer')),
    events: [],
  });

describe('what is said', () => {
  it('is sent at once, once, and not kept', async () => {
    const { handle, sent, outbox, store } = house(() => ({ kind: 'sent' }));
    await handle('hi', 'ana');
    await handle('hi', 'ana');
    await outbox.flush();
    expect(sent).toEqual(['ana: You said: hi']);
    expect(store.claim('2099-01-01T00:00:00.000Z', 9)).toEqual([]);
  });

  it('arrives in order within a conversation', async () => {
    const { handle, sent } = house(() => ({ kind: 'sent' }));
    await handle('x', 'ana', telling('post 1', '2', '3', 'post 4'));
    expect(sent).toEqual(['ana: post 1', 'ana: 2', 'ana: 3', 'ana: post 4']);
  });

  it('waits when a platform cannot take it, without stopping others', async () => {
    let down = true;
    const { handle, sent, time, outbox } = house(({ to }) => ({
      kind: to.id === 'ana' && down ? 'retry' : 'sent',
    }));
    await handle('x', 'ana', telling('1', '2'));
    await handle('y', 'bob', telling('3'));
    expect(sent).toEqual(['ana: 1', 'bob: 3']);
    down = false;
    time.now = '2026-03-02T12:00:01.999Z';
    await outbox.flush();
    expect(sent).toHaveLength(2);
    time.now = '2026-03-02T12:00:02.000Z';
    await outbox.flush();
    expect(sent.slice(2)).toEqual(['ana: 1', 'ana: 2']);
  });

  it('survives a platform that throws, and the log tells nothing that was said', async () => {
    const { handle, lines, store } = house(({ message }) => {
      throw new Error(message.paragraphs.join());
    });
    await handle('my knee', 'ana');
    expect(lines).toHaveLength(2);
    expect(lines.join()).not.toMatch(/knee|ana"/);
    expect(store.claim('2099-01-01T00:00:00.000Z', 9)).toMatchObject([{ attempts: 2 }]);
  });

  it('waits for a platform that is not there', async () => {
    const { store } = openEchoStore(':memory:');
    const { log } = keptLog();
    store.apply({ key: 'k', at: NOON, event: text('hi'), from: { platform: 'other', id: 'x' } }, echo);
    await createOutbox({ store, adapters: [], clock: { now: () => NOON }, log }).flush();
    expect(store.claim('2099-01-01T00:00:00.000Z', 9)).toMatchObject([{ attempts: 2 }]);
  });
});

describe('who speaks', () => {
  it('is told when the step failed, and nothing was kept', async () => {
    const { handle, store, sent } = house(() => ({ kind: 'sent' }));
    await expect(handle('/crash', 'ana')).rejects.toThrow('secret');
    expect(store.find(at('ana'))).toBeUndefined();
    expect(sent).toEqual([]);
  });

  it('is not told of a fault in sending, for their words were taken', async () => {
    const { store } = openEchoStore(':memory:');
    const { log, lines } = keptLog();
    const outbox = { flush: () => Promise.reject(new Error('disk')) };
    await createHandle({ store, step: echo, outbox, clock: { now: () => NOON }, log })({
      key: 'k',
      from: at('ana'),
      event: text('hi'),
    });
    expect(store.find(at('ana'))).toBeDefined();
    expect(lines).toHaveLength(1);
  });
});

describe('the retry policy', () => {
  it('tries again after what the platform asks, or longer', () => {
    const retry = { kind: 'retry', retryAfterMs: 5_000 } as const;
    expect(settled(retry, 1, NOON)).toEqual({
      kind: 'retry',
      notBefore: '2026-03-02T12:00:05.000Z',
      fault: 'retry',
    });
    expect(settled(retry, 4, NOON)).toMatchObject({ notBefore: '2026-03-02T12:00:16.000Z' });
    expect(settled({ kind: 'unknown' }, 1, NOON)).toMatchObject({ kind: 'retry', fault: 'unknown' });
  });

  it('gives up on what will never be taken, and at last on everything', () => {
    expect(settled({ kind: 'gone' }, 1, NOON)).toEqual({ kind: 'dead', fault: 'gone' });
    expect(settled({ kind: 'rejected' }, 1, NOON)).toEqual({ kind: 'dead', fault: 'rejected' });
    expect(settled({ kind: 'retry' }, MOST_ATTEMPTS - 1, NOON)).toMatchObject({ kind: 'retry' });
    expect(settled({ kind: 'retry' }, MOST_ATTEMPTS, NOON)).toEqual({ kind: 'dead', fault: 'retry' });
    expect(settled({ kind: 'sent' }, MOST_ATTEMPTS, NOON)).toEqual({ kind: 'sent' });
  });
});
