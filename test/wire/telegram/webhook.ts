import { Agent, request } from 'node:http';
import type { Update, WebhookInfo } from '@grammyjs/types';
import type { Args } from './api.ts';
import { refuse, violate } from './refusal.ts';
import type { Updates } from './updates.ts';

type Asked = Args<'setWebhook'>;

const FIRST_RETRY = 10;
const LONGEST_RETRY = 1000;

/** Sends updates to an address of the bot, one after another, each until it is taken. */
export interface Webhook {
  set(asked: Asked): void;
  remove(): void;
  /** Looks whether there is something to send. */
  poke(): void;
  readonly info: WebhookInfo;
  readonly url: string;
  /** Whether an update is on its way. */
  readonly busy: boolean;
  close(): void;
}

/** @param moved is called when an update was taken */
export function makeWebhook(updates: Updates, now: () => number, moved: () => void): Webhook {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let asked: Asked | undefined;
  let busy = false;
  let closed = false;
  let retry = FIRST_RETRY;
  let timer: NodeJS.Timeout | undefined;
  let lastError: { readonly at: number; readonly what: string } | undefined;

  const pump = async (): Promise<void> => {
    const update = updates.first();
    if (!asked || closed || busy || timer || !update) return;
    busy = true;
    const problem = await deliver(agent, asked, update);
    busy = false;
    if (closed) return;
    if (problem === undefined) {
      retry = FIRST_RETRY;
      // What was told again or dropped in the meantime stands elsewhere now.
      if (updates.first() === update) updates.confirmFirst();
      moved();
      void pump();
      return;
    }
    lastError = { at: now(), what: problem };
    timer = setTimeout(() => {
      timer = undefined;
      void pump();
    }, retry);
    retry = Math.min(retry * 2, LONGEST_RETRY);
  };

  return {
    set: (wanted) => {
      check(wanted);
      asked = wanted.url === '' ? undefined : wanted;
      if (wanted.drop_pending_updates) updates.drop();
      updates.allow(wanted.allowed_updates);
      if (asked) updates.end(refuse(409, 'Conflict: terminated by setWebhook request'));
      void pump();
    },
    remove: () => {
      asked = undefined;
    },
    poke: () => void pump(),
    get info() {
      return {
        url: asked?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: updates.pending,
        ...(lastError
          ? { last_error_date: Math.floor(lastError.at / 1000), last_error_message: lastError.what }
          : {}),
        ...(asked ? { max_connections: asked.max_connections ?? 40 } : {}),
        ...(updates.allowed
          ? { allowed_updates: updates.allowed as WebhookInfo['allowed_updates'] & {} }
          : {}),
      };
    },
    get url() {
      return asked?.url ?? '';
    },
    get busy() {
      return busy || timer !== undefined;
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      agent.destroy();
    },
  };
}

/** The real server wants HTTPS; on this machine, HTTP is what there is. */
function check({ url, max_connections: connections, secret_token: secret }: Asked): void {
  if (url !== '' && !/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/.test(url))
    throw violate('bad webhook: An HTTPS URL must be provided for webhook');
  if (connections !== undefined && (connections < 1 || connections > 100))
    throw violate('max_connections must be 1 to 100');
  if (secret !== undefined && !/^[\w-]{1,256}$/.test(secret))
    throw violate('secret token contains unallowed characters');
}

/** What went wrong, or nothing. */
async function deliver(agent: Agent, asked: Asked, update: Update): Promise<string | undefined> {
  if (!asked.url.startsWith('http://')) return 'this fake server calls addresses on its own machine only';
  const body = Buffer.from(JSON.stringify(update));
  const headers = {
    'content-type': 'application/json',
    'content-length': body.length,
    ...(asked.secret_token ? { 'x-telegram-bot-api-secret-token': asked.secret_token } : {}),
  };
  return new Promise((resolve) => {
    const call = request(asked.url, { method: 'POST', agent, headers }, (answer) => {
      const status = answer.statusCode ?? 0;
      answer.on('error', (error) => resolve(error.message));
      answer.on('end', () =>
        resolve(status >= 200 && status < 300 ? undefined : `Wrong response from the webhook: ${status}`),
      );
      answer.resume();
    });
    call.on('error', (error) => resolve(error.message));
    call.end(body);
  });
}
