import type { Update } from 'grammy/types';
import { setTimeout } from 'node:timers/promises';
import { PlatformFault, type Adapter, type PlatformParts, type Receive } from '../adapter.ts';
import type { Client } from './client.ts';
import { register, listings } from './commands.ts';
import type { Us } from './decoded.ts';
import { codeOf, troubleOf } from './faults.ts';
import { createHealth } from './health.ts';
import { removeHook, serveHook, setHook } from './hook.ts';
import { createIntake, type Intake } from './intake.ts';
import { linkTo } from './link.ts';
import { STOP_TIMEOUT } from './limits.ts';
import { poll } from './poll.ts';
import type { Presses } from './press.ts';
import type { Topics } from './topics.ts';
import type { Whispers } from './whispers.ts';

const REVOKED =
  'Telegram does not know this token: ask @BotFather for the present one (/token), set TELEGRAM_TOKEN to it and start again';

/** What the transport is built from. */
export interface TransportParts extends PlatformParts {
  readonly webhook?: { readonly url: string };
  readonly client: Client;
  readonly presses: Presses;
  readonly whispers: Whispers;
  readonly topics: Topics;
}

/** Everything of the adapter but sending. */
export interface Transport extends Omit<Adapter, 'platform' | 'send'> {
  webhook(request: Request): Promise<Response>;
  /** Our own name, once it is known. */
  username(): string | undefined;
  /** The platform does not know this token. */
  revoked(): void;
}

/** Takes what comes in, by polling or by a webhook, from its start to its stop. */
export function createTransport(parts: TransportParts): Transport {
  const { client, log, onFault, token, webhook } = parts;
  const stopping = new AbortController();
  const health = createHealth(parts);
  let us: Us | undefined;
  let intake: Intake | undefined;
  let running: Promise<void> = Promise.resolve();
  let isRevoked = false;
  let fail = (_fault: PlatformFault): void => {};

  function revoked(): void {
    if (isRevoked) return;
    isRevoked = true;
    health.lost();
    stopping.abort();
    client.release();
    fail(new PlatformFault(REVOKED));
  }

  async function pause(ms: number): Promise<void> {
    await setTimeout(ms, undefined, { signal: stopping.signal }).catch(() => {});
  }

  /** Tries until it works; nothing when it was stopped before. */
  async function patiently<T>(work: () => Promise<T>): Promise<T | undefined> {
    while (!stopping.signal.aborted) {
      try {
        return await work();
      } catch (error) {
        if (stopping.signal.aborted) break;
        const trouble = troubleOf(error);
        if (trouble.kind === 'revoked') revoked();
        else await pause(health.failed(error, trouble.kind === 'retry' ? trouble.retryAfterMs : undefined));
      }
    }
    return undefined;
  }

  async function listen(receive: Receive, listening: () => void): Promise<void> {
    const me = await patiently(() => client.api.getMe());
    if (!me) return;
    us = { id: me.id, username: me.username };
    const taking = createIntake({ ...parts, us, receive });
    intake = taking;
    await patiently(async () => {
      await (webhook ? setHook(client, webhook.url, token) : removeHook(client));
      if (webhook) health.works(true);
    });
    if (!webhook)
      return poll({
        client,
        intake: taking,
        health,
        stopping: stopping.signal,
        pause,
        listening,
        revoked,
      });
    if (!stopping.signal.aborted) listening();
  }

  /** Never meant to happen: a mistake of ours. */
  function broken(error: unknown): void {
    log.error({ err: error }, 'listening broke off');
    health.lost();
    fail(new PlatformFault('Telegram cannot be listened to any more; the log says where it broke off'));
  }

  async function offer(): Promise<void> {
    try {
      await register(client, listings(parts.offers, parts.locales));
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (troubleOf(error).kind === 'revoked') return revoked();
      onFault('commands');
      log.warn(
        { kind: 'commands', code: codeOf(error) },
        'the list of commands could not be given to the platform; the next start tries again',
      );
    }
  }

  return {
    start: (receive, failed) =>
      new Promise((resolve, reject) => {
        fail = reject;
        if (isRevoked) reject(new PlatformFault(REVOKED));
        let isListening = false;
        const listening = (): void => {
          if (isListening) return;
          isListening = true;
          fail = failed;
          resolve();
          void offer();
        };
        // Stopped before it listened, a start has nothing more to wait for.
        running = listen(receive, listening).then(resolve, broken);
      }),
    async stop() {
      stopping.abort();
      client.release();
      const work = Promise.allSettled([running, intake?.idle()]);
      const end = new AbortController();
      await Promise.race([work, setTimeout(STOP_TIMEOUT, undefined, { signal: end.signal })]);
      end.abort();
    },
    close() {
      stopping.abort();
      client.close();
      return Promise.resolve();
    },
    state: health.state,
    address: () => (us ? linkTo(us.username) : ''),
    username: () => us?.username,
    revoked,
    webhook: async (request) => {
      const isOpen = webhook && !stopping.signal.aborted && health.state() === 'up' ? intake : undefined;
      return serveHook(request, token, isOpen && ((update: Update) => isOpen.take(update)));
    },
  };
}
