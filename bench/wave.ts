import { randomUUID } from 'node:crypto';
import { install, type Clock } from '@sinonjs/fake-timers';
import type { Adapter, Parcel, Rates } from '../src/chat/adapter.ts';
import { newCode } from '../src/code.ts';
import { noMeter } from '../src/delivery/meter.ts';
import { createHouse } from '../src/house.ts';
import { createLog } from '../src/log.ts';
import { readRecord } from '../src/bot/record.ts';
import { openStore } from '../src/store/open.ts';
import { rules, step } from '../test/support/coach.ts';
import { fill } from './fill.ts';
import { live } from './life.ts';
import { line, progress, table } from './print.ts';
import { realWave } from './wave-real.ts';
import { databaseUrl } from './temp.ts';

/** A platform as it is seen at the adapter's edge: what it allows, and how long an answer takes, in milliseconds. */
interface Edge {
  readonly name: string;
  readonly perSecond: number;
  /** One message a conversation in so long; none: as many as there are. */
  readonly chatEvery?: number;
  readonly latency: number;
}

const EDGES: readonly Edge[] = [
  { name: 'telegram', perSecond: 30, chatEvery: 1_000, latency: 80 },
  { name: 'discord', perSecond: 50, latency: 120 },
];

/** Somebody writes so often meanwhile, in milliseconds, in answer to nothing. */
const WRITES_EVERY = 500;
const WRITERS = 50;

/** So much later than the limits allow may the last post be, and an answer at the 99th percentile take (milliseconds). */
const MOST_LATE = 1.05;
const MOST_WAIT = 1_000;

/** The heap may grow by so much between the first tenth of the wave and its end. */
const MOST_GROWTH = 1.5;

/** Simulated time moves in steps of so many milliseconds. */
const TICK = 20;

/**
 * So many runners due in the same minute, on each platform, in simulated time; and some for real over HTTP, on a fake
 * server. True when all is within bounds.
 */
export async function benchWave(count = 100_000): Promise<boolean> {
  let within = true;
  for (const edge of EDGES) within = (await wave(edge, count)) && within;
  return (await realWave()) && within;
}

async function wave(edge: Edge, count: number): Promise<boolean> {
  const life = live(5);
  const { wakeAt } = life;
  if (wakeAt === undefined) throw new Error('Nobody is due');
  const url = databaseUrl(`wave-${edge.name}`);
  const address = (id: string) => ({ platform: edge.name, id });
  await progress(`${edge.name}: enrolling ${count.toLocaleString('en')}`, () =>
    fill(url, {
      life,
      count: count + WRITERS,
      idOf: (index) => `runner-${String(index).padStart(7, '0')}`,
      // Those who write are not due.
      wakeAt: (index) => (index < count ? wakeAt : '2036-01-01T00:00:00.000Z'),
      addressOf: (index) => address(String(index)),
    }),
  );
  const clock = install({
    now: Date.parse(wakeAt),
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout'],
  });
  try {
    return report(edge, count, await progress(`${edge.name}: the wave`, () => ride(edge, url, count, clock)));
  } finally {
    clock.uninstall();
  }
}

interface Ride {
  readonly posts: number;
  /** Everything that the platform took: posts, answers, changes of what is there. */
  readonly calls: number;
  readonly rejected: number;
  /** Simulated milliseconds until the last post was there. */
  readonly last: number;
  /** How long people waited for answers, in simulated milliseconds. */
  readonly answers: readonly number[];
  readonly heapEarly: number;
  readonly heapLate: number;
}

async function ride(edge: Edge, url: string, count: number, clock: Clock): Promise<Ride> {
  const { store } = openStore({ url, readRecord, contentVersion: rules.version, newId: randomUUID, newCode });
  const start = clock.now;
  const answers: number[] = [];
  let posts = 0;
  let last = 0;
  const gate = createGate(edge, () => clock.now - start);
  const asked = new Map<string, number>();
  const rates: Rates = {
    perSecond: edge.perSecond,
    ...(edge.chatEvery !== undefined && { conversation: () => edge.chatEvery ?? 0 }),
  };
  const adapter: Adapter = {
    platform: edge.name,
    rates,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    close: () => Promise.resolve(),
    state: () => 'up',
    address: () => edge.name,
    async send(parcel: Parcel) {
      const { closes, edits, urgency } = parcel.message;
      const allowed = gate.takes(parcel.to.id, !closes && !edits);
      await new Promise<void>((resolve) => void setTimeout(resolve, edge.latency));
      if (!allowed) return { kind: 'retry', retryAfterMs: 1_000 };
      if (closes || edits) return { kind: 'sent' };
      if (urgency === 'answer') {
        const since = asked.get(parcel.to.id);
        asked.delete(parcel.to.id);
        if (since !== undefined) answers.push(clock.now - since);
      } else {
        posts += 1;
        last = clock.now - start;
      }
      return { kind: 'sent', shown: String(parcel.id) };
    },
  };
  const house = createHouse({
    store,
    step,
    adapters: [adapter],
    clock: { now: () => new Date(clock.now).toISOString() },
    log: createLog('error'),
    meter: noMeter,
    patient: false,
  });
  house.outbox.start();
  house.heartbeat.start();

  let writer = 0;
  let nextWrite = start + WRITES_EVERY;
  let heapEarly = 0;
  while (posts < count) {
    await clock.tickAsync(TICK);
    while (clock.now >= nextWrite) {
      nextWrite += WRITES_EVERY;
      const id = String(count + (writer++ % WRITERS));
      asked.set(id, clock.now);
      const event = { type: 'text', text: '/settings' } as const;
      await house.handle({ key: `write:${writer}`, from: { platform: edge.name, id }, event });
    }
    if (heapEarly === 0 && posts > count / 10) heapEarly = heap();
    if (clock.now - start > (count / edge.perSecond) * 3_000 + 60_000) break;
  }
  const heapLate = heap();
  await house.heartbeat.stop();
  const ended = house.outbox.stop();
  await clock.tickAsync(60_000);
  await ended;
  store.close();
  return { posts, calls: gate.taken(), rejected: gate.refused(), last, answers, heapEarly, heapLate };
}

/** The platform's own count: what comes too soon is refused. */
function createGate({ perSecond, chatEvery }: Edge, now: () => number) {
  const window: number[] = [];
  const chats = new Map<string, number>();
  let refused = 0;
  let taken = 0;
  return {
    refused: () => refused,
    taken: () => taken,
    /** What changes a message that is there counts over all, and not for its conversation. */
    takes(id: string, isNew: boolean): boolean {
      const at = now();
      while (window[0] !== undefined && window[0] <= at - 1_000) window.shift();
      const early = isNew && chatEvery !== undefined && at - (chats.get(id) ?? -chatEvery) < chatEvery;
      if (window.length >= perSecond || early) {
        refused += 1;
        return false;
      }
      window.push(at);
      taken += 1;
      if (isNew) chats.set(id, at);
      return true;
    },
  };
}

function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function report(edge: Edge, count: number, ridden: Ride): boolean {
  const { posts, calls, rejected, last, answers, heapEarly, heapLate } = ridden;
  const sorted = answers.toSorted((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? Number.POSITIVE_INFINITY;
  const least = (calls / edge.perSecond) * 1_000;
  const late = last / least;
  const growth = heapLate / heapEarly;
  table(
    ['posts', 'refused', 'a second', 'last post after', 'answers p99', 'heap'],
    [
      [
        `${edge.name}, at most ${edge.perSecond} a second`,
        posts.toLocaleString('en'),
        String(rejected),
        (calls / (last / 1_000)).toFixed(1),
        `${(last / 60_000).toFixed(1)} min`,
        `${p99} ms`,
        `${(heapEarly / 2 ** 20).toFixed(0)} → ${(heapLate / 2 ** 20).toFixed(0)} MiB`,
      ],
    ],
  );
  line(`the last post at ${late.toFixed(3)} × what the limits allow (at most ${MOST_LATE})`);
  return posts === count && rejected === 0 && late <= MOST_LATE && p99 < MOST_WAIT && growth < MOST_GROWTH;
}
