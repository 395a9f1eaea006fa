import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { readAnyRecord } from '../../src/bot/any-record.ts';
import type { Event } from '../../src/bot/event.ts';
import { openStore } from '../../src/store/open.ts';
import { everyStep } from '../support/coach.ts';
import { tempFolder } from '../support/temp.ts';

const ROOM = { platform: 'telegram', id: '-100' };
const PERSON = { platform: 'telegram', id: '7' };
const EVENTS: readonly (readonly [string, typeof ROOM, Event])[] = [
  ['a room that throws us out', ROOM, { type: 'unreachable', on: 'telegram' }],
  ['a room that takes us back', ROOM, { type: 'unreachable', on: 'telegram', back: true }],
  ['a room that moves', ROOM, { type: 'moved', platform: 'telegram', from: '-100', to: '-200' }],
  ['somebody who leaves a room', PERSON, { type: 'left-room', room: ROOM }],
];

it.each(EVENTS)('of %s that nobody knows nothing is kept', (_, from, event) => {
  const file = join(tempFolder(), 'strangers.db');
  let ids = 0;
  const store = openStore({
    url: `file:${file}`,
    readRecord: readAnyRecord,
    contentVersion: 'test',
    newId: () => `record-${(ids += 1)}`,
    newCode: () => 'CODE',
  }).store;
  const arrival = { key: 'k', from, event, at: '2026-03-02T07:00:00.000Z' };
  for (const again of [1, 2]) expect([again, store.apply(arrival, everyStep)]).toEqual([again, 'applied']);
  expect(store.find(from)).toBeUndefined();
  expect(store.find({ ...ROOM, id: '-200' })).toBeUndefined();
  store.close();
  const db = new Database(file, { readonly: true });
  const tables = db
    .prepare<[], { name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'")
    .all();
  const kept = tables.filter(({ name }) => db.prepare(`SELECT * FROM "${name}"`).all().length > 0);
  db.close();
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['records', 'addresses', 'keys']));
  // What the database knows of itself.
  expect(kept.map(({ name }) => name)).toEqual(['migrations', 'sqlite_sequence']);
});
