import type { Adapter, PlatformParts, Rates } from '../adapter.ts';
import { createClient } from './client.ts';
import { CHAT_EVERY, GROUP_EVERY, PER_SECOND, TELEGRAM } from './limits.ts';
import { createPresses } from './press.ts';
import { createSend } from './send.ts';
import { createTransport } from './transport.ts';
import { createTopics } from './topics.ts';
import { createWhispers } from './whispers.ts';

/** What Telegram is built from. */
export interface TelegramParts extends PlatformParts {
  /** Updates are posted there; absent: they are polled for. */
  readonly webhook?: { readonly url: string };
}

/** Telegram, as delivery and the composition root see it. */
export interface Telegram extends Adapter {
  /** Serves what is posted to the path of the webhook's url. */
  webhook(request: Request): Promise<Response>;
}

/** Builds the adapter; nothing is asked of the platform before `start`. */
export function createTelegram(parts: TelegramParts): Telegram {
  const client = createClient(parts.token, parts.apiRoot, parts.callTimeout);
  const shared = {
    ...parts,
    client,
    presses: createPresses(parts.token),
    whispers: createWhispers(),
    topics: createTopics(),
  };
  const { username, revoked, ...transport } = createTransport(shared);
  return {
    platform: TELEGRAM,
    rates: ratesOf(parts.callsPerSecond),
    ...transport,
    send: createSend({ ...shared, username, revoked }),
  };
}

/** The platform's limits; where it allows more a second over all, it allows as much more to each chat. */
function ratesOf(perSecond = PER_SECOND): Rates {
  const scale = PER_SECOND / perSecond;
  // A group's number is negative.
  return { perSecond, conversation: (id) => scale * (id.startsWith('-') ? GROUP_EVERY : CHAT_EVERY) };
}
