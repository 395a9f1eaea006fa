import { expect, onTestFinished } from 'vitest';
import type { Adapter, Delivery, Parcel } from '../../src/chat/adapter.ts';
import type { Address, Event } from '../../src/bot/event.ts';
import type { Message } from '../../src/bot/message.ts';
import { withoutMoments } from '../../src/bot/moment.ts';
import { isRunner, readAnyRecord } from '../../src/bot/any-record.ts';
import type { RunnerRecord } from '../../src/bot/record.ts';
import { noMeter } from '../../src/delivery/meter.ts';
import { createHouse } from '../../src/house.ts';
import { openStore } from '../../src/store/open.ts';
import { content, everyStep } from './coach.ts';
import { keptLog } from './log.ts';
import { CLEAN } from './person.ts';

const SUNDAY = '2026-03-01T09:00:00.000Z';

/** Somebody's chat with the coach on one platform. */
export interface Chat {
  readonly address: Address;
  says(text: string, person?: Address): Promise<void>;
  /** Gives a code, and says that the other chat is one's own where that is asked. */
  joins(line: string): Promise<void>;
  /** Presses a button of the newest message that has it, or of the one with that `ref`. */
  taps(button: string, ref?: string): Promise<void>;
  /** The platform tells that they cannot be reached there, or that they can again. */
  tells(event: 'blocked' | 'unblocked'): Promise<void>;
  /** Answers every open question by habit. */
  answers(habits?: Readonly<Record<string, string | number>>): Promise<void>;
  /** Everything said since the last time somebody spoke or time passed. */
  hears(text: RegExp): void;
  hearsNothing(): void;
  /** The newest message that puts a question. */
  asked(): string | undefined;
  readonly seen: readonly Parcel[];
  /** What the next attempts to send here come to. */
  fails(...deliveries: Delivery['kind'][]): void;
  record(): RunnerRecord | undefined;
}

/** The coach with a database and as many platforms as are asked for, on a clock that moves when told. */
export function openChats() {
  const { store } = openStore({
    url: ':memory:',
    readRecord: readAnyRecord,
    contentVersion: content.rules.version,
    newId: () => `record-${(ids += 1)}`,
    newCode: () => `CODE${(codes += 1)}`,
  });
  let ids = 0;
  let codes = 0;
  let keys = 0;
  let now = SUNDAY;
  onTestFinished(() => store.close());

  const places = new Map<string, Place>();
  const place = (platform: string, id: string): Place => {
    const key = `${platform}:${id}`;
    const known = places.get(key) ?? { seen: [], faults: [], absent: new Set(), from: 0 };
    places.set(key, known);
    return known;
  };
  const platform = (name: string): Adapter => ({
    platform: name,
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    close: () => Promise.resolve(),
    state: () => 'up',
    address: () => name,
    async send(parcel) {
      const { seen, faults } = place(name, parcel.to.id);
      const fault = faults.shift();
      if (fault !== undefined)
        return fault === 'moved' ? { kind: fault, to: `${parcel.to.id}-moved` } : { kind: fault };
      const { seeks } = parcel.message;
      if (seeks) return { kind: place(name, parcel.to.id).absent.has(seeks.id) ? 'absent' : 'sent' };
      seen.push(parcel);
      return { kind: 'sent', shown: `${parcel.id}` };
    },
  });
  const kept = keptLog();
  const house = createHouse({
    store,
    step: everyStep,
    adapters: [platform('telegram'), platform('discord')],
    clock: { now: () => now },
    log: kept.log,
    meter: noMeter,
    patient: true,
  });

  const mark = () => {
    for (const one of places.values()) one.from = one.seen.length;
  };

  const happensAt = async (from: Address, event: Event) => {
    mark();
    await house.handle({ key: `k${(keys += 1)}`, from, event });
  };

  function chat(on: string, id = 'ana'): Chat {
    const from = { platform: on, id };
    const own = place(on, id);
    const last = () => own.seen.slice(own.from).map(({ message }) => message);
    const open = () => own.seen.findLast(({ message }) => message.asks)?.message;
    const happens = (event: Event) => happensAt(from, event);
    const self: Chat = {
      address: from,
      seen: own.seen,
      says: (text, person) =>
        happens({
          type: 'text',
          text,
          hints: { locale: 'en', zone: 'Europe/Berlin' },
          ...(person && { person }),
        }),
      async joins(line) {
        await self.says(line);
        if (self.record()?.dialogues.at(-1)?.question === 'link-sure') await self.taps('yes');
      },
      taps(button, ref) {
        const has = ({ message }: Parcel) => message.buttons?.flat().some((one) => one.id === button);
        const meant = ref ?? own.seen.findLast(has)?.message.ref ?? '';
        return happens({ type: 'press', ref: meant, button });
      },
      tells: (event) =>
        happens({ type: 'unreachable', on, ...(event === 'unblocked' && { back: true as const }) }),
      async answers(habits = {}) {
        for (let question = self.record()?.dialogues.at(-1); question;) {
          const { ref } = question;
          await self.says(String(habits[question.question] ?? CLEAN[question.question]));
          question = self.record()?.dialogues.at(-1);
          if (question?.ref === ref) throw new Error(`${question.question} was not understood`);
        }
      },
      hears: (text) => expect(textOf(last())).toMatch(text),
      hearsNothing: () => expect(last().filter(({ closes }) => !closes)).toEqual([]),
      asked: () => open()?.asks,
      fails: (...kinds) => void own.faults.push(...kinds),
      record() {
        const found = store.find(from)?.record;
        return found && isRunner(found) ? found : undefined;
      },
    };
    return self;
  }

  return {
    store,
    chat,
    /** Whatever a platform tells of an address. */
    happensAt,
    place,
    now: () => now,
    /** What the log says so far. */
    logged: (): readonly string[] => kept.lines,
    /** Lets time pass up to then; everything that is due on the way happens. */
    async until(instant: string) {
      mark();
      for (;;) {
        const next = [store.nextDue(), store.nextSend('telegram'), store.nextSend('discord')]
          .filter((one) => one !== undefined)
          .toSorted()[0];
        if (next === undefined || next > instant) break;
        if (next > now) now = next;
        await house.heartbeat.beat(now);
      }
      now = instant;
    },
    /** It is this late now, and nobody has looked yet who is due. */
    unnoticed(instant: string) {
      now = instant;
    },
  };
}

/** A conversation as its platform sees it. */
export interface Place {
  readonly seen: Parcel[];
  readonly faults: Delivery['kind'][];
  /** Of a room: who is not in it, by the id of their chat. */
  readonly absent: Set<string>;
  /** How many had been seen when somebody last spoke. */
  from: number;
}

/** Everything messages say, as a person reads it. */
export function textOf(messages: readonly Message[]): string {
  return messages
    .filter(({ closes }) => !closes)
    .map(({ paragraphs }) => withoutMoments(paragraphs.join('\n\n')))
    .join('\n\n');
}
