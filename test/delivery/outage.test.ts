import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fill } from '../../bench/fill.ts';
import type { Adapter, Parcel } from '../../src/chat/adapter.ts';
import { withoutMoments } from '../../src/bot/moment.ts';
import { readRecord } from '../../src/bot/record.ts';
import { addDays, dayOf, timeOf, type Day, type Instant } from '../../src/coach/day.ts';
import { noMeter } from '../../src/delivery/meter.ts';
import { createHouse } from '../../src/house.ts';
import { openStore } from '../../src/store/open.ts';
import { content, step } from '../support/coach.ts';
import { openRun, runner } from '../support/life.ts';
import { keptLog } from '../support/log.ts';
import type { Person } from '../support/person.ts';

/** `PEOPLE=100 npm test` has fewer. */
const PEOPLE = Number(process.env['PEOPLE'] ?? 1000);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const ZONES = [
  'Europe/Berlin',
  'America/New_York',
  'America/Los_Angeles',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Asia/Tokyo',
  'Pacific/Auckland',
  'Pacific/Honolulu',
  'UTC',
] as const;

/** From a Sunday on, so that on Wednesday some have a run, and others the morning after one. */
const START = '2026-03-01T03:00:00Z';

/** What the platforms say while they are out: try again, or nothing that can be understood. */
const OUT = { telegram: 'retry', discord: 'unknown' } as const;

const OUTAGES = [
  { name: 'a minute', from: '2026-03-04T05:59:30.000Z', lasts: MINUTE, soon: 5 * MINUTE },
  { name: 'three hours', from: '2026-03-04T05:30:00.000Z', lasts: 3 * HOUR, soon: 70 * MINUTE },
  { name: 'three days', from: '2026-03-04T05:30:00.000Z', lasts: 3 * DAY, soon: 70 * MINUTE },
] as const;

/** Something that somebody was shown by itself after the outage began. */
interface Shown {
  readonly who: string;
  readonly zone: string;
  readonly at: Instant;
  readonly parcel: Parcel;
  readonly text: string;
  /** The day that a question about a run is about. */
  readonly about: Day | undefined;
}

/** Lives up to the outage: runs and answers at noon, or leaves the last run untold. */
function template(zone: string, weekdays: string, honest: boolean, until: Instant): Person {
  const ana = runner({ zone, weekdays }, START);
  while (ana.wakeAt !== undefined && ana.wakeAt <= until) {
    ana.waits();
    if (!honest && openRun(ana) !== undefined) break;
    if (openRun(ana) !== undefined) ana.taps('done');
    ana.answers();
  }
  ana.untilInstant(until);
  return ana;
}

/** Hundreds of people of every kind, an outage of both platforms, and the day after it. */
async function outage(file: string, from: Instant, lasts: number) {
  const url = `file:${file}`;
  const end = new Date(Date.parse(from) + lasts).toISOString();
  const last = new Date(Date.parse(end) + DAY).toISOString();
  const kinds = ZONES.flatMap((zone) =>
    ['mon wed fri', 'tue thu sat'].flatMap((weekdays) =>
      [true, false].map((honest) => template(zone, weekdays, honest, from)),
    ),
  );
  const people = new Map<string, Person>();
  kinds.forEach((ana, kind) => {
    const count = Math.ceil(PEOPLE / kinds.length);
    const nameOf = (index: number) => `ana-${kind}-${index}`;
    const { record, journal, now, wakeAt } = ana;
    if (!record || wakeAt === undefined) throw new Error('nothing will happen to somebody');
    fill(url, {
      count,
      life: { id: record.id, now, record, journal, wakeAt },
      idOf: nameOf,
      wakeAt: () => wakeAt,
      addressOf: (index) => ({ platform: index % 2 === 0 ? 'telegram' : 'discord', id: nameOf(index) }),
    });
    for (let index = 0; index < count; index += 1) people.set(nameOf(index), ana);
  });

  let now = from;
  const shown: Shown[] = [];
  const { store } = openStore({
    url,
    readRecord,
    contentVersion: content.rules.version,
    newId: () => 'nobody-new',
    newCode: () => 'K7QM4XPT',
  });
  const platform = (name: 'telegram' | 'discord'): Adapter => ({
    platform: name,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    close: () => Promise.resolve(),
    state: () => (now < end ? 'down' : 'up'),
    address: () => name,
    send(parcel) {
      if (now < end) return Promise.resolve({ kind: OUT[name] });
      const record = store.find(parcel.to)?.record;
      const { message, to, answers } = parcel;
      if (record && !message.closes && answers === undefined)
        shown.push({
          who: to.id,
          zone: record.zone,
          at: now,
          parcel,
          text: message.paragraphs.map(withoutMoments).join(' '),
          about: record.dialogues.find(({ ref }) => ref === message.ref)?.about['day'],
        });
      return Promise.resolve({ kind: 'sent', shown: String(parcel.id) });
    },
  });
  const house = createHouse({
    store,
    step,
    adapters: [platform('telegram'), platform('discord')],
    clock: { now: () => now },
    log: keptLog().log,
    meter: noMeter,
    patient: true,
  });
  for (;;) {
    const due = store.nextDue();
    const wake = due && new Date(Math.ceil(Date.parse(due) / MINUTE) * MINUTE).toISOString();
    const [next] = [wake, store.nextSend('telegram'), store.nextSend('discord')]
      .filter((one) => one !== undefined)
      .toSorted();
    if (next === undefined || next > last) break;
    if (next > now) now = next;
    await house.heartbeat.beat(now);
  }
  store.close();
  return { people, shown, end, last };
}

function groupedBy<T>(all: readonly T[], nameOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(nameOf(one), [...(groups.get(nameOf(one)) ?? []), one]);
  return groups;
}

/** What went wrong, told once for all to whom it happened: how many, and one of them. */
function complaints(
  found: readonly { readonly what: string; readonly example: string }[],
): readonly string[] {
  const byWhat = groupedBy(found, ({ what }) => what);
  return [...byWhat].map(([what, all]) => `${all.length} × ${what}: ${all[0]?.example}`);
}

function line({ who, zone, at, text, about }: Shown): string {
  return `${about ?? ''} ${who}, ${dayOf(at, zone)} ${timeOf(at, zone)} ${zone}: ${text.slice(0, 90)}`;
}

function postDay({ parcel: { message } }: Shown): Day | undefined {
  return message.ref?.startsWith('post:') ? message.ref.slice('post:'.length) : undefined;
}

function isRun({ parcel: { message } }: Shown): boolean {
  return message.buttons?.flat().some(({ id }) => id === 'done') ?? false;
}

function tells(found: readonly Shown[], what: string) {
  return complaints(found.map((one) => ({ what, example: line(one) })));
}

describe.each(OUTAGES)('both platforms are out for $name', ({ from, lasts, soon }) => {
  const folder = mkdtempSync(join(tmpdir(), 'comeback-test-'));
  let after: Awaited<ReturnType<typeof outage>>;
  let byPerson: Map<string, Shown[]>;
  beforeAll(async () => {
    after = await outage(join(folder, 'outage.db'), from, lasts);
    byPerson = groupedBy(after.shown, ({ who }) => who);
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('everybody hears of the coach again within a day', () => {
    expect(after.people.size).toBeGreaterThanOrEqual(PEOPLE);
    // Who has been silent for days is asked once a week only.
    const forsaken = [...after.people].filter(
      ([who, ana]) => !byPerson.has(who) && (ana.wakeAt ?? after.last) < after.last,
    );
    expect(
      complaints(
        forsaken.map(([who, ana]) => ({
          what: 'heard nothing',
          example: `${who}, ${ana.record?.zone}, ${ana.record?.owed?.key ?? 'nothing owed'}`,
        })),
      ),
    ).toEqual([]);
  });

  test('what waited comes soon after it', () => {
    const late = after.shown.filter(
      ({ at, parcel }) => Date.parse(at) - Math.max(Date.parse(parcel.at), Date.parse(after.end)) > soon,
    );
    expect(tells(late, 'came late')).toEqual([]);
  });

  test('nobody is written to from 21:00 to 06:00', () => {
    const nightly = after.shown.filter(
      ({ at, zone }) => timeOf(at, zone) >= '21:00' || timeOf(at, zone) < '06:00',
    );
    expect(tells(nightly, 'written to at night')).toEqual([]);
  });

  test('nobody finds a pile', () => {
    const piled = [...byPerson.values()].flatMap((all) =>
      all.filter((one, at) => at > 0 && Date.parse(one.at) - Date.parse(all[at - 1]?.at ?? '') < HOUR),
    );
    expect(tells(piled, 'a second thing within an hour')).toEqual([]);
    const twice = [...byPerson.values()].flatMap((all) =>
      all.filter((one, at) => postDay(one) && all.findIndex((other) => postDay(other) === postDay(one)) < at),
    );
    expect(tells(twice, 'a post twice')).toEqual([]);
  });

  test('a post is that of the day on which it is read, and a run comes while it can be run', () => {
    const posts = after.shown.filter((one) => postDay(one) !== undefined);
    expect(posts.length).toBeGreaterThan(0);
    const stale = posts.filter((one) => postDay(one) !== dayOf(one.at, one.zone));
    expect(tells(stale, 'the post of another day')).toEqual([]);
    const evening = posts.filter((one) => isRun(one) && timeOf(one.at, one.zone) > '18:00');
    expect(tells(evening, 'a run in the evening')).toEqual([]);
  });

  test('what is asked fits the hour and the day', () => {
    const afternoon = after.shown.filter(
      ({ at, zone, parcel, text }) =>
        parcel.message.asks === 'morning-pain' && timeOf(at, zone) >= '12:00' && /morning/i.test(text),
    );
    expect(tells(afternoon, 'a morning in the afternoon')).toEqual([]);
    const wrongDay = after.shown.filter(({ about, at, zone, text, parcel }) => {
      if (about === undefined || parcel.message.asks !== 'completed') return false;
      const today = dayOf(at, zone);
      const says = { today: /\btoday\b/, yesterday: /\byesterday\b/ };
      return (
        says.today.test(text) !== (about === today) ||
        says.yesterday.test(text) !== (about === addDays(today, -1))
      );
    });
    expect(tells(wrongDay, 'another day by now')).toEqual([]);
  });

  test('nobody is asked about a run that they were never shown', () => {
    const unseen = after.shown.filter(({ who, about, parcel }) => {
      if (about === undefined || parcel.message.asks !== 'completed') return false;
      const before = after.people.get(who)?.heard.some(({ ref }) => ref === `post:${about}`) ?? false;
      return !before && !(byPerson.get(who) ?? []).some((one) => postDay(one) === about);
    });
    expect(tells(unseen, 'asked about a run they never saw')).toEqual([]);
  });
});
