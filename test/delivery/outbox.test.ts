import { describe, expect, it, vi } from 'vitest';
import type { Adapter, Delivery, Parcel } from '../../src/chat/adapter.ts';
import { noMeter } from '../../src/delivery/meter.ts';
import { createHandle } from '../../src/delivery/handle.ts';
import { createOutbox } from '../../src/delivery/outbox.ts';
import { MOST_ATTEMPTS, MOST_ATTEMPTS_ALONE, settle } from '../../src/delivery/retry.ts';
import type { Claimed, Decide } from '../../src/store/store.ts';
import { echo, says, type EchoRecord } from '../support/echo.ts';
import { at, openEchoStore, text } from '../support/echo-store.ts';
import { keptLog } from '../support/log.ts';

const NOON = '2026-03-02T12:00:00.000Z';

function platform(name: string, answer: (parcel: Parcel) => Delivery) {
  const sent: string[] = [];
  const held = new Map<string, Promise<void>>();
  /** Lets no answer through to somebody until it is released. */
  const hold = (who: string) => {
    let release = () => {};
    held.set(who, new Promise((resolve) => (release = resolve)));
    return () => {
      held.delete(who);
      release();
    };
  };
  const adapter: Adapter = {
    platform: name,
    start: async () => {},
    stop: async () => {},
    close: async () => {},
    state: () => 'up',
    address: () => name,
    async send(parcel) {
      sent.push(`${parcel.to.id}: ${parcel.message.paragraphs.join()}`);
      await held.get(parcel.to.id);
      return answer(parcel);
    },
  };
  return { adapter, sent, hold };
}

function house(answer: (parcel: Parcel) => Delivery, pause?: () => number) {
  const { store } = openEchoStore(':memory:');
  const { log, lines } = keptLog('warn');
  const time = { now: NOON };
  const clock = { now: () => time.now };
  const { adapter, sent, hold } = platform('playground', answer);
  const gone: string[] = [];
  const onGone = ({ to }: Claimed) => void gone.push(to.id);
  const outbox = createOutbox({
    store,
    adapters: [adapter],
    clock,
    log,
    meter: noMeter,
    onAbsent: () => {},
    onMoved: () => {},
    onGone,
    ...(pause && { pause }),
  });
  const handle = (key: string, who: string, step: Decide<EchoRecord> = echo) =>
    createHandle({ store, step, outbox, clock, log, meter: noMeter, patient: true })({
      key,
      from: at(who),
      event: text(key),
    });
  return { store, time, sent, hold, gone, outbox, lines, handle };
}

/** Everything that can happen without waiting for anybody has happened. */
const settledSoon = () => new Promise((resolve) => setImmediate(resolve));

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
    expect(store.claim('playground', '2099-01-01T00:00:00.000Z', 9)).toEqual([]);
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
    expect(store.claim('playground', '2099-01-01T00:00:00.000Z', 9)).toMatchObject([{ attempts: 2 }]);
  });

  it('waits for a platform that is not there', async () => {
    const { store } = openEchoStore(':memory:');
    const { log } = keptLog();
    store.apply({ key: 'k', at: NOON, event: text('hi'), from: { platform: 'other', id: 'x' } }, echo);
    await createOutbox({
      store,
      adapters: [],
      clock: { now: () => NOON },
      log,
      meter: noMeter,
      onAbsent: () => {},
      onMoved: () => {},
      onGone: () => {},
    }).flush();
    expect(store.claim('other', '2099-01-01T00:00:00.000Z', 9)).toMatchObject([{ attempts: 1 }]);
  });
});

describe('a conversation that is slow', () => {
  it('holds up no other, and keeps its own order', async () => {
    const { handle, sent, outbox, hold } = house(() => ({ kind: 'sent' }));
    const release = hold('ana');
    const slow = handle('x', 'ana', telling('1', '2'));
    await settledSoon();
    void handle('y', 'bob', telling('3', '4'));
    await settledSoon();
    expect(sent).toEqual(['ana: 1', 'bob: 3', 'bob: 4']);
    release();
    await slow;
    await outbox.flush();
    expect(sent).toEqual(['ana: 1', 'bob: 3', 'bob: 4', 'ana: 2']);
  });

  it('does not keep what has to wait from its turn: the outbox wakes by itself', async () => {
    let down = true;
    const { handle, outbox, hold, sent, store, time } = house(
      ({ to }) => ({ kind: to.id === 'bob' && down ? 'retry' : 'sent' }),
      () => 1,
    );
    Object.defineProperty(time, 'now', { get: () => new Date().toISOString() });
    outbox.start();
    const release = hold('ana');
    const slow = handle('x', 'ana', telling('1'));
    const waiting = handle('y', 'bob', telling('2'));
    await settledSoon();
    down = false;
    await vi.waitFor(() => expect(store.waiting()).toMatchObject([{ count: 1 }]));
    expect(sent[0]).toBe('ana: 1');
    expect(sent.filter((one) => one === 'bob: 2').length).toBeGreaterThan(1);
    release();
    await Promise.all([slow, waiting]);
    await outbox.stop();
  });
});

describe('a message that nobody can be reached for', () => {
  it('is told, once, and given up', async () => {
    const { handle, gone, store } = house(() => ({ kind: 'gone' }));
    await handle('x', 'ana', telling('1'));
    expect(gone).toEqual(['ana']);
    expect(store.waiting()).toMatchObject([{ platform: 'playground', state: 'dead', count: 1 }]);
    expect(store.nextSend('playground')).toBeUndefined();
  });
});

describe('a closing', () => {
  const closing: Decide<EchoRecord> = (record) => ({
    record: record ?? { version: 1, heard: [], zone: 'UTC', wakes: [] },
    messages: [{ urgency: 'answer', closes: true, ref: 'q1', paragraphs: ['closed'] }],
    events: [],
  });

  it('is dropped where its message was never shown, and goes once where it was', async () => {
    const platformSays = { shown: '' };
    const { handle, sent } = house(() => ({
      kind: 'sent',
      ...(platformSays.shown !== '' && platformSays),
    }));
    await handle('a', 'ana', telling('1'));
    await handle('b', 'ana', closing);
    expect(sent).toEqual(['ana: 1']);
    platformSays.shown = '77';
    const asks: Decide<EchoRecord> = (record) => ({
      record: record ?? { version: 1, heard: [], zone: 'UTC', wakes: [] },
      messages: [{ ...says('question'), ref: 'q1' }],
      events: [],
    });
    await handle('c', 'ana', asks);
    await handle('d', 'ana', closing);
    await handle('e', 'ana', closing);
    expect(sent).toEqual(['ana: 1', 'ana: question', 'ana: closed']);
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
    const { log, lines } = keptLog('warn');
    const outbox = { flush: () => Promise.reject(new Error('disk')), room: () => true, heard: () => {} };
    await createHandle({
      store,
      step: echo,
      outbox,
      clock: { now: () => NOON },
      log,
      meter: noMeter,
      patient: true,
    })({
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
    expect(settle({ id: 7, attempts: 1, message: {} }, retry, NOON)).toEqual({
      id: 7,
      kind: 'retry',
      notBefore: '2026-03-02T12:00:05.000Z',
      fault: 'limited',
    });
    expect(settle({ id: 7, attempts: 4, message: {} }, retry, NOON)).toMatchObject({
      notBefore: '2026-03-02T12:00:16.000Z',
    });
    expect(settle({ id: 7, attempts: 1, message: {} }, { kind: 'unknown' }, NOON)).toMatchObject({
      kind: 'retry',
      fault: 'unknown',
    });
  });

  it('gives up sooner on what fails alone, and never before its time on what is of use until then', () => {
    const ends = (attempts: number, works: boolean, until?: string) =>
      settle(
        { id: 7, attempts, message: until === undefined ? {} : { until } },
        { kind: 'retry' },
        NOON,
        undefined,
        works,
      ).kind;
    expect(ends(MOST_ATTEMPTS_ALONE, false)).toBe('retry');
    expect(ends(MOST_ATTEMPTS_ALONE - 1, true)).toBe('retry');
    expect(ends(MOST_ATTEMPTS_ALONE, true)).toBe('dead');
    expect(ends(MOST_ATTEMPTS + 1, true, '2026-03-02T20:00:00.000Z')).toBe('retry');
  });

  it('gives up on what will never be taken, and at last on everything', () => {
    expect(settle({ id: 7, attempts: 1, message: {} }, { kind: 'gone' }, NOON)).toEqual({
      id: 7,
      kind: 'dead',
      fault: 'gone',
    });
    expect(settle({ id: 7, attempts: 1, message: {} }, { kind: 'rejected' }, NOON)).toEqual({
      id: 7,
      kind: 'dead',
      fault: 'rejected',
    });
    expect(
      settle({ id: 7, attempts: MOST_ATTEMPTS - 1, message: {} }, { kind: 'retry' }, NOON),
    ).toMatchObject({
      kind: 'retry',
    });
    expect(settle({ id: 7, attempts: MOST_ATTEMPTS, message: {} }, { kind: 'retry' }, NOON)).toEqual({
      id: 7,
      kind: 'dead',
      fault: 'retry',
    });
    expect(settle({ id: 7, attempts: MOST_ATTEMPTS, message: {} }, { kind: 'sent' }, NOON)).toEqual({
      id: 7,
      kind: 'sent',
    });
  });
});

describe('a platform that hangs', () => {
  it('holds up no other, however many wait for it', async () => {
    const { store } = openEchoStore(':memory:');
    const { log } = keptLog();
    const [slow, quick] = [
      platform('slow', () => ({ kind: 'sent' })),
      platform('quick', () => ({ kind: 'sent' })),
    ];
    const outbox = createOutbox({
      store,
      adapters: [slow.adapter, quick.adapter],
      clock: { now: () => NOON },
      log,
      meter: noMeter,
      onAbsent: () => {},
      onMoved: () => {},
      onGone: () => {},
    });
    const release = Array.from({ length: 100 }, (_, index) => slow.hold(`p${index}`));
    const say = (on: string, id: string) =>
      store.apply({ key: `${on}:${id}`, at: NOON, event: text('hi'), from: { platform: on, id } }, echo);
    for (let index = 0; index < 100; index += 1) say('slow', `p${index}`);
    const flushed = outbox.flush();
    say('quick', 'ana');
    void outbox.flush();
    await settledSoon();
    expect(quick.sent).toEqual(['ana: You said: hi']);
    for (const one of release) one();
    await flushed;
    expect(slow.sent).toHaveLength(100);
  });
});
