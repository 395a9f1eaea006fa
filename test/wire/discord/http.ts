import { appendFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApiError, unauthorized } from './api-error.ts';
import { readBody, readBytes, type Body } from './body.ts';
import type { Call, Fault } from './calls.ts';
import { tooMany, type Limiter } from './limits.ts';
import { find, type Hit } from './routes/table.ts';
import type { World } from './world.ts';

export type Decide = (call: Call) => Fault | undefined;

/** What the REST side needs from whoever starts it. */
export interface Desk {
  readonly world: World;
  readonly limiter: Limiter;
  readonly decide: () => Decide | undefined;
  readonly arrived: (call: Call) => void;
  readonly answered: (call: Call) => void;
  /** A file that gets a line of JSON for each call. */
  readonly log: string | undefined;
}

const PREFIX = '/api/v10';
const BAD_GATEWAY = '<html><head><title>502 Bad Gateway</title></head><body>cloudflare</body></html>';

/** Answers one request; whatever goes wrong inside is a 500 and a violation, never a dead server. */
export function serve(desk: Desk): (request: IncomingMessage, response: ServerResponse) => void {
  const counts = new Map<string, number>();
  return (request, response) => {
    handle(desk, counts, request, response).catch((error: unknown) => {
      desk.world.violations.push(
        `the fake itself failed at ${request.method} ${request.url}: ${String(error)}`,
      );
      if (!response.headersSent) send(response, 500, { message: '500: Internal Server Error', code: 0 });
    });
  };
}

async function handle(
  desk: Desk,
  counts: Map<string, number>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake');
  if (url.pathname.startsWith('/attachments/')) return download(desk.world, url.pathname, response);
  const bytes = await readBytes(request);
  if (!url.pathname.startsWith(`${PREFIX}/`))
    return send(response, 404, { message: '404: Not Found', code: 0 });
  const body = await readBody(request, bytes);
  const path = decoded(url.pathname.slice(PREFIX.length));
  const hit = find(request.method ?? 'GET', path);
  const call = record(desk, counts, request, url, path, hit, body);
  call.fault = desk.decide()?.(call);
  desk.arrived(call);
  if (withheld(call, request, response)) return finish(desk, call);
  if (typeof call.fault === 'object' && 'holds' in call.fault) await call.fault.holds;
  const verdict = desk.limiter.check(call.method, call.route, keyOf(call, hit));
  for (const [name, value] of Object.entries(verdict.headers)) response.setHeader(name, value);
  const refused =
    typeof call.fault === 'object' && 'retryAfter' in call.fault
      ? { retryAfter: call.fault.retryAfter, global: call.fault.global ?? false }
      : verdict.refused;
  const answer = refused
    ? { status: 429, body: tooMany(response, refused) }
    : answerOf(desk.world, call, hit, body, request);
  if (call.fault === 'lost') request.socket.resetAndDestroy();
  else {
    call.status = answer.status;
    send(response, answer.status, answer.body);
  }
  finish(desk, call);
}

function finish(desk: Desk, call: Call): void {
  call.finished = true;
  desk.answered(call);
}

/** A route's answer, or the refusal it throws. */
function answerOf(
  world: World,
  call: Call,
  hit: Hit,
  body: Body,
  request: IncomingMessage,
): { status: number; body?: object } {
  try {
    if (!/^DiscordBot \(\S+, \S+\)/.test(request.headers['user-agent'] ?? ''))
      world.violations.push(`${call.method} ${call.route}: no User-Agent of a bot`);
    if (!hit.route?.open) authorize(world, call, request.headers.authorization);
    if (!hit.route) {
      const [status, what] = hit.known ? [405, '405: Method Not Allowed'] : [404, '404: Not Found'];
      throw new ApiError(status, 0, what, { mistake: true });
    }
    if (body.error) throw body.error;
    return hit.route.answer({ world, call, params: hit.params });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.mistake)
      world.violations.push(
        `${call.method} ${call.route}: ${error.code} ${error.message} ${JSON.stringify(error.errors ?? {})}`,
      );
    return { status: error.status, body: error.body() };
  }
}

function authorize(world: World, call: Call, header: string | undefined): void {
  if (header === undefined) world.violations.push(`${call.method} ${call.route}: no Authorization`);
  if (!header?.startsWith('Bot ') || !world.tokens.has(header.slice(4))) throw unauthorized();
}

/** Faults that need no answer of ours. */
function withheld(call: Call, request: IncomingMessage, response: ServerResponse): boolean {
  switch (call.fault) {
    case 'reset':
      request.socket.resetAndDestroy();
      return true;
    case 'hang':
      return true;
    case '500':
      call.status = 500;
      send(response, 500, { message: '500: Internal Server Error', code: 0 });
      return true;
    case '502':
      call.status = 502;
      response.writeHead(502, { 'Content-Type': 'text/html' }).end(BAD_GATEWAY);
      return true;
    default:
      return false;
  }
}

function record(
  desk: Desk,
  counts: Map<string, number>,
  request: IncomingMessage,
  url: URL,
  path: string,
  hit: Hit,
  body: Body,
): Call {
  const { calls } = desk.world;
  const user = hit.route?.user?.(desk.world, hit.params, body.json);
  const nth = user === undefined ? 0 : (counts.get(user) ?? 0) + 1;
  if (user !== undefined) counts.set(user, nth);
  const call: Call = {
    n: calls.length + 1,
    method: request.method ?? 'GET',
    path,
    route: hit.route?.template ?? path,
    query: Object.fromEntries(url.searchParams),
    body: body.json,
    multipart: body.multipart,
    files: body.files,
    user,
    nth,
    status: undefined,
    fault: undefined,
    finished: false,
  };
  calls.push(call);
  if (desk.log)
    appendFileSync(
      desk.log,
      `${JSON.stringify({
        platform: 'discord',
        method: call.method,
        path: call.path,
        body: call.body,
        ...(call.multipart ? { multipart: true } : {}),
      })}\n`,
    );
  return call;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Channels, guilds and webhooks have limits of their own. */
function keyOf(call: Call, { params }: Hit): string {
  return `${call.route} ${params['channel'] ?? ''}${params['guild'] ?? ''}${params['token'] ?? ''}`;
}

function send(response: ServerResponse, status: number, body?: object): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(text) })
    .end(text);
}

function download(world: World, path: string, response: ServerResponse): void {
  const file = world.files.get(path.split('/')[3] ?? '');
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response
    .writeHead(200, { 'Content-Type': file.contentType, 'Content-Length': file.body.length })
    .end(file.body);
}
