import { DefaultUserAgent, type RESTOptions } from 'discord.js';
import { Agent, Headers, type Dispatcher } from 'undici';
import { Refused, refusalOf } from './faults.ts';
import type { Schedule } from './schedule.ts';

/** How Discord is reached. */
export interface Wire {
  /** How the library is to make its calls. */
  readonly makeRequest: RESTOptions['makeRequest'];
  /** The same, given up when there is no whole answer in time. */
  readonly makeTimedRequest: RESTOptions['makeRequest'];
  /**
   * Posts `body` as JSON to a path below `api` without the library: for what has no bucket, no token of ours, and
   * somebody who waits. Resolves with what came back as JSON, if anything did. Throws `Refused`, what the
   * network says, or a `SyntaxError` where what came back is no JSON; it is given up in time, too.
   */
  post(path: string, body: object): Promise<unknown>;
  /** Gives up what is still on its way, and every connection. */
  end(): void;
}

/** What ends a call: an `AbortSignal`. */
interface Limit {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', to: () => void): void;
}

/** What came back, whole. */
interface Answer {
  readonly status: number;
  readonly statusText: string;
  /** Names and values by turns. */
  readonly headers: readonly Buffer[];
  readonly body: Buffer;
}

/** Begins to count, and tells how to stop that. */
type Timer = (giveUp: (reason: Error) => void) => () => void;

/** What `createWire` is built from. */
export interface WireParts {
  readonly schedule: Schedule;
  /** Milliseconds. */
  readonly callTimeout: number;
  /** Where Discord's calls begin: `https://discord.com/api/v10`. */
  readonly api: string;
}

const HEADERS = { 'content-type': 'application/json', 'user-agent': DefaultUserAgent };

const untimed: Timer = () => () => {};

/**
 * What the library's calls are made with, over connections of their own. Its own way leaves off waiting when the first
 * byte is there; here an answer is whole, or the call's limit ends it. And an answer waits for what is being sent at that
 * moment: somebody waits for that, and for the answer nobody.
 */
export function createWire({ schedule, callTimeout, api }: WireParts): Wire {
  const agent = new Agent();
  const base = new URL(api);
  const timed: Timer = (giveUp) =>
    schedule(callTimeout, () => giveUp(new DOMException('no whole answer in time', 'AbortError')));

  const requester =
    (timer: Timer): RESTOptions['makeRequest'] =>
    async (url, { method = 'GET', headers, body, signal }) => {
      const { origin, pathname, search } = new URL(url);
      // The library hands over plain headers, and a body that is a text or a form.
      const call = {
        origin,
        path: `${pathname}${search}`,
        method,
        headers,
        body,
      } as Dispatcher.DispatchOptions;
      return responseOf(await answerTo(agent, call, timer, signal));
    };

  return {
    makeRequest: requester(untimed),
    makeTimedRequest: requester(timed),
    async post(path, body) {
      const json = JSON.stringify(body);
      const to = { origin: base.origin, path: base.pathname + path };
      const call = { method: 'POST', headers: HEADERS, body: json, ...to } as const;
      const answer = await answerTo(agent, call, timed, undefined);
      if (answer.status >= 300) throw new Refused(await refusalOf(responseOf(answer)));
      return answer.body.length > 0 ? (JSON.parse(answer.body.toString()) as unknown) : undefined;
    },
    end: () => void agent.destroy().catch(() => {}),
  };
}

function answerTo(
  agent: Agent,
  call: Dispatcher.DispatchOptions,
  timer: Timer,
  limit: Limit | null | undefined,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    let head: Omit<Answer, 'body'> = { status: 0, statusText: '', headers: [] };
    const chunks: Buffer[] = [];
    let cut: (reason: Error) => void = reject;
    let given: Error | undefined;
    const giveUp = (reason: unknown) => {
      given = reason instanceof Error ? reason : new Error('given up');
      cut(given);
    };
    if (limit?.aborted) return giveUp(limit.reason);
    limit?.addEventListener('abort', () => giveUp(limit.reason));
    const stop = timer(giveUp);
    agent.dispatch(call, {
      onConnect(abort) {
        // What was given up before it had a connection is not sent on one.
        if (given) abort(given);
        else cut = abort;
      },
      onHeaders(status, headers, _resume, statusText) {
        head = { status, statusText, headers };
        return true;
      },
      onData: (chunk) => chunks.push(chunk) > 0,
      onComplete() {
        stop();
        setImmediate(() => resolve({ body: Buffer.concat(chunks), ...head }));
      },
      onError(error) {
        stop();
        reject(error);
      },
    });
  });
}

function responseOf({ status, statusText, headers: raw, body }: Answer) {
  const headers = new Headers();
  for (let at = 0; at < raw.length; at += 2) headers.append(String(raw[at]), String(raw[at + 1]));
  const text = () => Promise.resolve(body.toString());
  return {
    status,
    statusText,
    headers,
    ok: status >= 200 && status < 300,
    body: null,
    bodyUsed: true,
    text,
    json: async () => JSON.parse(await text()) as unknown,
    arrayBuffer: () => Promise.resolve(new Uint8Array(body).buffer),
  };
}
