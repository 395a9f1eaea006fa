import { expect } from 'vitest';
import type { Event } from '../../src/bot/event.ts';
import { difference, fold, type JournalLine } from '../../src/bot/journal.ts';
import type { Message } from '../../src/bot/message.ts';
import { withoutMoments } from '../../src/bot/moment.ts';
import { readRecord, type Comeback, type Entry, type RunnerRecord } from '../../src/bot/record.ts';
import { addHours, instantAt, timeOf, dayOf, type Day, type Instant } from '../../src/coach/day.ts';
import { content, context, step } from './coach.ts';

/** What somebody was sent, and when. */
export interface Heard extends Message {
  readonly at: Instant;
}

/** One step of somebody's life with the coach, as a watcher sees it. */
export interface Seen {
  readonly before: RunnerRecord | undefined;
  readonly after: RunnerRecord | undefined;
  readonly event: Event;
  readonly now: Instant;
  readonly messages: readonly Message[];
  readonly wakeAt: Instant | undefined;
  /** A wake that came at the very moment that was asked for. */
  readonly onTime: boolean;
}

/** Does this step belong to a correction of what was told? */
export function correcting({ before }: Seen): boolean {
  return before?.dialogues.at(-1)?.about['correct'] === 'yes';
}

/** How somebody answers each question: a value, or a value that depends on what they are like by then. */
export type Habits = Readonly<Record<string, string | number | ((person: Person) => string | number)>>;

/** A quick and honest tendon runner whom nothing hurts. */
export const CLEAN: Habits = {
  'injury-kind': 'tendon',
  onset: 'gradual',
  'injured-weeks': 6,
  'off-weeks': 5,
  'running-days': '3',
  weekdays: 'mon wed fri',
  zone: 'Europe/Berlin',
  'post-hour': '07:00',
  units: 'km',
  'easy-pace': 'unknown',
  'max-heart-rate': 'unknown',
  'weekly-before': 'unknown',
  cause: 'skip',
  R1: 'yes',
  'limit-minutes': 'unknown',
  'limit-runs': 'unknown',
  R2: 0,
  R3: 0,
  R4: 10,
  R5: 'yes',
  R6: 'yes',
  R7: 'yes',
  R8: 'yes',
  R9: 'no',
  R10: 5,
  'run-day': 'today',
  completed: 'all',
  pattern: 'none',
  peak: 1,
  sharp: 'no',
  worse: 'no',
  stride: 'no',
  'morning-pain': 0,
  swollen: 'no',
  night: 'no',
  settled: 'yes',
  'pain-now': 0,
  'cleared-how': 'yes',
};

/**
 * Somebody who talks to the coach, with a clock of their own that only moves when told to. Between every two steps the
 * record goes through JSON and is read again, as the store would do it, and the journal is checked against it.
 */
export interface Person {
  readonly now: Instant;
  readonly record: RunnerRecord | undefined;
  readonly journal: readonly JournalLine[];
  readonly heard: readonly Heard[];
  /** What can be answered no more, as the platforms were told. */
  readonly closed: readonly Message[];
  /** What the last thing said, pressed or waited for brought. */
  readonly last: readonly Heard[];
  says(text: string): readonly Heard[];
  /** Shares a location, of which this zone comes. */
  shares(zone: string): readonly Heard[];
  /** Presses a button of the newest message that has it. */
  taps(button: string): readonly Heard[];
  /** Presses a button of any message ever heard. */
  tapsOn(message: Heard, button: string): readonly Heard[];
  hears(text: RegExp): void;
  hearsNot(text: RegExp): void;
  asked(): string | undefined;
  /** Waits until the next thing happens by itself; false where nothing will. */
  waits(): boolean;
  /** The wake that is due comes so many hours late; false where none is due. */
  oversleeps(hours: number): boolean;
  /** What was to be said could not be, as is found out then. */
  misses(occurrence: string, at: Instant): void;
  /** When the coach next wants to be woken. */
  readonly wakeAt: Instant | undefined;
  /** Waits until a local time, on a day or on the first that comes; everything due on the way happens. */
  until(time: string, day?: Day): void;
  untilInstant(instant: Instant): void;
  /** Answers every question that is open, by habit, until none is. */
  answers(habits?: Habits): void;
  enrols(habits?: Habits): void;
  readonly comeback: Comeback;
  readonly entries: readonly Entry[];
  readonly today: Day;
}

export function person(
  start: Instant,
  options: {
    readonly zone?: string;
    readonly check?: boolean;
    /** Freezes what the step is handed, so that a change to it throws. */
    readonly freeze?: boolean;
    readonly onStep?: (seen: Seen) => void;
  } = {},
): Person {
  const heard: Heard[] = [];
  const closed: Message[] = [];
  const journal: JournalLine[] = [];
  let last: Heard[] = [];
  let now: Instant = new Date(start).toISOString();
  let record: RunnerRecord | undefined;
  let wakeAt: Instant | undefined;
  const check = options.check ?? true;

  const happens = (event: Event): readonly Heard[] => {
    const before = record;
    if (options.freeze) deepFreeze([before, event]);
    const onTime = now === wakeAt;
    const outcome = step(before, event, now, { ...context, journal: () => journal });
    if (check && before) expect(readRecord(JSON.parse(JSON.stringify(before)))).toEqual(before);
    const said = outcome.messages
      .filter((message) => !message.closes)
      .map((message) => ({ ...message, paragraphs: message.paragraphs.map(withoutMoments) }));
    closed.push(...outcome.messages.filter((message) => message.closes));
    const sent = said.map((message) => ({ ...message, at: now }));
    const changed = outcome.record !== undefined && JSON.stringify(before) !== JSON.stringify(outcome.record);
    if (outcome.record && (changed || sent.length > 0))
      journal.push({
        seq: journal.length + 1,
        at: now,
        event,
        content: content.rules.version,
        patch: difference(before, outcome.record),
        ...(outcome.decided === undefined ? {} : { decided: outcome.decided }),
      });
    record = outcome.record && (JSON.parse(JSON.stringify(outcome.record)) as RunnerRecord);
    if (check && record) expect(fold(journal)).toEqual(record);
    wakeAt = outcome.wakeAt;
    if (wakeAt !== undefined && wakeAt <= now)
      throw new Error(`wants to be woken at ${wakeAt}, and it is ${now}`);
    for (const message of sent) {
      const at = message.edits ? heard.findLastIndex((one) => one.ref === message.ref) : -1;
      if (at >= 0) heard[at] = message;
      else heard.push(message);
    }
    last = sent;
    options.onStep?.({ before, after: record, event, now, messages: said, wakeAt, onTime });
    return sent;
  };

  const zone = (): string => record?.zone ?? options.zone ?? 'UTC';
  const allText = (): string => last.map((message) => message.paragraphs.join('\n\n')).join('\n\n');
  const openQuestion = (): string | undefined => record?.dialogues.at(-1)?.question;

  const self: Person = {
    get now() {
      return now;
    },
    get record() {
      return record;
    },
    get comeback() {
      if (!record?.comeback) throw new Error('not enrolled');
      return record.comeback;
    },
    get entries() {
      return Object.entries(self.comeback.entries)
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, entry]) => entry);
    },
    get today() {
      return dayOf(now, zone());
    },
    journal,
    heard,
    closed,
    get last() {
      return last;
    },
    says: (text) => happens({ type: 'text', text, hints: { zone: zone(), locale: 'en' } }),
    shares: (text) => happens({ type: 'text', text, shared: true, hints: { locale: 'en' } }),
    taps(button) {
      const message = heard.findLast((one) => one.buttons?.flat().some(({ id }) => id === button));
      if (!message) throw new Error(`no message has a button ${button}`);
      return self.tapsOn(message, button);
    },
    tapsOn: (message, button) => happens({ type: 'press', ref: message.ref ?? '', button }),
    hears: (text) => expect(allText()).toMatch(text),
    hearsNot: (text) => expect(allText()).not.toMatch(text),
    asked: openQuestion,
    waits() {
      if (wakeAt === undefined) return false;
      now = wakeAt;
      happens({ type: 'wake' });
      return true;
    },
    oversleeps(hours) {
      if (wakeAt === undefined) return false;
      now = addHours(wakeAt, hours);
      happens({ type: 'wake' });
      return true;
    },
    misses(occurrence, at) {
      now = new Date(at).toISOString();
      happens({ type: 'missed', occurrence });
    },
    get wakeAt() {
      return wakeAt;
    },
    untilInstant(instant) {
      while (wakeAt !== undefined && wakeAt <= instant) self.waits();
      if (instant > now) now = instant;
    },
    until(time, day) {
      const first = day ?? (timeOf(now, zone()) < time ? self.today : nextDay(self.today));
      self.untilInstant(instantAt(first, time, zone()));
    },
    answers(habits = {}) {
      for (let question = openQuestion(); question !== undefined; question = openQuestion()) {
        const habit = habits[question] ?? CLEAN[question];
        if (habit === undefined) throw new Error(`no habit for ${question}`);
        const value = String(typeof habit === 'function' ? habit(self) : habit);
        const before = record?.dialogues.at(-1)?.ref;
        const open = heard.findLast((one) => one.ref === before);
        const button = open?.buttons?.flat().some(({ id }) => id === value);
        if (button && open) self.tapsOn(open, value);
        else self.says(value);
        if (record?.dialogues.at(-1)?.ref === before && before !== undefined)
          throw new Error(`${question}: "${value}" was not understood: ${allText()}`);
      }
    },
    enrols(habits = {}) {
      self.says('/start');
      self.answers(habits);
    },
  };
  return self;
}

function nextDay(day: Day): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function deepFreeze(value: unknown): void {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const inner of Object.values(value)) deepFreeze(inner);
}
