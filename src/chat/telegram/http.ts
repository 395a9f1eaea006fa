/** What the library hands to its `fetch`. */
interface Init {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | AsyncIterable<Uint8Array>;
  readonly signal?: Pick<AbortSignal, 'aborted'> & { addEventListener(type: 'abort', to: () => void): void };
}

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
 * stream when a connection ends.
 */
export async function fetchJson(url: string | URL, init: Init): Promise<{ json(): Promise<unknown> }> {
  const { signal } = init;
  // The library's signals are of an older make than those that are taken here.
  const abort = new AbortController();
  if (signal?.aborted) abort.abort();
  signal?.addEventListener('abort', () => abort.abort());

  const answer = await fetch(url, {
    method: init.method ?? 'POST',
    headers: init.headers ?? {},
    redirect: 'manual',
    signal: abort.signal,
    ...(init.body === undefined ? {} : { body: await whole(init.body) }),
  });
  const text = await answer.text();
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('ok' in value)) throw new StatusFault(answer.status);
    return { json: () => Promise.resolve(value) };
  } catch {
    throw new StatusFault(answer.status);
  }
}

async function whole(body: string | AsyncIterable<Uint8Array>): Promise<string | Uint8Array<ArrayBuffer>> {
  if (typeof body === 'string') return body;
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}
