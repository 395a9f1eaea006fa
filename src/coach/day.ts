import { tzOffset } from '@date-fns/tz';
import { addHours as hoursLater } from 'date-fns/addHours';
import { millisecondsInDay, millisecondsInHour, millisecondsInMinute } from 'date-fns/constants';
import type { Weekday } from './rules.ts';

/** A day on somebody's calendar, `YYYY-MM-DD`: it has no zone, so no clock change can move it. */
export type Day = string;

/** An instant, ISO-8601 in UTC with milliseconds. Instants and days both sort as text. */
export type Instant = string;

export const WEEKDAYS = [
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const satisfies readonly Weekday[];

/** What is said before this local time belongs to the day before. */
export const DAY_BEGINS = '04:00';
const DAY_BEGINS_MS = Date.parse(`1970-01-01T${DAY_BEGINS}Z`);

/** The start of a day in UTC, in milliseconds: for counting and naming days, which have no zone. */
export const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`);

export function addDays(day: Day, count: number): Day {
  return new Date(midnight(day) + count * millisecondsInDay).toISOString().slice(0, 10);
}

/** Days from `earlier` to `later`; negative when they stand the other way round. */
export function daysBetween(earlier: Day, later: Day): number {
  return Math.round((midnight(later) - midnight(earlier)) / millisecondsInDay);
}

export function weekdayOf(day: Day): Weekday {
  return WEEKDAYS[(new Date(midnight(day)).getUTCDay() + 6) % 7] ?? 'mon';
}

export function laterDay(a: Day, b: Day): Day {
  return a > b ? a : b;
}

export function addHours(instant: Instant, hours: number): Instant {
  return hoursLater(instant, hours).toISOString();
}

export function hoursBetween(earlier: Instant, later: Instant): number {
  return (Date.parse(later) - Date.parse(earlier)) / millisecondsInHour;
}

/** The day that `instant` belongs to for somebody in `zone`: their date, or the one before until four in the morning. */
export function dayOf(instant: Instant, zone: string): Day {
  return new Date(reading(Date.parse(instant), zone) - DAY_BEGINS_MS).toISOString().slice(0, 10);
}

/** The local wall-clock time of an instant, `HH:MM`. */
export function timeOf(instant: Instant, zone: string): string {
  return clock(reading(Date.parse(instant), zone));
}

/** By how many minutes clocks in `zone` are ahead of UTC at that instant. */
export function minutesEast(instant: Instant, zone: string): number {
  return offset(Date.parse(instant), zone) / millisecondsInMinute;
}

/**
 * The instant at which clocks in `zone` show `time` (`HH:MM`, up to `24:00`) on `day`. An hour that a clock
 * change skips gives the first moment after the gap; one that comes twice gives the first.
 */
export function instantAt(day: Day, time: string, zone: string): Instant {
  const name = `${day} ${time} ${zone}`;
  const known = instants.get(name);
  if (known !== undefined) return known;
  if (instants.size >= MOST_INSTANTS) instants.clear();
  const found = instantNamed(day, time, zone);
  instants.set(name, found);
  return found;
}

/** Instants once asked for: who speaks asks for the same few each time. */
const instants = new Map<string, Instant>();

/** So many are kept at the most; then it begins anew. */
const MOST_INSTANTS = 5_000;

function instantNamed(day: Day, time: string, zone: string): Instant {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const wanted = midnight(day) + hour * millisecondsInHour + minute * millisecondsInMinute;
  const guess = wanted - offset(wanted, zone);
  const calm = offset(guess - CHANGE_MS, zone) === offset(guess + CHANGE_MS, zone);
  if (calm && reading(guess, zone) === wanted) return new Date(guess).toISOString();
  const earliest = Math.min(guess, wanted - offset(guess, zone));
  return new Date(firstReading(wanted, earliest - CHANGE_MS, zone)).toISOString();
}

/** No clock change moves a local time by more than this. */
const CHANGE_MS = 3 * millisecondsInHour;

/** Clocks change at full quarters of an hour: within one the offset is the same. */
const QUARTER_MS = 15 * millisecondsInMinute;

/** Offsets once asked for, in milliseconds, by zone and quarter: asking the machine costs a hundred times as much. */
const offsets = new Map<string, Map<number, number>>();

/** So many are kept at the most; then it begins anew. */
const MOST_OFFSETS = 20_000;
let kept = 0;

/** How far clocks in `zone` are ahead of UTC at `ms`, in milliseconds. */
function offset(ms: number, zone: string): number {
  const quarter = Math.floor(ms / QUARTER_MS);
  const known = offsets.get(zone)?.get(quarter);
  if (known !== undefined) return known;
  const found = Math.round(tzOffset(zone, new Date(quarter * QUARTER_MS)) * millisecondsInMinute);
  if (kept >= MOST_OFFSETS) {
    offsets.clear();
    kept = 0;
  }
  const ofZone = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, ofZone.set(quarter, found));
  kept += 1;
  return found;
}

/** Near a clock change, minute by minute from `from` on: the first instant at which clocks show `wanted` or have passed it. */
function firstReading(wanted: number, from: number, zone: string): number {
  let ms = from;
  while (reading(ms, zone) < wanted) ms += millisecondsInMinute;
  return ms;
}

/** What a clock in `zone` shows at `ms`, as if it were UTC. */
function reading(ms: number, zone: string): number {
  return ms + offset(ms, zone);
}

/** `HH:MM` of a clock's reading. */
function clock(local: number): string {
  return new Date(local).toISOString().slice(11, 16);
}
