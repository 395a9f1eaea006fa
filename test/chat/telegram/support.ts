import { onTestFinished } from 'vitest';
import type { Message } from '../../../src/bot/message.ts';
import type { Delivery, Incoming, Offer, Parcel, PlatformFault, Receive } from '../../../src/chat/adapter.ts';
import { createTelegram, type TelegramParts } from '../../../src/chat/telegram/telegram.ts';
import { keptLog } from '../../support/log.ts';
import {
  startFakeTelegram,
  type FakeTelegram,
  type FakeTelegramOptions,
} from '../../wire/telegram/fake-telegram.ts';
import type { Fault } from '../../wire/telegram/faults.ts';

export const WORDS: Readonly<Record<string, string>> = {
  'chat-not-yours': 'That one is somebody else’s.',
  'chat-outdated': 'That one is closed.',
  'chat-private': 'This one is for the two of us.',
  'chat-private-go': 'Open our chat',
  'chat-private-type': 'Type it in our chat',
  'chat-nameless': 'Speak as yourself.',
  'chat-not-member': 'You are not in that group.',
  'chat-not-told': 'Make me an administrator there.',
  'chat-share': 'Send it',
  'chat-failed': 'Something went wrong.',
};

export const OFFERS: readonly Offer[] = [
  { name: 'start', everywhere: true, text: { en: 'begins', de: 'fängt an' } },
  { name: 'today', everywhere: true, text: { en: 'what today is', de: 'was heute ist' } },
  { name: 'export', everywhere: false, text: { en: 'everything held', de: 'alles' } },
];

/** The same with such as are about rooms, and one that is opened by an address. */
export const ROOM_OFFERS: readonly Offer[] = [
  ...OFFERS,
  { name: 'club', everywhere: true, rooms: true, text: { en: 'a club', de: 'ein Verein' } },
  { name: 'buddy', everywhere: true, text: { en: 'a buddy', de: 'ein Gefährte' } },
];

/** A message with nothing but these paragraphs, and what is given beside. */
export function message(paragraphs: string | readonly string[], more: Partial<Message> = {}): Message {
  return {
    paragraphs: typeof paragraphs === 'string' ? [paragraphs] : paragraphs,
    urgency: 'answer',
    ...more,
  };
}

/** A question with one button. */
export const ASKING = {
  ref: 'q1',
  buttons: [[{ id: 'mon', label: 'Mon' }]],
} as const satisfies Partial<Message>;

let parcels = 0;

/** A parcel to somebody, tried for the first time. */
export function parcel(to: number, said: Message, more: Partial<Parcel> = {}): Parcel {
  parcels += 1;
  return {
    id: parcels,
    to: { platform: 'telegram', id: String(to) },
    at: '2026-03-02T07:00:00.000Z',
    message: said,
    keep: true,
    attempts: 1,
    ...more,
  };
}

/** A parcel to a room, tried for the first time. */
export function roomParcel(room: string, said: Message, more: Partial<Parcel> = {}): Parcel {
  return parcel(0, said, { to: { platform: 'telegram', id: room }, ...more });
}

/** A fake server that ends with the test. */
export async function fakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const fake = await startFakeTelegram({ wireLog: false, ...options });
  onTestFinished(fake.close);
  return fake;
}

/** The adapter on a fake server, what it told, and how to wait for it. Ends with the test. */
export function telegramOn(fake: Pick<FakeTelegram, 'apiRoot' | 'token'>, more: Partial<TelegramParts> = {}) {
  const { log, lines } = keptLog();
  const came: Incoming[] = [];
  const faults: string[] = [];
  const failures: PlatformFault[] = [];
  const waiters = new Set<() => void>();
  const told = (): void => {
    for (const waiter of waiters) waiter();
  };
  const adapter = createTelegram({
    token: fake.token,
    apiRoot: fake.apiRoot,
    offers: OFFERS,
    locales: ['en', 'de'],
    words: () => WORDS,
    onFault: (kind) => {
      faults.push(kind);
      told();
    },
    log,
    ...more,
  });
  const state = { receive: (async () => {}) as Receive };
  const receive: Receive = async (incoming) => {
    came.push(incoming);
    told();
    await state.receive(incoming);
  };
  const failed = (fault: PlatformFault): void => {
    failures.push(fault);
    told();
  };
  onTestFinished(async () => {
    await adapter.stop();
    await adapter.close();
  });
  return {
    adapter,
    came,
    faults,
    failures,
    lines,
    /** What becomes of what comes in. */
    receives: (by: Receive) => void (state.receive = by),
    start: () => adapter.start(receive, failed),
    /** Waits until something is true; looks whenever something comes in or goes wrong. */
    until: (isTrue: () => boolean) =>
      new Promise<void>((resolve) => {
        const look = (): void => {
          if (!isTrue()) return;
          waiters.delete(look);
          resolve();
        };
        waiters.add(look);
        look();
      }),
  };
}

/** The adapter on a fake server, and somebody who once wrote to it. */
export async function withAna() {
  const fake = await fakeTelegram();
  const bot = telegramOn(fake);
  const ana = fake.person({ first_name: 'Ana' });
  ana.says('/start');
  return { fake, bot, ana, send: bot.adapter.send };
}

/** Lets the how-manieth call of a method go wrong. */
export function faultAt(fake: FakeTelegram, method: string, nth: number, fault: Fault): () => void {
  let seen = 0;
  return fake.fault((call) => {
    if (call.method !== method) return undefined;
    seen += 1;
    return seen === nth ? fault : undefined;
  });
}

/** What a delivery told about where the message stands. */
export function shownOf(delivery: Delivery): string {
  return delivery.kind === 'sent' ? (delivery.shown ?? '') : '';
}
