import { Api, Bot } from 'grammy';
import { onTestFinished } from 'vitest';
import { startFakeTelegram, type FakeTelegram, type FakeTelegramOptions } from './fake-telegram.ts';

/** A clock that stands still until it is moved. */
export interface HandClock {
  now(): string;
  moves(seconds: number): void;
}

export function handClock(start = '2026-03-02T07:00:00.000Z'): HandClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString(),
    moves: (seconds) => {
      now += seconds * 1000;
    },
  };
}

/** A fake server that ends with the test, and a client of its bot. Its calls are wrong on purpose, and not logged. */
export async function rig(
  options: FakeTelegramOptions = {},
): Promise<{ readonly telegram: FakeTelegram; readonly api: Api }> {
  const telegram = await startFakeTelegram({ wireLog: false, ...options });
  onTestFinished(telegram.close);
  return { telegram, api: new Api(telegram.token, { apiRoot: telegram.apiRoot }) };
}

/** A bot at a fake server, polling as `setUp` made it, until the test ends. */
export async function polling(telegram: FakeTelegram, setUp: (bot: Bot) => void): Promise<Bot> {
  const bot = new Bot(telegram.token, { client: { apiRoot: telegram.apiRoot } });
  setUp(bot);
  let running: Promise<void> | undefined;
  await new Promise<void>((resolve, reject) => {
    running = bot.start({ onStart: () => resolve() });
    running.catch(reject);
  });
  onTestFinished(async () => {
    await bot.stop();
    await running;
  });
  return bot;
}

/** What an API call failed with: its code and description. */
export async function refusal(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'error_code' in error && 'description' in error)
      return `${String(error.error_code)} ${String(error.description)}`;
    throw error;
  }
  return 'nothing';
}
