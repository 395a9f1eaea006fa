import type { Call as DiscordCall } from '../wire/discord/calls.ts';
import { startFakeDiscord } from '../wire/discord/start.ts';
import type { Call as TelegramCall } from '../wire/telegram/calls.ts';
import { startFakeTelegram } from '../wire/telegram/fake-telegram.ts';
import { onTestFinished } from 'vitest';
import { gist } from '../support/kill-database.ts';
import { discordPerson } from './on-discord.ts';
import { telegramPerson } from './on-telegram.ts';
import type { Someone } from './stage.ts';

/** A call as it arrives, before anything is done. */
export interface Arriving {
  readonly method: string;
  /** Whom it is about, where it is about somebody. */
  readonly address: string | undefined;
  /** The first letters of what it says, where it puts something new onto a screen. */
  readonly says: string | undefined;
}

/** What becomes of a call; `lost` is done and never answered, all others are not done. */
export type Harm = '429' | '500' | '502' | 'reset' | 'lost';

/** A platform that outlives every process of the program. */
export interface Lasting {
  readonly name: 'telegram' | 'discord';
  readonly environment: Readonly<Record<string, string>>;
  /** Does it tell again what a process that died had not taken? */
  readonly tellsAgain: boolean;
  /**
   * Is a call for something new done twice when its answer never came: to the same process that tries again, and to the
   * next one that knows of none?
   */
  doubles(method: string, sameProcess: boolean): boolean;
  /** Resolves once people can do there what they want to. */
  open(): Promise<unknown>;
  someone(name: string): Someone & { readonly address: string };
  onArrival(decide: (call: Arriving) => Harm | undefined): void;
  violations(): readonly unknown[];
}

export async function lastingTelegram(): Promise<Lasting> {
  const telegram = await startFakeTelegram();
  onTestFinished(() => telegram.close());
  const faults = {
    '429': { is: 'too-many', retryAfter: 1 },
    '500': { is: 'internal' },
    '502': { is: 'bad-gateway' },
    reset: { is: 'reset' },
    lost: { is: 'lost' },
  } as const;
  return {
    name: 'telegram',
    environment: { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot },
    tellsAgain: true,
    // Telegram knows no key for a message: whoever loses the answer cannot know whether it was sent.
    doubles: (method) => method.startsWith('send'),
    open: async () => {},
    someone(name) {
      const person = telegramPerson(telegram, name);
      return { ...person, address: String(person.id) };
    },
    onArrival(decide) {
      telegram.fault((call) => {
        const harm = decide(arrivingAtTelegram(call));
        return harm && faults[harm];
      });
    },
    violations: () => telegram.violations,
  };
}

function arrivingAtTelegram({ method, chat, params }: TelegramCall): Arriving {
  const text = params['text'] ?? params['caption'];
  return {
    method,
    address: chat === undefined ? undefined : String(chat),
    says: method.startsWith('send') && typeof text === 'string' ? gist(text) : undefined,
  };
}

export async function lastingDiscord(): Promise<Lasting> {
  const discord = await startFakeDiscord();
  onTestFinished(() => discord.close());
  const faults = {
    '429': { retryAfter: 0.05 },
    '500': '500',
    '502': '502',
    reset: 'reset',
    lost: 'lost',
  } as const;
  return {
    name: 'discord',
    environment: { DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot },
    tellsAgain: false,
    /*
     * A message in a private chat has a nonce, the same at every attempt. A follow-up has none. That an interaction was
     * answered can be asked, but only by whoever still has its token: it is a key to the chat, and is kept nowhere.
     */
    doubles: (method, sameProcess) =>
      method === 'POST /webhooks/{application}/{token}' ||
      (!sameProcess && method !== 'POST /channels/{channel}/messages'),
    // No client offers a command that nobody has registered.
    open: async () =>
      discord.done(
        ({ method, route, status }) => method === 'PUT' && route.endsWith('/commands') && status === 200,
      ),
    someone(name) {
      const person = discordPerson(discord, name);
      return { ...person, address: person.id };
    },
    onArrival(decide) {
      discord.fault((call) => {
        const harm = decide(arrivingAtDiscord(call));
        return harm && faults[harm];
      });
    },
    violations: () => discord.violations,
  };
}

function arrivingAtDiscord({ method, route, user, body }: DiscordCall): Arriving {
  const text = contentOf(body);
  return {
    method: `${method} ${route}`,
    address: user,
    says: method === 'POST' && text !== '' ? gist(text) : undefined,
  };
}

/** Every text in a body, in order, wherever it stands. */
function contentOf(body: unknown): string {
  if (typeof body !== 'object' || body === null) return '';
  return Object.entries(body)
    .map(([key, value]) => (key === 'content' && typeof value === 'string' ? value : contentOf(value)))
    .join('\n');
}
