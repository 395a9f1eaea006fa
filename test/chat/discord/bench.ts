import type { Message } from '../../../src/bot/message.ts';
import type { Incoming, Offer, Parcel, PlatformFault, Receive } from '../../../src/chat/adapter.ts';
import { createDiscord } from '../../../src/chat/discord/discord.ts';
import { keptLog } from '../../support/log.ts';
import { startFakeDiscord, type FakeDiscordOptions } from '../../wire/discord/start.ts';
import { handTime } from './time.ts';

/** The platform's own words, as they come from the words' files. */
export const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  en: {
    'chat-not-yours': 'That one is somebody else’s.',
    'chat-outdated': 'That one is closed by now.',
    'chat-failed': 'Something went wrong on my side.',
    'chat-type': 'Type it',
    'chat-type-title': 'Your answer',
    'chat-type-field': 'A few words or a number',
    'chat-pick': 'Pick one',
    'chat-pick-several': 'Pick all that suit you',
  },
  de: {
    'chat-not-yours': 'Das gehört jemand anderem.',
    'chat-outdated': 'Das ist vorbei.',
    'chat-failed': 'Bei mir ging etwas schief.',
    'chat-type': 'Tippen',
    'chat-type-title': 'Deine Antwort',
    'chat-type-field': 'Ein paar Worte oder eine Zahl',
    'chat-pick': 'Wähl eins',
    'chat-pick-several': 'Wähl alles Passende',
  },
};

export const OFFERS: readonly Offer[] = [
  { name: 'today', everywhere: true, text: { en: 'What today is', de: 'Was heute ist' } },
  {
    name: 'done',
    everywhere: true,
    text: { en: 'Reports a run', de: 'Meldet einen Lauf' },
    options: [
      {
        name: 'day',
        text: { en: 'Which day', de: 'Welcher Tag' },
        choices: [
          { id: 'today', label: { en: 'today', de: 'heute' } },
          { id: 'yesterday', label: { en: 'yesterday', de: 'gestern' } },
        ],
      },
    ],
  },
  {
    name: 'pain',
    everywhere: false,
    text: { en: 'Tells of pain', de: 'Meldet Schmerz' },
    options: [{ name: 'words', text: { en: 'In your words', de: 'In deinen Worten' } }],
  },
];

/** A message that asks, as short as can be. */
export const question: Message = {
  paragraphs: ['How far?'],
  urgency: 'answer',
  asks: 'far',
  ref: 'q1',
  buttons: [
    [
      { id: 'yes', label: 'Yes' },
      { id: 'no', label: 'No' },
    ],
  ],
};

/** A message that only tells. */
export function telling(...paragraphs: readonly string[]): Message {
  return { paragraphs, urgency: 'answer' };
}

/** A parcel to somebody. */
export function parcel(id: number, to: string, message: Message, more: Partial<Parcel> = {}): Parcel {
  const address = { platform: 'discord', id: to };
  return { id, to: address, at: '2026-03-02T07:00:00.000Z', message, keep: true, attempts: 1, ...more };
}

/** What a bench is built with. */
export interface BenchOptions {
  readonly fake?: FakeDiscordOptions;
  /** Instead of keeping what came in. */
  readonly receive?: Receive;
  readonly offers?: readonly Offer[];
}

/** A Discord on loopback, and the adapter at work on it with time in the test's hands. */
export async function startBench({ fake, receive, offers = OFFERS }: BenchOptions = {}) {
  const time = handTime();
  const discord = await startFakeDiscord({ clock: time.clock, ...fake });
  const arrived: Incoming[] = [];
  const watchers = new Set<() => void>();
  const faults: string[] = [];
  const ends: PlatformFault[] = [];
  const { log, lines } = keptLog();
  const note: Receive = async (incoming) => {
    arrived.push(incoming);
    for (const watcher of watchers) watcher();
    await receive?.(incoming);
  };
  const make = (apiRoot = discord.apiRoot) =>
    createDiscord(
      {
        token: discord.token,
        apiRoot,
        offers,
        locales: ['en', 'de'],
        words: (locale) => WORDS[locale] ?? {},
        onFault: (kind) => void faults.push(kind),
        log,
      },
      time,
    );
  let adapter = make();
  let next = 0;
  const bench = {
    make,
    time,
    discord,
    arrived,
    faults,
    ends,
    lines,
    get adapter() {
      return adapter;
    },
    start: async () => adapter.start(note, (fault) => void ends.push(fault)),
    /** Takes the adapter away and starts another, which knows nothing. */
    async restarts() {
      await adapter.stop();
      await adapter.close();
      adapter = make();
      await bench.start();
    },
    /** The next arrival that has not been taken. */
    async takes(): Promise<Incoming> {
      for (;;) {
        const incoming = arrived[next];
        if (incoming) {
          next += 1;
          return incoming;
        }
        await new Promise<void>((resolve) => {
          const watcher = () => {
            watchers.delete(watcher);
            resolve();
          };
          watchers.add(watcher);
        });
      }
    },
    /** Ends both, and tells what no correct client would have sent. */
    async closes() {
      await adapter.close();
      await discord.close();
      if (discord.violations.length > 0) throw new Error(discord.violations.join('\n'));
    },
  };
  return bench;
}

/** A bench. */
export type Bench = Awaited<ReturnType<typeof startBench>>;
