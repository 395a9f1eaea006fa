import { describe, expect, test } from 'vitest';
import { dayOf, instantAt, timeOf } from '../../src/coach/day.ts';
import { changesOf, EVERY_ZONE, firstShown, shownAt, type ClockChange } from '../support/clock-changes.ts';

const FROM = Date.parse('2024-01-01T00:00:00Z');
const UNTIL = Date.parse('2033-01-01T00:00:00Z');
const MINUTE = 60_000;
const HOUR = 3_600_000;
const DAY = 86_400_000;

/** Every quarter at which a morning's post can be asked for, and the times at which the coach reminds. */
const HOURS = [
  ...Array.from({ length: 21 }, (_, at) => clock(6 * HOUR + at * 15 * MINUTE)),
  '12:00',
  '18:00',
  '20:00',
  '00:00',
];

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

/** `HH:MM` of so many milliseconds after midnight. */
function clock(ms: number): string {
  return iso(ms).slice(11, 16);
}

/** What a clock would show that was not set: midnight of that day, as if it were UTC. */
function midnightOf(local: number): number {
  return Math.floor(local / DAY) * DAY;
}

/** Local times round a change: those that people choose on the days about it, and every quarter within two hours of it. */
function wallTimes({ at, before, after }: ClockChange): readonly number[] {
  const local = midnightOf(at + before);
  const chosen = [-1, 0, 1].flatMap((days) =>
    HOURS.map(
      (time) => local + days * DAY + Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * MINUTE,
    ),
  );
  const [low, high] = [at + Math.min(before, after) - 2 * HOUR, at + Math.max(before, after) + 2 * HOUR];
  const near = Array.from({ length: (high - low) / (15 * MINUTE) + 1 }, (_, n) => low + n * 15 * MINUTE);
  return [...chosen, ...near];
}

/** What the functions say that is not so, of a local time in a zone round a change. */
function mistakes(zone: string, change: ClockChange, wanted: number): readonly unknown[] {
  const day = iso(midnightOf(wanted)).slice(0, 10);
  const time = clock(wanted);
  const due = firstShown(wanted, change);
  const shown = shownAt(due, zone);
  const own = iso(Date.parse(`${shown.replace(' ', 'T')}Z`) - 4 * HOUR).slice(0, 10);
  const told = {
    instant: instantAt(day, time, zone),
    day: dayOf(iso(due), zone),
    time: timeOf(iso(due), zone),
  };
  const so = { instant: iso(due), day: own, time: shown.slice(11, 16) };
  return JSON.stringify(told) === JSON.stringify(so) ? [] : [{ zone, day, time, told, so }];
}

const zones = EVERY_ZONE.map((zone) => ({ zone, changes: changesOf(zone, FROM, UNTIL) }));
const changing = zones.filter(({ changes }) => changes.length > 0);

describe('local times in every zone, round every change of its clocks from 2024 to 2032', () => {
  test('the zones and changes are all there', () => {
    expect(EVERY_ZONE.length).toBeGreaterThan(590);
    expect(new Set(EVERY_ZONE).size).toBe(EVERY_ZONE.length);
    const changesIn = (zone: string) => zones.find((one) => one.zone === zone)?.changes ?? [];
    expect(changesIn('Europe/Berlin')).toHaveLength(18);
    expect(changesIn('Europe/Berlin')[0]).toEqual({
      at: Date.parse('2024-03-31T01:00:00Z'),
      before: HOUR,
      after: 2 * HOUR,
    });
    expect(changesIn('Asia/Almaty')).toEqual([
      { at: Date.parse('2024-02-29T18:00:00Z'), before: 6 * HOUR, after: 5 * HOUR },
    ]);
    // Two changes a year, a month apart; half an hour; two hours; a link.
    expect(changesIn('Africa/Casablanca').length).toBeGreaterThan(16);
    expect(changesIn('Australia/LHI').map(({ before, after }) => Math.abs(after - before))).toContain(
      HOUR / 2,
    );
    expect(changesIn('Antarctica/Troll').map(({ before, after }) => after - before)).toContain(2 * HOUR);
    expect(changesIn('US/Eastern')).toEqual(changesIn('America/New_York'));
  });

  test('the oracle reads clocks as they are: minute by minute round each change there is', () => {
    const seen = new Map(
      changing.flatMap(({ zone, changes }) =>
        changes.map((change) => [JSON.stringify(change), { zone, change }] as const),
      ),
    );
    for (const { zone, change } of seen.values()) {
      const first = new Map<string, number>();
      for (let ms = change.at - 5 * HOUR; ms < change.at + 5 * HOUR; ms += MINUTE) {
        const shown = shownAt(ms, zone);
        if (!first.has(shown)) first.set(shown, ms);
      }
      const [low, high] = [change.at + change.before - 2 * HOUR, change.at + change.after + 2 * HOUR];
      for (let wanted = low; wanted < high; wanted += 5 * MINUTE) {
        const text = iso(wanted).replace('T', ' ').slice(0, 19);
        const expected =
          first.get(text) ?? Math.min(...[...first].flatMap(([at, ms]) => (at > text ? [ms] : [])));
        if (firstShown(wanted, change) !== expected) expect({ zone, text }).toEqual('read rightly');
      }
    }
    expect(seen.size).toBeGreaterThan(400);
  });

  test(
    'an hour is its first, a skipped one the first minute there is; day and time read it back',
    { timeout: 60_000 },
    () => {
      const wrong = changing.flatMap(({ zone, changes }) =>
        changes.flatMap((change) => wallTimes(change).flatMap((wanted) => mistakes(zone, change, wanted))),
      );
      expect(wrong.slice(0, 5)).toEqual([]);
    },
  );

  test('clocks that are never set: any day, any hour', () => {
    const steady = zones.filter(({ changes }) => changes.length === 0);
    const wrong = steady.flatMap(({ zone }) =>
      ['2024-02-29', '2026-07-15', '2032-12-30'].flatMap((day) => {
        const noon = Date.parse(`${day}T12:00:00Z`);
        const ahead = Date.parse(`${shownAt(noon, zone).replace(' ', 'T')}Z`) - noon;
        const still = { at: noon, before: ahead, after: ahead };
        return wallTimes(still).flatMap((wanted) => mistakes(zone, still, wanted));
      }),
    );
    expect(wrong.slice(0, 5)).toEqual([]);
  });

  test('a day that a country left out begins when the next one does', () => {
    expect(instantAt('2011-12-30', '07:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
    expect(instantAt('2011-12-31', '07:00', 'Pacific/Apia')).toBe('2011-12-30T17:00:00.000Z');
    expect(instantAt('1993-08-21', '11:00', 'Pacific/Kwajalein')).toBe('1993-08-21T12:00:00.000Z');
  });
});
