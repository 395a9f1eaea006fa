import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createComeback } from '../../src/comeback.ts';
import { rewake, TIME_ZONE_DATA } from '../../src/delivery/rewake.ts';
import type { Store } from '../../src/store/store.ts';
import { openChats } from '../support/chats.ts';
import { content } from '../support/coach.ts';
import { echo, echoCoach } from '../support/echo.ts';
import { startEcho } from '../support/echo-app.ts';
import { at, openEchoStore, text } from '../support/echo-store.ts';
import { keptLog } from '../support/log.ts';
import { tempFolder } from '../support/temp.ts';
import { startFakeTelegram } from '../wire/telegram/fake-telegram.ts';

const NOON = '2026-03-02T12:00:00.000Z';
const HOUR = 3_600_000;
const FAR = '9999-01-01T00:00:00.000Z';

/** When each record wants to be woken. */
const coach = createComeback(content);

function wakes(store: Pick<Store<unknown>, 'due'>): Readonly<Record<string, string>> {
  return Object.fromEntries(store.due(FAR, 10_000).map(({ record, wakeAt }) => [record, wakeAt]));
}

/** As if all wakes had been told by a rule that was so many hours off, and an older version of the data. */
function byAnotherRule(store: Pick<Store<unknown>, 'rewake' | 'noteFact'>, hours: number): void {
  store.rewake('', 10_000, ({ wakeAt }) => new Date(Date.parse(wakeAt) + hours * HOUR).toISOString());
  store.noteFact(TIME_ZONE_DATA, 'older');
}

/** Somebody's comeback on Telegram, and what is done to the wakes at the start of a program. */
function house() {
  const chats = openChats();
  const { log, lines } = keptLog();
  const starts = async (timeZoneData = 'newer') =>
    rewake({ store: chats.store, nextWake: coach.nextWake, timeZoneData, log });
  return { ...chats, starts, lines };
}

async function enrolled(house_: ReturnType<typeof house>, name: string, habits = {}) {
  const one = house_.chat('telegram', name);
  await one.says('/start');
  await one.answers(habits);
  return one;
}

describe('a start with other time-zone data', () => {
  it('tells every wake again by the new rule, and changes nothing else', async () => {
    const all = house();
    const { store, until, starts } = all;
    const ana = await enrolled(all, 'ana');
    await enrolled(all, 'ben', { 'post-hour': '09:30', zone: 'New York' });
    const mei = await enrolled(all, 'mei', { 'injury-kind': 'bone', zone: 'Auckland' });
    await mei.says('/pause');
    await until('2026-03-03T12:00:00.000Z');
    const right = wakes(store);
    expect(Object.keys(right)).toHaveLength(2);
    const journals = ['record-1', 'record-2', 'record-3'].map((id) => store.journal(id));
    const record = ana.record();
    for (const hours of [-1, 1, 13]) {
      byAnotherRule(store, hours);
      expect(wakes(store)).not.toEqual(right);
      await starts();
      expect(wakes(store)).toEqual(right);
      expect(store.fact(TIME_ZONE_DATA)).toBe('newer');
    }
    expect(['record-1', 'record-2', 'record-3'].map((id) => store.journal(id))).toEqual(journals);
    expect(ana.record()).toEqual(record);
    expect(store.waiting()).toEqual([]);
  });

  it('is the only one that does: with the same data wakes are left alone', async () => {
    const all = house();
    await enrolled(all, 'ana');
    byAnotherRule(all.store, 1);
    const wrong = wakes(all.store);
    await all.starts('older');
    expect(wakes(all.store)).toEqual(wrong);
  });

  it('gives a post that by the new rule was due while nobody ran, once', async () => {
    const all = house();
    const ana = await enrolled(all, 'ana', { zone: 'Europe/Berlin', 'post-hour': '07:00' });
    await all.until('2026-03-02T05:59:00.000Z');
    // The old rule had it at 08:00 in Berlin; it is 07:30, and seven has struck.
    byAnotherRule(all.store, 1);
    all.unnoticed('2026-03-02T06:30:00.000Z');
    await all.starts();
    await all.until('2026-03-02T18:00:00.000Z');
    expect(
      ana.seen.filter(({ message }) => message.ref === 'post:2026-03-02').map(({ at: when }) => when),
    ).toEqual(['2026-03-02T06:30:00.000Z']);
  });

  it('says nothing before its time where the old rule had it earlier', async () => {
    const all = house();
    const ana = await enrolled(all, 'ana');
    await all.until('2026-03-01T20:00:00.000Z');
    byAnotherRule(all.store, -2);
    await all.starts();
    await all.until('2026-03-02T12:00:00.000Z');
    expect(
      ana.seen.filter(({ message }) => message.ref === 'post:2026-03-02').map(({ at: when }) => when),
    ).toEqual(['2026-03-02T06:00:00.000Z']);
  });

  it('finds every wake of a comeback as its own step told it, also after wakes that did nothing', async () => {
    const all = house();
    const ana = await enrolled(all, 'ana');
    let moments = 0;
    for (let day = Date.parse('2026-03-01T18:00:00Z'); day < Date.parse('2026-03-22'); day += 7 * HOUR) {
      const now = new Date(day).toISOString();
      // Now and then nobody looks for half a day, and a wake comes in the quiet hours.
      if (moments % 5 === 4) all.unnoticed(now);
      else await all.until(now);
      if (moments % 3 === 0) await ana.answers();
      const right = wakes(all.store);
      all.store.noteFact(TIME_ZONE_DATA, 'older');
      await all.starts();
      expect(wakes(all.store)).toEqual(right);
      moments += 1;
    }
    expect(moments).toBeGreaterThan(60);
    expect(all.store.journal('record-1').length).toBeGreaterThan(30);
  });

  it('that is cut short begins anew at the next; others get a turn in between', async () => {
    const { store } = openEchoStore(':memory:');
    const { log } = keptLog();
    const right = '2026-03-02T13:00:00.000Z';
    for (let i = 0; i < 120; i++)
      store.apply({ key: `k${i}`, at: NOON, event: text(`/wake ${right}`), from: at(`p${i}`) }, echo);
    byAnotherRule(store, 1);
    const ending = new AbortController();
    let batches = 0;
    const parts = { store, nextWake: echoCoach.nextWake, timeZoneData: 'newer', log };
    await rewake({
      ...parts,
      signal: ending.signal,
      onBatch() {
        batches += 1;
        ending.abort();
      },
    });
    const moved = () => Object.values(wakes(store)).filter((wakeAt) => wakeAt === right).length;
    expect(batches).toBe(1);
    expect(moved()).toBeGreaterThan(0);
    expect(moved()).toBeLessThan(120);
    expect(store.fact(TIME_ZONE_DATA)).toBe('older');
    await rewake(parts);
    expect(moved()).toBe(120);
    expect(store.fact(TIME_ZONE_DATA)).toBe('newer');
  });

  it('passes over a record that cannot be read, and over one that was put off', async () => {
    const { store } = openEchoStore(':memory:');
    const { log, lines } = keptLog();
    const right = '2026-03-02T13:00:00.000Z';
    for (const who of ['ana', 'ben', 'mei'])
      store.apply({ key: who, at: NOON, event: text(`/wake ${right}`), from: at(who) }, echo);
    byAnotherRule(store, 1);
    store.postpone('r2', '2026-03-02T12:05:00.000Z');
    let asked = 0;
    await rewake({
      store,
      nextWake(record, now, homes, wakeAt) {
        asked += 1;
        if (asked === 1) throw new Error('ana: my knee');
        return echoCoach.nextWake(record, now, homes, wakeAt);
      },
      timeZoneData: 'newer',
      log,
    });
    expect(wakes(store)).toEqual({
      r1: '2026-03-02T14:00:00.000Z',
      r2: '2026-03-02T12:05:00.000Z',
      r3: right,
    });
    expect(lines.join()).toMatch(/r1.*could not be asked/);
    expect(lines.join()).not.toMatch(/knee/);
    expect(store.fact(TIME_ZONE_DATA)).toBe('newer');
  });
});

describe('the program', () => {
  it('applies a changed rule before it wakes anybody', async () => {
    const databaseUrl = `file:${join(tempFolder(), 'comeback.db')}`;
    const telegram = await startFakeTelegram();
    onTestFinished(() => telegram.close());
    const { token, apiRoot } = telegram;
    let now = NOON;
    const start = async (timeZoneData: string) => {
      const { log } = keptLog();
      const config = {
        databaseUrl,
        host: '127.0.0.1',
        logLevel: 'debug',
        telegram: { token, apiRoot },
      } as const;
      const app = await startApp(config, echoCoach, log, {
        clock: { now: () => now },
        still: true,
        timeZoneData,
      });
      await app.ready;
      return app;
    };
    const first = await start('older');
    const ana = telegram.person({ first_name: 'Ana' });
    ana.says('/wake 2026-03-02T13:00:00.000Z');
    await ana.hears(/Until/);
    await first.stop();

    const { store } = openEchoStore(databaseUrl);
    expect(store.fact(TIME_ZONE_DATA)).toBe('older');
    byAnotherRule(store, 1);
    store.close();

    now = '2026-03-02T13:00:00.000Z';
    const second = await start('newer');
    await second.beat();
    await ana.hears(/Woken at 2026-03-02T13:00:00.000Z/);
    await second.stop();
  });

  it('notes the version of a new database, and shows it', async () => {
    const databaseUrl = `file:${join(tempFolder(), 'comeback.db')}`;
    const { get, stop } = await startEcho({ databaseUrl });
    expect(await get('/healthz')).toMatchObject({ timeZoneData: process.versions['tz'] });
    await stop();
    const { store } = openEchoStore(databaseUrl);
    expect(store.fact(TIME_ZONE_DATA)).toBe(process.versions['tz']);
  });
});
