import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody, type Body } from './body.ts';
import type { Fault } from './faults.ts';
import { tooMany } from './limits.ts';
import { Refusal, refuse } from './refusal.ts';

/** What the server asks to be done with a request. */
export interface Ask {
  readonly method: string;
  readonly body: Body;
  /** Tells what the request ends with; the first word counts. */
  readonly answer: (answer: Answer) => void;
  /** Calls back when whoever asked is gone before there was an answer. */
  readonly onGone: (gone: () => void) => void;
}

export type Answer =
  | { readonly is: 'ok'; readonly result: unknown }
  | { readonly is: 'refused'; readonly refusal: Refusal }
  | { readonly is: 'fault'; readonly fault: Fault };

const BAD_GATEWAY =
  '<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n';

/**
 * The HTTP side: addresses, bodies and answers. It does not listen yet.
 *
 * @param isToken whether a token is the bot's
 */
export function makeServer(isToken: (token: string) => boolean, ask: (ask: Ask) => void): Server {
  const server = createServer((message, response) => {
    handle(message, response).catch((error: unknown) => {
      // Whoever sent it went away in the middle of it.
      if (message.destroyed && !message.complete) return;
      send(response, answerOf(error));
    });
  });
  // A client that keeps its connection must never find it closed just when it sends.
  server.keepAliveTimeout = 10 * 60 * 1000;
  server.requestTimeout = 0;
  return server;

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(message.url ?? '/', 'http://localhost');
    const [, token = '', method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(address.pathname) ?? [];
    const body = await readBody(message, address.searchParams);
    if (token === '' || !['GET', 'POST'].includes(message.method ?? '')) throw refuse(404, 'Not Found');
    if (!isToken(decodeURIComponent(token))) throw refuse(401, 'Unauthorized');
    const gone = new Set<() => void>();
    response.on('close', () => {
      if (!response.writableFinished) for (const tell of gone) tell();
    });
    ask({
      method,
      body,
      answer: (answer) => send(response, answer),
      onGone: (tell) => gone.add(tell),
    });
  }
}

/** What an error is answered with: a refusal as it is, anything else as the fake server's own mistake. */
export function answerOf(error: unknown): Answer {
  if (error instanceof Refusal) return { is: 'refused', refusal: error };
  throw error;
}

function send(response: ServerResponse, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  if (answer.is === 'ok') json(response, 200, { ok: true, result: answer.result });
  else if (answer.is === 'refused') refused(response, answer.refusal);
  else fault(response, answer.fault);
}

function refused(response: ServerResponse, { code, message, parameters }: Refusal): void {
  const wait = parameters?.retry_after;
  if (wait !== undefined) response.setHeader('retry-after', wait);
  json(response, code, {
    ok: false,
    error_code: code,
    description: message,
    ...(parameters ? { parameters } : {}),
  });
}

function fault(response: ServerResponse, what: Fault): void {
  switch (what.is) {
    case 'too-many':
      refused(response, tooMany(what.retryAfter));
      return;
    case 'internal':
      refused(response, refuse(500, 'Internal Server Error'));
      return;
    case 'bad-gateway':
      response.writeHead(502, { 'content-type': 'text/html' }).end(BAD_GATEWAY);
      return;
    case 'reset':
    case 'lost':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      return;
  }
}

function json(response: ServerResponse, status: number, value: unknown): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}
