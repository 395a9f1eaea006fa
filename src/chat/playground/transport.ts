import { getRequestListener } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { readJson } from './body.ts';
import type { Chats } from './chats.ts';
import {
  chatQuery,
  clockBody,
  decode,
  leaveBody,
  messagesQuery,
  peopleBody,
  pressBody,
  roomsBody,
  sayBody,
  wordsQuery,
} from './decode.ts';
import { RequestFault, ToldFault } from './faults.ts';
import { guard } from './guard.ts';
import { readPage } from './page.ts';
import { createTurns } from './turns.ts';

const HEADERS = {
  'content-security-policy':
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
} as const;

/** What the server is built from. */
export interface TransportParts {
  readonly chats: Chats;
  /** The words of the page itself by key, in one of `locales`. */
  readonly words: (locale: string) => Readonly<Record<string, string>>;
  readonly locales: readonly string[];
  /** What we listen on, for telling our own name from a foreign one. */
  readonly host: string;
  readonly port: () => number;
  readonly pageFolder: string;
  /** More that the server answers. */
  readonly routes: Hono;
  readonly log: Logger;
}

/** The playground's HTTP server; it does not listen yet. Requests that touch chats or clock are served one at a time. */
export function createTransport({
  chats,
  words,
  locales,
  host,
  port,
  pageFolder,
  routes,
  log,
}: TransportParts): Server {
  const app = new Hono();
  const inTurn = createTurns();

  app.use(async (c, next) => {
    for (const [name, value] of Object.entries(HEADERS)) c.header(name, value);
    c.header('cache-control', /^\/(api|files)\//.test(c.req.path) ? 'no-store' : 'no-cache');
    guard(c.req.raw.headers, host, port());
    await next();
  });

  const post = <T extends z.ZodType>(
    path: string,
    schema: T,
    serve: (body: z.output<T>) => Promise<object>,
  ) =>
    app.post(path, async (c) => {
      const body = decode(schema, await readJson(c.req.raw));
      return c.json(await inTurn(() => serve(body)));
    });
  post('/api/say', sayBody, chats.say);
  post('/api/press', pressBody, chats.press);
  post('/api/clock', clockBody, chats.clock);
  post('/api/people', peopleBody(locales), chats.people);
  post('/api/rooms', roomsBody, chats.rooms);
  post('/api/rooms/leave', leaveBody, chats.leave);

  const get = <T extends z.ZodType>(path: string, schema: T, serve: (query: z.output<T>) => object) =>
    app.get(path, async (c) => {
      const query = decode(schema, c.req.query());
      return c.json(await inTurn(() => serve(query)));
    });
  get('/api/messages', messagesQuery, chats.messages);
  get('/api/chat', chatQuery, chats.chat);
  app.get('/api/state', async (c) => c.json(await inTurn(chats.state)));
  app.get('/api/words', (c) => c.json(words(decode(wordsQuery(locales), c.req.query()).locale)));

  app.get('/files/:entry{[0-9]{1,15}}/:name', (c) => {
    const file = chats.file(Number(c.req.param('entry')), c.req.param('name'));
    if (!file) return c.notFound();
    c.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`);
    return c.body(file.body, 200, { 'content-type': file.mime });
  });

  app.route('/', routes);

  const page = async (c: Context, path: string) => {
    const file = await readPage(pageFolder, path);
    return file ? c.body(file.body, 200, { 'content-type': file.type }) : c.notFound();
  };
  app.get('/', (c) => page(c, 'index.html'));
  app.get('/page/*', (c) => page(c, c.req.path.slice('/page/'.length)));

  app.notFound((c) => c.json({ error: `there is no ${c.req.method} ${c.req.path} here` }, 404));
  app.onError((error, c) => {
    if (error instanceof RequestFault)
      return c.json({ error: error.message, problems: error.problems }, error.status);
    if (!(error instanceof ToldFault)) log.error({ err: error }, 'a request failed');
    return c.json({ error: 'the server failed at this; its log says where' }, 500);
  });

  return createServer(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
}
