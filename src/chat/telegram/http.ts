import { Agent as PlainAgent, request as plainRequest, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as secureRequest } from 'node:https';

/** What the library hands to its `fetch`. */
interface Init {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | AsyncIterable<Uint8Array>;
  readonly signal?: Pick<AbortSignal, 'aborted'> & { addEventListener(type: 'abort', to: () => void): void };
}

/** What the library asks for with it. */
export type FetchJson = (url: string | URL, init: Init) => Promise<{ json(): Promise<unknown> }>;

/** Something answered, but not the platform: it speaks JSON, and this was none. */
export class StatusFault extends Error {
  override readonly name = 'StatusFault';
  /** Of HTTP. */
  readonly status: number;

  constructor(status: number) {
    super(`no JSON, status ${status}`);
    this.status = status;
  }
}

/**
 * The `fetch` that the library is given instead of its own: that one forgets the status of an answer that is no JSON,
 * and it decides whether a message may be sent again. Bodies are small and sent whole, so that nothing is left of a
 * stream when a connection ends. Node's own `fetch` would do, at three times the cost of a call. `close` lets go of
 * the connections that are kept for the next call. `onDate` is told the other side's time, as its answers say it.
 */
export function createFetchJson(onDate?: (date: string) => void): {
  readonly fetchJson: FetchJson;
  close(): void;
} {
  const plain = new PlainAgent({ keepAlive: true });
  const secure = new SecureAgent({ keepAlive: true });

  const fetchJson: FetchJson = async (url, { method = 'POST', headers = {}, body, signal }) => {
    const bytes = body === undefined ? undefined : await whole(body);
    const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
      const isPlain = String(url).startsWith('http:');
      const length = bytes === undefined ? {} : { 'content-length': String(bytes.length) };
      const options = { method, headers: { ...length, ...headers }, agent: isPlain ? plain : secure };
      const request = isPlain ? plainRequest(url, options) : secureRequest(url, options);
      request.once('error', reject);
      request.once('response', (response) => {
        if (response.headers.date !== undefined) onDate?.(response.headers.date);
        read(response).then(resolve, reject);
      });
      const abort = () => void request.destroy(new Error('aborted'));
      if (signal?.aborted) abort();
      signal?.addEventListener('abort', abort);
      request.end(bytes);
    });
    const value = parsed(text);
    if (typeof value !== 'object' || value === null || !('ok' in value)) throw new StatusFault(status);
    return { json: () => Promise.resolve(value) };
  };
  return {
    fetchJson,
    close() {
      plain.destroy();
      secure.destroy();
    },
  };
}

/** By its events: reading it as a stream of promises costs a tenth of a call. */
function read(response: IncomingMessage): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => void chunks.push(chunk));
    response.once('error', reject);
    response.once('close', () => response.complete || reject(new Error('cut off')));
    response.once('end', () =>
      resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
    );
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function whole(body: string | AsyncIterable<Uint8Array>): Promise<Buffer> {
  if (typeof body === 'string') return Buffer.from(body);
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return Buffer.concat(chunks);
}
