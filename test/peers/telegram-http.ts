import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { isForm, readForm, type Upload } from './form.ts';

/** A call as it came in. */
export interface Call {
  readonly method: string;
  readonly params: Record<string, unknown>;
  readonly files: readonly Upload[];
  /** Ends when whoever asked is gone. */
  readonly signal: AbortSignal;
}

/** An answer, as the Bot API words it. */
export type Answer =
  | { readonly ok: true; readonly result: unknown }
  | {
      readonly ok: false;
      readonly error_code: number;
      readonly description: string;
      readonly parameters?: unknown;
    };

/** Serves the Bot API over HTTP on a free port; each call is answered with what `answer` makes of it. */
export async function serveBotApi(token: string, answer: (call: Call) => Promise<Answer>) {
  const server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, asked, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
    const gone = new AbortController();
    response.on('close', () => gone.abort());
    const read = await bodyOf(request);
    const said: Answer =
      asked === token
        ? await answer({ method, ...read, signal: gone.signal })
        : { ok: false, error_code: 401, description: 'Unauthorized' };
    response.writeHead(said.ok ? 200 : said.error_code, { 'content-type': 'application/json' });
    response.end(JSON.stringify(said));
  }

  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Pick<Call, 'params' | 'files'>> {
  if (isForm(request)) {
    const { texts, files } = await readForm(request);
    // In a form all that is no file is text, also what stands for an object.
    const { reply_markup: markup } = texts;
    return { params: { ...texts, ...(markup && { reply_markup: JSON.parse(markup) as unknown }) }, files };
  }
  const isJson = request.headers['content-type']?.startsWith('application/json');
  return { params: isJson ? ((await json(request)) as Record<string, unknown>) : {}, files: [] };
}
