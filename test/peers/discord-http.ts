import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { isForm, readForm, type Upload } from './form.ts';

/** What a call says, as far as it is looked at here. */
export type Body = Record<string, unknown> & {
  type?: number;
  data?: Record<string, unknown>;
  flags?: number;
};

/** A call as it came in. */
export interface Request {
  readonly method: string;
  /** Without what all have in common. */
  readonly path: string;
  readonly query: string;
  readonly body?: Body;
  readonly files: readonly Upload[];
}

/** What a call is answered with. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Headers;
}

/** Serves Discord's REST interface on a free port; each call is answered with what `answer` makes of it. */
export async function serveRest(answer: (request: Request) => Promise<Answer>) {
  const server: Server = createServer((request, response) => {
    void handle(request, response).catch((error: unknown) => response.destroy(error as Error));
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, search } = new URL(request.url ?? '', 'http://localhost');
    const path = decodeURIComponent(pathname.replace(/^\/api\/v10/, ''));
    const read = await bodyOf(request);
    const { status, body, headers } = await answer({
      method: request.method ?? '',
      path,
      query: search,
      ...read,
    });
    const limits = [...(headers ?? [])].filter(([name]) => name.startsWith('x-ratelimit-'));
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    response.writeHead(status, { ...Object.fromEntries(limits), ...type });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    server,
    host: `127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Pick<Request, 'body' | 'files'>> {
  const { texts, files } = isForm(request)
    ? await readForm(request)
    : { texts: { payload_json: await text(request) }, files: [] };
  const { payload_json: json = '' } = texts;
  return { files, ...(json !== '' && { body: JSON.parse(json) as Body }) };
}
