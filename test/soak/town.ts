import { existsSync, readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { Adapter } from '../../src/chat/adapter.ts';
import { readRecord } from '../../src/bot/record.ts';
import type { Step } from '../../src/bot/step.ts';
import type { Instant } from '../../src/coach/day.ts';
import { noMeter } from '../../src/delivery/meter.ts';
import { createHouse } from '../../src/house.ts';
import { connect } from '../../src/store/connect.ts';
import { openStore } from '../../src/store/open.ts';
import { content, step } from '../support/coach.ts';
import { keptLog } from '../support/log.ts';
import { checkJournal } from './afterwards.ts';
import { createDweller, type Dweller } from './dweller.ts';
import { beginningOf, peopleOf, PLANTED } from './people.ts';
import { createReport, type Violation } from './report.ts';

/** A crowd that is to live with the coach. */
export interface Soak {
  readonly seed: number;
  readonly people: number;
  readonly days: number;
  /** The database's file, which must not exist yet. */
  readonly file: string;
  /** Told how many days are over. */
  readonly onDay?: (days: number) => void;
}

export interface Soaked {
  readonly violations: readonly Violation[];
  /** How much happened: a soak in which nothing does proves nothing. */
  readonly steps: number;
  readonly shown: number;
  readonly verdicts: number;
  readonly forgotten: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Lives through it, with one clock, the real store, delivery, heartbeat and step; then looks at everything that is kept. */
export async function soak({ seed, people, days, file, onDay }: Soak): Promise<Soaked> {
  const report = createReport();
  let now: Instant = beginningOf(seed);
  const begun = Date.parse(now);
  const end = new Date(begun + days * DAY).toISOString();
  let ids = 0;
  let steps = 0;
  let shown = 0;
  let underWay: Promise<void>[] = [];
  let acting: Dweller | undefined;
  const byId = new Map<string, Dweller>();

  const watched: Step = (record, event, at, context) => {
    const outcome = step(record, event, at, context);
    const dweller = byId.get(context.id) ?? acting;
    if (!dweller) throw new Error('a step for somebody who does not live here');
    steps += 1;
    dweller.stepped(context.id, record, event, outcome);
    if (outcome.record) byId.set(context.id, dweller);
    else byId.delete(context.id);
    return outcome;
  };
  const { store } = openStore({
    url: `file:${file}`,
    readRecord,
    contentVersion: content.rules.version,
    newId: () => `record-${seed}-${(ids += 1)}-`,
    newCode: () => `CODE${ids}`,
  });
  const byName = new Map<string, Dweller>();
  const platform = (name: string): Adapter => ({
    platform: name,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    close: () => Promise.resolve(),
    state: () => 'up',
    address: () => name,
    send(parcel) {
      shown += 1;
      return Promise.resolve(byName.get(parcel.to.id)?.shown(parcel) ?? { kind: 'rejected' });
    },
  });
  const { log, lines } = keptLog();
  const house = createHouse({
    store,
    step: watched,
    adapters: [platform('telegram'), platform('discord')],
    clock: { now: () => now },
    log,
    meter: noMeter,
    patient: true,
  });

  const dwellers = peopleOf(seed, people, days).map((who) => {
    const failed = (what: unknown, story: readonly string[]) =>
      report.add({ who: who.name, at: now, what: String(what), story: [...story] });
    const dweller: Dweller = createDweller(who, {
      now: () => now,
      failed,
      hand(incoming) {
        acting = dweller;
        underWay.push(house.handle(incoming).catch((error: unknown) => failed(error, [])));
        acting = undefined;
      },
    });
    byName.set(who.name, dweller);
    return { dweller, until: dweller.lives() };
  });

  for (let day = 0; ;) {
    const due = fullMinute(store.nextDue());
    const next = dwellers.reduce((soonest, { until }) => (until < soonest ? until : soonest), due ?? end);
    if (next >= end) break;
    if (next > now) now = next;
    if (due !== undefined && due <= now) await house.heartbeat.beat(now);
    for (const one of dwellers) while (one.until <= now) one.until = one.dweller.lives();
    await Promise.all(underWay);
    underWay = [];
    for (; day < Math.floor((Date.parse(now) - begun) / DAY); day += 1) onDay?.(day + 1);
  }

  let verdicts = 0;
  for (const { dweller } of dwellers) {
    dweller.ends();
    const { id, record, who } = dweller;
    if (id === undefined || !record) continue;
    try {
      checkJournal(store.journal(id), record);
      const kept = store.find({ platform: who.on, id: who.name });
      if (kept?.id !== id || !isDeepStrictEqual(plain(kept.record), plain(record)))
        throw new Error('the store holds another record than was decided');
    } catch (error) {
      report.add({ who: who.name, at: now, what: String(error), story: [] });
    }
    verdicts += Object.values(record.comeback?.entries ?? {}).filter(({ verdict }) => verdict).length;
  }
  for (const { platform: on, state, count } of store.waiting())
    if (state !== 'dead')
      report.add({ who: on, at: now, what: `${count} messages are still ${state}`, story: [] });
  for (const line of lines.filter((one) => /"level":(?:[5-9]\d|"error")/.test(one) || one.includes(PLANTED)))
    report.add({ who: 'the log', at: now, what: line, story: [] });
  store.close();

  const forgotten = dwellers.flatMap(({ dweller }) => dweller.forgotten);
  for (const who of leftIn(file, forgotten))
    report.add({ who, at: now, what: `${who} was forgotten and is still in the database`, story: [] });
  return { violations: report.violations, steps, shown, verdicts, forgotten: forgotten.length };
}

/** The heartbeat beats at full minutes: whoever is due in between waits for the next. */
function fullMinute(instant: Instant | undefined): Instant | undefined {
  return instant && new Date(Math.ceil(Date.parse(instant) / MINUTE) * MINUTE).toISOString();
}

/** Whose words are anywhere in the database's files, freed pages and all, or whose id in any row of any table. */
function leftIn(file: string, forgotten: Dweller['forgotten']): readonly string[] {
  const files = [file, `${file}-wal`, `${file}-shm`].filter(existsSync).map((path) => readFileSync(path));
  const words = forgotten
    .map(({ word }) => word)
    .filter((word) => files.some((bytes) => bytes.includes(word)));
  const db = connect(file);
  const tables = db
    .prepare<[], { name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`)
    .all();
  const ids = new Set(forgotten.map(({ id }) => id));
  const found = tables.flatMap(({ name }) =>
    [...db.prepare(`SELECT * FROM ${name}`).iterate()].flatMap((row) =>
      (JSON.stringify(row).match(/record-\d+-\d+-/g) ?? []).filter((id) => ids.has(id)),
    ),
  );
  db.close();
  return [...words, ...new Set(found)];
}

/** As it is once it was written down. */
function plain(record: object): unknown {
  return JSON.parse(JSON.stringify(record));
}
