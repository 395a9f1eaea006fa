import type { Parcel, Delivery, Incoming } from '../../src/chat/adapter.ts';
import type { Event } from '../../src/bot/event.ts';
import { withoutMoments } from '../../src/bot/moment.ts';
import type { Outcome } from '../../src/bot/outcome.ts';
import type { RunnerRecord } from '../../src/bot/record.ts';
import { dayOf, type Instant } from '../../src/coach/day.ts';
import type { Heard } from '../support/person.ts';
import { dayOfLife, enrol, happens, liveDay, type Life, type Living } from '../support/random-life.ts';
import { watch } from '../support/watch.ts';
import { createInbox } from './inbox.ts';
import { plantedWord, type Soaker, type Whim } from './people.ts';
import { createPolicy } from './policy.ts';

/** How many messages somebody scrolls back at the most. */
const SCROLLED = 80;

/** What the town does for whoever lives in it. */
export interface Means {
  now(): Instant;
  hand(incoming: Incoming): void;
  failed(what: unknown, story: readonly string[]): void;
}

/** Somebody who lives with the coach: what they do, what they see, and everything that is watched about them. */
export interface Dweller {
  readonly who: Soaker;
  /** The record that is theirs now. */
  readonly id: string | undefined;
  readonly record: RunnerRecord | undefined;
  /** The ids that they had, and the words that only they said, before they were forgotten. */
  readonly forgotten: readonly { readonly id: string; readonly word: string }[];
  /** Goes on with their life, and says until when they wait then. */
  lives(): Instant;
  /** A step was made for them. */
  stepped(id: string, before: RunnerRecord | undefined, event: Event, outcome: Outcome<RunnerRecord>): void;
  /** Their platform is to show them something. */
  shown(parcel: Parcel): Delivery;
  /** Nothing comes any more. */
  ends(): void;
}

export function createDweller(someone: Soaker, { now, hand, failed }: Means): Dweller {
  const from = { platform: someone.on, id: someone.name };
  const inbox = createInbox();
  let watched = watch();
  let policy = createPolicy();
  let id: string | undefined;
  let record: RunnerRecord | undefined;
  let wakeAt: Instant | undefined;
  let heard: Heard[] = [];
  let last: Heard[] = [];
  let arrivals = 0;
  let latest: Incoming | undefined;
  let quiet = false;
  let reachable = true;
  let times = 0;
  const forgotten: { readonly id: string; readonly word: string }[] = [];

  const zone = () => record?.zone ?? String(someone.habits['zone']);
  const guarded = (work: () => void) => {
    try {
      work();
    } catch (error) {
      failed(error, watched.story);
    }
  };

  function does(event: Event): readonly Heard[] {
    latest = { key: `${someone.name}:${(arrivals += 1)}`, from, event };
    last = [];
    hand(latest);
    return last;
  }

  const self: Living = {
    get now() {
      return now();
    },
    get record() {
      return record;
    },
    get heard() {
      return heard;
    },
    get last() {
      return last;
    },
    get today() {
      return dayOf(now(), zone());
    },
    journal: [],
    asked: () => record?.dialogues.at(-1)?.question,
    says: (text) => does({ type: 'text', text, hints: { zone: zone(), locale: 'en' } }),
    tapsOn: (message, button) => does({ type: 'press', ref: message.ref ?? '', button }),
    // Whoever shares a clock with others is woken when it is time.
    oversleeps: () => false,
  };

  function* lifeOf(): Life {
    let who = someone;
    yield who.start;
    enrol(self, who);
    for (let day = 0; ; day += 1) {
      const whims = who.whims.get(day) ?? [];
      if (whims.length > 0) yield later(now(), (2 + ((day * 7 + (who.lag ?? 0)) % 14)) * 60);
      for (const whim of whims) {
        yield* gives(whim, who);
        who = withWord(someone, word());
      }
      yield* liveDay(self, who, dayOfLife(who, day));
    }
  }

  function* gives(whim: Whim, who: Soaker): Life {
    if (self.asked() === undefined) self.says(word());
    switch (whim.do) {
      case 'extra':
        return yield* happens(self, who, dayOfLife(who, 0), whim.extra);
      case 'block':
        return yield* blocks(whim.days, whim.told);
      case 'forget':
        return yield* forgets(whim.back);
      case 'redelivered':
        return comesTwice();
    }
  }

  function* blocks(days: number, told: boolean): Life {
    reachable = false;
    if (told) does({ type: 'unreachable', on: someone.on });
    if (told && record) inbox.blocked(now());
    yield later(now(), days * DAY_MINUTES);
    reachable = true;
    inbox.blocked();
    if (told) does({ type: 'unreachable', on: someone.on, back: true });
    else self.says('/today');
  }

  /** Deletes everything; for good, or to begin anew one day. */
  function* forgets(back: number | undefined): Life {
    self.says(word());
    self.says('/forget');
    const open = heard.findLast(({ ref }) => ref === record?.dialogues.at(-1)?.ref);
    if (open) self.tapsOn(open, 'yes');
    if (record) throw new Error('/forget and yes, and a record is still there');
    times += 1;
    yield back === undefined ? NEVER : later(now(), back * DAY_MINUTES);
    self.says('hello, it is me again');
  }

  function comesTwice(): void {
    if (!latest || id === undefined) return;
    const before = record;
    quiet = true;
    hand(latest);
    quiet = false;
    if (record !== before) throw new Error('something that was handed in twice happened twice');
  }

  function word(): string {
    return plantedWord(someone.name, times);
  }

  /** Their record is new, or gone: whatever is watched begins anew. */
  function changesHands(to: string | undefined): void {
    if (id !== undefined && to === undefined) forgotten.push({ id, word: word() });
    id = to;
    watched = watch();
    policy = createPolicy();
    heard = [];
  }

  function hears({ messages }: Outcome<RunnerRecord>): readonly Heard[] {
    const said = messages
      .filter(({ closes }) => !closes)
      .map((message) => ({ ...message, paragraphs: message.paragraphs.map(withoutMoments), at: now() }));
    for (const message of said) {
      const at = message.edits ? heard.findLastIndex(({ ref }) => ref === message.ref) : -1;
      if (at >= 0) heard[at] = message;
      else heard.push(message);
    }
    heard = heard.slice(-SCROLLED);
    last.push(...said);
    return said;
  }

  const life = lifeOf();

  return {
    who: someone,
    get id() {
      return id;
    },
    get record() {
      return record;
    },
    forgotten,
    lives() {
      try {
        const { value } = life.next();
        return value ?? NEVER;
      } catch (error) {
        failed(error, watched.story);
        return NEVER;
      }
    },
    stepped(of, before, event, outcome) {
      if (quiet) failed(new Error('something that was handed in twice was decided twice'), watched.story);
      if (outcome.record && of !== id) changesHands(of);
      const onTime = now() === wakeAt;
      record = outcome.record;
      wakeAt = outcome.wakeAt;
      const said = hears(outcome);
      if (enrolments(outcome.record) > enrolments(before)) inbox.anew();
      if (event.type === 'missed') inbox.missed(event.occurrence);
      if (before && !outcome.record) inbox.farewell(outcome.messages);
      else inbox.expect(outcome.messages);
      const step = { before, after: outcome.record, event, now: now(), messages: said, wakeAt, onTime };
      guarded(() => watched.seen(step));
      guarded(() => policy.seen(step));
      if (before && !outcome.record) changesHands(undefined);
    },
    shown(parcel) {
      guarded(() => inbox.comes(parcel, now(), record, reachable));
      return reachable ? { kind: 'sent', shown: String(parcel.id) } : { kind: 'gone' };
    },
    ends: () => guarded(() => inbox.close(now(), record)),
  };
}

/** They say their newest word where they are asked about the cause. */
function withWord(who: Soaker, word: string): Soaker {
  return { ...who, habits: { ...who.habits, cause: word } };
}

function enrolments(record: RunnerRecord | undefined): number {
  return Object.keys(record?.past ?? {}).length;
}

const DAY_MINUTES = 24 * 60;

/** Later than any soak lasts. */
const NEVER: Instant = '9999-01-01T00:00:00.000Z';

function later(instant: Instant, minutes: number): Instant {
  return new Date(Date.parse(instant) + minutes * 60_000).toISOString();
}
