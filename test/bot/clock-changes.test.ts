import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/bot/event.ts';
import type { RunnerRecord } from '../../src/bot/record.ts';
import { addDays, dayOf, type Day, type Instant } from '../../src/coach/day.ts';
import { changesOf, EVERY_ZONE, firstShown, shownAt, type ClockChange } from '../support/clock-changes.ts';
import { context, nextWakeOf, step } from '../support/coach.ts';
import { person } from '../support/person.ts';

const FROM = Date.parse('2024-01-01T00:00:00Z');
const UNTIL = Date.parse('2033-01-01T00:00:00Z');
const DAY = 86_400_000;

/** So many days before a change somebody begins, and so many after it they are looked at. */
const DAYS = 4;

/** What a post's hour can be: the first, the last, and some between. */
const HOURS = ['06:00', '06:30', '07:00', '07:45', '08:00', '09:00', '09:30', '10:00', '10:59', '11:00'];

/**
 * Each way in which clocks are set, with one of the zones that set them so. A step learns of a zone only how far its
 * clocks are ahead of UTC at some instants: zones that share them are the same to it.
 */
function waysOfChanging(): readonly { readonly zone: string; readonly change: ClockChange }[] {
  const ways = new Map<string, { zone: string; change: ClockChange }>();
  for (const zone of EVERY_ZONE) {
    const changes = changesOf(zone, FROM, UNTIL);
    for (const [at, change] of changes.entries()) {
      const next = changes[at + 1]?.at ?? Infinity;
      if (next - change.at < 2 * DAYS * DAY + 2 * DAY) throw new Error(`${zone} changes twice in a few days`);
      ways.set(JSON.stringify(change), { zone, change });
    }
  }
  return [...ways.values()];
}

/** A wake: when it was asked for, the local day it belongs to, and what was posted on it. */
interface Woken {
  readonly at: Instant;
  readonly said: number;
  readonly posted: readonly Day[];
}

/** Lives from wake to wake until then; rests whenever a run is posted, an hour later, so that each day has its post. */
function live(begun: RunnerRecord, from: Instant, until: Instant): readonly Woken[] {
  let record = begun;
  const wakes: Woken[] = [];
  const happens = (event: Event, now: Instant) => {
    const outcome = step(record, event, now, context);
    record = outcome.record ?? record;
    return outcome;
  };
  let wakeAt = nextWakeOf(record, from, context.homes);
  while (wakeAt !== undefined && wakeAt < until) {
    const before = Object.keys(record.comeback?.posts ?? {});
    const at: Instant = wakeAt;
    let outcome = happens({ type: 'wake' }, at);
    const posts = record.comeback?.posts ?? {};
    const posted = Object.keys(posts).filter((day) => !before.includes(day));
    wakes.push({ at, said: outcome.messages.filter(({ closes }) => !closes).length, posted });
    const [day = ''] = posted;
    if (posts[day]?.kind === 'run') {
      const later = new Date(Date.parse(at) + 3_600_000).toISOString();
      outcome = happens({ type: 'press', ref: `post:${day}`, button: 'rest' }, later);
    }
    wakeAt = outcome.wakeAt;
  }
  return wakes;
}

describe('a runner with a post a day, round every change of clocks in any zone from 2024 to 2032', () => {
  test('is woken at their hour, once a day, and hears one post', { timeout: 120_000 }, () => {
    const ways = waysOfChanging();
    expect(ways.length).toBeGreaterThan(400);
    const wrong: unknown[] = [];
    for (const { zone, change } of ways) {
      const from = new Date(change.at - DAYS * DAY).toISOString();
      const until = new Date(change.at + DAYS * DAY).toISOString();
      const ana = person(from, { zone, check: false });
      ana.enrols({ zone: 'yes' });
      const { record: begun } = ana;
      if (!begun) throw new Error('nobody is there');
      const first = dayOf(from, zone);
      for (const hour of HOURS) {
        const wakes = live({ ...begun, hour }, from, until);
        const due = expected(change, hour, first, from, until);
        if (JSON.stringify(wakes) !== JSON.stringify(due)) wrong.push({ zone, hour, wakes, due });
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
  });

  test('a day that a country leaves out has no post, and the days about it have theirs', () => {
    // Samoa went from the 29th to the 31st of December 2011.
    const zone = 'Pacific/Apia';
    const from = '2011-12-27T08:00:00.000Z';
    const ana = person(from, { zone, check: false });
    ana.enrols({ zone: 'yes' });
    const { record } = ana;
    if (!record) throw new Error('nobody is there');
    const wakes = live(record, from, '2012-01-02T12:00:00.000Z').filter(({ said }) => said > 0);
    expect(wakes.map(({ at, posted }) => `${shownAt(Date.parse(at), zone)} ${posted.join()}`)).toEqual([
      '2011-12-27 07:00:00 2011-12-27',
      '2011-12-28 07:00:00 2011-12-28',
      '2011-12-29 07:00:00 2011-12-29',
      '2011-12-31 07:00:00 2011-12-31',
      '2012-01-01 07:00:00 2012-01-01',
      '2012-01-02 07:00:00 2012-01-02',
    ]);
  });
});

/** One wake on each day at that hour, by the oracle. */
function expected(
  change: ClockChange,
  hour: string,
  first: Day,
  from: Instant,
  until: Instant,
): readonly Woken[] {
  return Array.from({ length: 2 * DAYS + 2 }, (_, days) => addDays(first, days)).flatMap((day) => {
    const at = new Date(firstShown(Date.parse(`${day}T${hour}:00Z`), change)).toISOString();
    return at > from && at < until ? [{ at, said: 1, posted: [day] }] : [];
  });
}
