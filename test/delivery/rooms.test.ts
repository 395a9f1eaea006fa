import { expect, it } from 'vitest';
import type { Address } from '../../src/bot/address.ts';
import type { Adapter, Delivery, Parcel } from '../../src/chat/adapter.ts';
import { noMeter } from '../../src/delivery/meter.ts';
import { createHouse } from '../../src/house.ts';
import type { Decide } from '../../src/store/store.ts';
import { readEcho, says, type EchoRecord } from '../support/echo.ts';
import { openEchoStore, text } from '../support/echo-store.ts';
import { keptLog } from '../support/log.ts';

const NOW = '2026-03-02T07:00:00.000Z';
const CORNER = { platform: 'telegram', id: '-100' };
const BEN = { platform: 'telegram', id: '7' };

/** A house in which whatever is said on one platform leads to what `step` says. */
function open(step: Decide<EchoRecord>, { send, rates }: Pick<Adapter, 'send' | 'rates'>, patient: boolean) {
  const { store } = openEchoStore(':memory:');
  const adapter: Adapter = {
    platform: 'telegram',
    ...(rates && { rates }),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    close: () => Promise.resolve(),
    state: () => 'up',
    address: () => '',
    send,
  };
  const house = createHouse({
    store,
    step,
    adapters: [adapter],
    clock: { now: () => NOW },
    log: keptLog().log,
    meter: noMeter,
    patient,
  });
  let keys = 0;
  const hears = async (from: Address, words: string) =>
    house.handle({ key: `k${(keys += 1)}`, from, event: text(words) });
  return { store, hears };
}

/** A room in which a word leads to a message to it; what a platform tells of it is heard by its type. */
function room(answers: readonly Delivery[], seeks = false) {
  const sent: Parcel[] = [];
  const left = [...answers];
  const send = (parcel: Parcel): Promise<Delivery> => {
    sent.push(parcel);
    return Promise.resolve(left.shift() ?? { kind: 'sent' });
  };
  const step: Decide<EchoRecord> = (before, event) => {
    const record = before ?? readEcho({ version: 1, heard: [], zone: 'UTC', wakes: [] });
    const heard = event.type === 'absent' ? `absent ${event.who}` : event.type;
    const message = { ...says('hello'), everyPlace: true as const, ...(seeks && { seeks: BEN }) };
    return {
      record: { ...record, heard: [...record.heard, heard] },
      messages: event.type === 'text' && event.text === 'hello' ? [message] : [],
      events: [],
    };
  };
  return { sent, ...open(step, { send }, true) };
}

it('a message follows a room that moved', async () => {
  const { store, sent, hears } = room([{ kind: 'moved', to: '-200' }]);
  await hears(CORNER, 'hello');
  expect(sent.map(({ to, id }) => [to.id, id])).toEqual([
    ['-100', sent[0]?.id],
    ['-200', sent[0]?.id],
  ]);
  expect(store.find({ platform: 'telegram', id: '-200' })?.record.heard).toEqual(['text', 'moved']);
  expect(store.waiting()).toEqual([]);
});

it('a record hears who is not in its room any more, by the id of theirs', async () => {
  const { store, hears } = room([{ kind: 'absent' }], true);
  await hears(BEN, 'a word');
  const ben = store.find(BEN)?.id;
  await hears(CORNER, 'hello');
  expect(store.find(CORNER)?.record.heard).toEqual(['text', `absent ${ben}`]);
  expect(store.waiting()).toEqual([]);
});

it('nothing is told of somebody in a room whom nobody knows', async () => {
  const { store, hears } = room([{ kind: 'absent' }], true);
  await hears(CORNER, 'hello');
  expect(store.find(CORNER)?.record.heard).toEqual(['text']);
});

it('what one word leads to for many keeps to the rates, and to how many are on their way at once', async () => {
  const sent: Parcel[] = [];
  const slow: Pick<Adapter, 'send' | 'rates'> = {
    rates: { perSecond: 5, conversation: (id) => (id.startsWith('-') ? 60_000 : 0) },
    send(parcel) {
      sent.push(parcel);
      return new Promise(() => {});
    },
  };
  const people = Array.from({ length: 50 }, (_, at) => ({ platform: 'telegram', id: `${at + 1}` }));
  const EMPTY = readEcho({ version: 1, heard: [], zone: 'UTC', wakes: [] });
  const step: Decide<EchoRecord> = (record = EMPTY, event) => ({
    record,
    messages: event.type === 'text' && event.text === 'hi' ? [] : [says('hello')],
    events:
      event.type === 'text' && event.text === 'all'
        ? people.slice(1).map((to) => ({ to, event: { type: 'wake' } as const }))
        : [],
  });
  const { hears } = open(step, slow, false);
  for (const one of people) await hears(one, 'hi');
  await hears(people[0] ?? CORNER, 'all');
  expect(sent[0]?.to).toEqual(people[0]);
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.length).toBeLessThanOrEqual(5);
});
