import { expect } from 'vitest';
import { timeOf } from '../../src/coach/day.ts';
import { BERLIN, type Town } from './club-town.ts';

/** Every number that a room may read: days. */
export const DAYS = /\d+ kept days|\d+ days? kept in a row|\(\d+\)|\d+ of them by resting/g;

/** What is nobody's business there. */
export const BODIES =
  /\d|pain|sore|swollen|tendon|achilles|\bmin\b|minute|\bkm\b|level|verdict|progress|repeat/i;

/** Nothing was said between 21:00 and 06:00 where its reader is, but to whoever had just spoken. */
export function expectQuietNights({ said, everybody }: Town): void {
  const zones = new Map(everybody.map(({ id, zone }) => [id, zone]));
  const late = said.filter(({ unprompted, at, to }) => {
    const time = timeOf(at, zones.get(to) ?? BERLIN);
    return unprompted && (time >= '21:00' || time < '06:00');
  });
  for (const { id } of everybody)
    expect(said.filter(({ unprompted, to }) => unprompted && to === id).length, id).toBeGreaterThan(20);
  expect(late).toEqual([]);
}

/** No room read of anybody's body or running, no log of anybody, and pain numbers one person alone, once. */
export function expectNothingTold({ said, everybody, program }: Town, causes: readonly string[]): void {
  const people = everybody.map(({ id }) => id);
  const inRooms = said.filter(({ to }) => !people.includes(to)).map(({ text }) => text.replaceAll(DAYS, ''));
  expect(inRooms.length).toBeGreaterThan(100);
  expect(inRooms.filter((text) => BODIES.test(text))).toEqual([]);
  const shared = said.filter(({ text }) => /Last run, pain at its strongest/.test(text));
  expect(shared.map(({ to }) => to)).toEqual([everybody[0]?.id]);
  const log = program.lines.join('\n');
  expect(program.lines.length).toBeGreaterThan(100);
  const names = everybody.map(({ name }) => name);
  for (const word of [...names, ...causes, 'Canal'])
    expect(log, word).not.toMatch(new RegExp(`\\b${word}\\b`, 'i'));
}
