import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, daysBetween, instantAt, timeOf, weekdayOf, WEEKDAYS } from '../../src/coach/day.ts';

const FROM = Temporal.Instant.from('2026-01-01T00:00:00Z');
const UNTIL = Temporal.Instant.from('2028-01-01T00:00:00Z');

/** Morning posts, reminders, evenings; midnights, which end days; and half past two, which clock changes skip or repeat. */
const TIMES = ['00:00', '02:30', '04:00', '06:00', '07:30', '11:00', '12:00', '18:00', '20:00', '24:00'];

const ZONES = [...Intl.supportedValuesOf('timeZone'), 'UTC'];

/** The clock changes of a zone in the two years. */
function changesIn(zone: string): readonly Temporal.Instant[] {
  const found: Temporal.Instant[] = [];
  let at = FROM.toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  while (at && Temporal.Instant.compare(at.toInstant(), UNTIL) < 0) {
    found.push(at.toInstant());
    at = at.getTimeZoneTransition('next');
  }
  return found;
}

/** The oracle: the first instant at which clocks show the time, or the end of the gap where they never do. */
function firstInstant(day: string, time: string, zone: string): string {
  const [hour, minute] = time.split(':').map(Number);
  const wanted = Temporal.PlainDate.from(day)
    .toPlainDateTime()
    .add({ days: hour === 24 ? 1 : 0, hours: hour === 24 ? 0 : (hour ?? 0), minutes: minute ?? 0 });
  const earlier = wanted.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wanted)) return iso(earlier.toInstant());
  const after = earlier.getTimeZoneTransition('next');
  if (!after) throw new Error(`${zone} has no change after ${day}`);
  return iso(after.toInstant());
}

function iso(instant: Temporal.Instant): string {
  return new Date(instant.epochMilliseconds).toISOString();
}

/** The local days around an instant, in its zone. */
function daysAround(instant: Temporal.Instant, zone: string): readonly string[] {
  const date = instant.toZonedDateTimeISO(zone).toPlainDate();
  return [-1, 0, 1].map((days) => date.add({ days }).toString());
}

describe('local times round every clock change of 2026 and 2027', () => {
  const changing = ZONES.map((zone) => ({ zone, changes: changesIn(zone) })).filter(
    ({ changes }) => changes.length > 0,
  );

  test('there are zones that change and zones that do not', () => {
    expect(changing.length).toBeGreaterThan(100);
    expect(changing.length).toBeLessThan(ZONES.length);
    expect(changing.map(({ zone }) => zone)).toContain('Australia/Lord_Howe');
  });

  test(
    'instantAt gives the first instant that exists, dayOf and timeOf read it back',
    { timeout: 60_000 },
    () => {
      const wrong: unknown[] = [];
      for (const { zone, changes } of changing)
        for (const change of changes)
          for (const day of daysAround(change, zone))
            for (const time of TIMES) {
              const expected = firstInstant(day, time, zone);
              const found = instantAt(day, time, zone);
              if (found !== expected) wrong.push({ zone, day, time, expected, found });
              const local = Temporal.Instant.from(expected).toZonedDateTimeISO(zone);
              const clock = local.toPlainTime().toString().slice(0, 5);
              const date = local.toPlainDate().toString();
              const own = clock < '04:00' ? addDays(date, -1) : date;
              if (timeOf(expected, zone) !== clock) wrong.push({ zone, expected, clock });
              if (dayOf(expected, zone) !== own) wrong.push({ zone, expected, own });
            }
      expect(wrong.slice(0, 5)).toEqual([]);
    },
  );

  test('zones that do not change, on a day in each month', { timeout: 60_000 }, () => {
    const steady = ZONES.filter((zone) => !changing.some((one) => one.zone === zone));
    const wrong: unknown[] = [];
    for (const zone of steady)
      for (const month of ['2026-01-15', '2026-07-15', '2027-12-31'])
        for (const time of ['00:00', '02:30', '06:00', '20:00', '24:00']) {
          const expected = firstInstant(month, time, zone);
          if (instantAt(month, time, zone) !== expected) wrong.push({ zone, month, time, expected });
        }
    expect(wrong.slice(0, 5)).toEqual([]);
  });
});

describe('days of the calendar', () => {
  const first = Temporal.PlainDate.from('2026-01-01');

  test('are counted as the calendar has them, over two years', () => {
    for (let count = -400; count <= 800; count += 1) {
      const there = first.add({ days: count });
      expect(addDays('2026-01-01', count)).toBe(there.toString());
      expect(daysBetween('2026-01-01', there.toString())).toBe(count);
      expect(weekdayOf(there.toString())).toBe(WEEKDAYS[there.dayOfWeek - 1]);
    }
  });
});
