import { afterEach, describe, expect, it, vi } from 'vitest';
import { createHeartbeat, MOST_WAKES } from '../../src/delivery/heartbeat.ts';
import { noMeter } from '../../src/delivery/meter.ts';
import type { Decide } from '../../src/store/store.ts';
import { echo, says, type EchoRecord } from '../support/echo.ts';
import { at, openEchoStore, text } from '../support/echo-store.ts';
import { keptLog } from '../support/log.ts';

const NOON = '2026-03-02T12:00:00.000Z';
const ONE = '2026-03-02T13:00:00.000Z';

function house(step: Decide<EchoRecord> = echo) {
  const { store } = openEchoStore(':memory:');
  const { log, lines } = keptLog('warn');
  const flushes: string[] = [];
  const time = { now: NOON };
  const outbox = { flush: async () => void flushes.push(time.now) };
  const heartbeat = createHeartbeat({
    store,
    step,
    outbox,
    clock: { now: () => time.now },
    log,
    meter: noMeter,
  });
  const say = (who: string, words: string) =>
    store.apply({ key: `${who}:${words}`, at: NOON, event: text(words), from: at(who) }, echo);
  const woken = (record: string) => store.journal(record).filter(({ event }) => event.type === 'wake');
  return { store, heartbeat, time, say, woken, flushes, lines };
}

const empty: EchoRecord = { version: 1, heard: [], zone: 'UTC', wakes: [] };

describe('a beat', () => {
  it('wakes who is due, once, and sends', async () => {
    const { heartbeat, say, woken, flushes, store } = house();
    say('ana', `/wake ${ONE}`);
    say('bob', '/wake 2026-03-02T13:00:00.001Z');
    await heartbeat.beat(ONE);
    await heartbeat.beat(ONE);
    expect(woken('r1')).toMatchObject([{ at: ONE }]);
    expect(woken('r2')).toEqual([]);
    expect(flushes.length).toBeGreaterThan(1);
    expect(store.nextDue()).toBe('2026-03-02T13:00:00.001Z');
  });

  it('wakes more than one batch', async () => {
    const { heartbeat, say, store } = house();
    for (let i = 0; i < 250; i++) say(`p${i}`, `/wake ${NOON}`);
    await heartbeat.beat(NOON);
    expect(store.nextDue()).toBeUndefined();
  });

  it('lets a record catch up on what it missed', async () => {
    const hourly: Decide<EchoRecord> = (record, _event, now) => {
      const wakes = record?.wakes ?? [];
      const next = new Date(Date.parse(NOON) + (wakes.length + 1) * 3_600_000).toISOString();
      return {
        record: { ...empty, ...record, wakes: [...wakes, now] },
        messages: [],
        events: [],
        wakeAt: next,
      };
    };
    const { heartbeat, say, store } = house(hourly);
    say('ana', `/wake ${NOON}`);
    await heartbeat.beat('2026-03-02T17:30:00.000Z');
    expect(store.nextDue()).toBe('2026-03-02T18:00:00.000Z');
  });

  it('is not stopped by a record that fails, which is tried again later and later', async () => {
    const failing: Decide<EchoRecord> = (record, event, now, context) => {
      if (event.type === 'wake' && context.id === 'r1') throw new Error('ana: my knee');
      return echo(record, event, now, context);
    };
    const { heartbeat, say, woken, lines, store } = house(failing);
    say('ana', `/wake ${NOON}`);
    say('bob', `/wake ${NOON}`);
    await heartbeat.beat(NOON);
    expect(woken('r2')).toHaveLength(1);
    expect(store.nextDue()).toBe('2026-03-02T12:01:00.000Z');
    expect(lines).toHaveLength(1);
    expect(lines.join()).not.toMatch(/knee/);
    const pauses: number[] = [];
    for (let i = 0; i < 14; i++) {
      const due = store.nextDue()!;
      await heartbeat.beat(due);
      pauses.push(Date.parse(store.nextDue()!) - Date.parse(due));
    }
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(pauses.at(-1)).toBe(3_600_000);
  });

  it('does not turn in circles for a record that always asks for the past', async () => {
    let wakes = 0;
    const restless: Decide<EchoRecord> = (record) => {
      wakes++;
      const wakeAt = new Date(Date.parse(NOON) - wakes).toISOString();
      return { record: { ...empty, ...record }, messages: [says('again')], events: [], wakeAt };
    };
    const { heartbeat, say, store, lines } = house(restless);
    say('ana', `/wake ${NOON}`);
    await heartbeat.beat(NOON);
    expect(wakes).toBe(MOST_WAKES);
    expect(lines).toHaveLength(1);
    expect(Date.parse(store.nextDue()!)).toBeGreaterThan(Date.parse(NOON));
  });

  it('does not turn in circles for a record that asks for the same moment again', async () => {
    const stuck: Decide<EchoRecord> = (record) => ({
      record: { ...empty, ...record },
      messages: [],
      events: [],
      wakeAt: NOON,
    });
    const { heartbeat, say, store, lines } = house(stuck);
    say('ana', `/wake ${NOON}`);
    await heartbeat.beat(NOON);
    expect(lines).toEqual([expect.stringContaining('a moment it had already')]);
    expect(store.nextDue()).toBe('2026-03-02T12:01:00.000Z');
  });
});

describe('started', () => {
  afterEach(() => vi.useRealTimers());

  it('beats at once and every minute, until it is stopped', async () => {
    vi.useFakeTimers({ now: new Date('2026-03-02T12:00:10Z') });
    const { heartbeat, time, say, woken } = house();
    say('ana', `/wake ${NOON}`);
    say('bob', `/wake ${ONE}`);
    heartbeat.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(woken('r1')).toHaveLength(1);
    time.now = ONE;
    await vi.advanceTimersByTimeAsync(45_000);
    expect(woken('r2')).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(woken('r2')).toHaveLength(1);
    await heartbeat.stop();
    say('cleo', `/wake ${ONE}`);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(woken('r3')).toHaveLength(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
