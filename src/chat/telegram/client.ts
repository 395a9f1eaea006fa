import { Api, type RawApi, type Transformer } from 'grammy';
import { createFetchJson } from './http.ts';
import { CALL_TIMEOUT } from './limits.ts';

/** The platform's methods. */
export interface Client {
  readonly api: RawApi;
  /** Ends every call that says nothing to anybody: nothing new is wanted. */
  release(): void;
  /** Ends every call, now and later. */
  close(): void;
  readonly closed: boolean;
}

/** What the library calls a signal: an older make, of which it uses only what every signal has. */
type Signal = NonNullable<Parameters<Transformer>[3]>;

/** Methods that only listen or look, or get ready to. */
const LISTENING = new Set<string>([
  'getMe',
  'getUpdates',
  'getWebhookInfo',
  'setWebhook',
  'deleteWebhook',
  'getMyCommands',
  'setMyCommands',
  'getChat',
  'getChatMember',
  'getChatAdministrators',
] satisfies (keyof RawApi)[]);

/**
 * The library's client: one attempt a call, no waiting of its own, and an end to every call. `onDate` is told the
 * platform's own time with each answer.
 */
export function createClient(
  token: string,
  apiRoot?: string,
  callTimeout = CALL_TIMEOUT,
  onDate?: (date: string) => void,
): Client {
  const open = new Map<AbortController, string>();
  let closed = false;

  const timed: Transformer = async (call, method, payload) => {
    const abort = new AbortController();
    if (closed) abort.abort();
    const timer = setTimeout(() => abort.abort(), callTimeout + heldFor(payload));
    open.set(abort, method);
    const signal: unknown = abort.signal;
    try {
      return await call(method, payload, signal as Signal);
    } finally {
      clearTimeout(timer);
      open.delete(abort);
    }
  };
  const end = (which: (method: string) => boolean): void => {
    for (const [abort, method] of open) if (which(method)) abort.abort();
  };

  const http = createFetchJson(onDate);
  const api = new Api(token, { fetch: http.fetchJson, ...(apiRoot === undefined ? {} : { apiRoot }) });
  api.config.use(timed);
  return {
    api: api.raw,
    release: () => end((method) => LISTENING.has(method)),
    close() {
      closed = true;
      end(() => true);
      http.close();
    },
    get closed() {
      return closed;
    },
  };
}

/** How long the platform is asked to hold a call, in milliseconds: that of a poll. */
function heldFor(payload: object): number {
  return 'timeout' in payload && typeof payload.timeout === 'number' ? payload.timeout * 1000 : 0;
}
