import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { expired, faultOf } from '../../../src/chat/discord/faults.ts';
import { createWire, type Wire } from '../../../src/chat/discord/request.ts';
import { systemSchedule } from '../../../src/chat/discord/schedule.ts';

let heard: string[];
let bodies: string[];
let agents: (string | undefined)[];
let answer: (path: string, response: ServerResponse) => void;
let wire: Wire;
let origin: string;
const server = createServer((request, response) => {
  heard.push(request.url ?? '');
  agents.push(request.headers['user-agent']);
  let body = '';
  request.setEncoding('utf8').on('data', (piece: string) => (body += piece));
  request.once('end', () => {
    bodies.push(body);
    answer(request.url ?? '', response);
  });
});

beforeEach(async () => {
  [heard, bodies, agents] = [[], [], []];
  answer = (path, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'x-twice': 'a' }).end(`{"path":"${path}"}`);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  wire = createWire({ schedule: systemSchedule, callTimeout: 60_000, api: `${origin}/api/v10` });
});

afterEach(async () => {
  wire.end();
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
});

const post = (path: string, signal?: AbortSignal) =>
  wire.makeRequest(`${origin}${path}`, { method: 'POST', body: '{}', ...(signal && { signal }) });

test('tells what came back, whole', async () => {
  const response = await post('/a?b=c');
  expect([response.status, response.ok, response.statusText]).toEqual([200, true, 'OK']);
  expect(response.headers.get('X-Twice')).toBe('a');
  expect(await response.json()).toEqual({ path: '/a?b=c' });
});

test('an answer that says no is an answer too', async () => {
  answer = (_, response) => response.writeHead(429, { 'retry-after': '3' }).end();
  const response = await post('/a');
  expect([response.status, response.ok, await response.text()]).toEqual([429, false, '']);
  expect(response.headers.get('retry-after')).toBe('3');
});

test('nobody there is said by its code', async () => {
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await expect(post('/a')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

test('what was given up before it had a connection is never sent', async () => {
  const limit = new AbortController();
  const given = post('/given-up', limit.signal);
  limit.abort();
  await expect(given).rejects.toBe(limit.signal.reason);
  await expect(post('/too-late', limit.signal)).rejects.toBe(limit.signal.reason);
  await post('/next');
  expect(heard).toEqual(['/next']);
});

test('the limit holds until the last byte', async () => {
  const limit = new AbortController();
  answer = (_, response) => {
    response.writeHead(200).write('half');
    limit.abort();
  };
  await expect(post('/a', limit.signal)).rejects.toMatchObject({ name: 'AbortError' });
});

test('an answer that is cut off is none', async () => {
  answer = (_, response) => {
    response.writeHead(200, { 'content-length': '10' }).write('half', () => response.destroy());
  };
  await expect(post('/a')).rejects.toThrow('other side closed');
});

test('at the end what is on its way is given up', async () => {
  answer = () => wire.end();
  await expect(post('/a')).rejects.toMatchObject({ code: 'UND_ERR_DESTROYED' });
});

test('in time there is a whole answer, or none', async () => {
  let fire = (): void => {};
  const schedule = (ms: number, then: () => void) => {
    expect(ms).toBe(15_000);
    fire = then;
    return () => {};
  };
  const other = createWire({ schedule, callTimeout: 15_000, api: `${origin}/api/v10` });
  answer = () => fire();
  const given = other.makeTimedRequest(`${origin}/a`, { method: 'POST', body: '{}' });
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
  await expect(other.post('/a', {})).rejects.toMatchObject({ name: 'AbortError' });
  other.end();
});

describe('without the library', () => {
  const says = (status: number, body?: string, headers: Readonly<Record<string, string>> = {}) => {
    answer = (_, response) => response.writeHead(status, headers).end(body);
  };
  const fault = async () => faultOf(await wire.post('/a', {}).catch((error: unknown) => error));

  test('JSON is posted and comes back', async () => {
    expect(await wire.post('/a?b=c', { text: 'Grüezi' })).toEqual({ path: '/api/v10/a?b=c' });
    expect(bodies).toEqual(['{"text":"Grüezi"}']);
    expect(agents).toEqual([expect.stringMatching(/^DiscordBot \(https:\/\/discord\.js\.org, /)]);
  });

  test('nothing may come back', async () => {
    says(204);
    expect(await wire.post('/a', {})).toBeUndefined();
  });

  test('a no says why', async () => {
    says(400, '{"code":40060,"message":"Interaction has already been acknowledged."}');
    expect(await fault()).toEqual({ kind: 'rejected', code: 40_060 });
    says(404, '{"code":10062}');
    expect(expired(await fault())).toBe(true);
  });

  test('a no from before Discord itself says its status', async () => {
    says(502, '<html></html>');
    expect(await fault()).toEqual({ kind: 'retry', code: 502 });
    says(500, '{"code":40060}');
    expect(await fault()).toEqual({ kind: 'retry', code: 500 });
    says(403, 'null');
    expect(await fault()).toEqual({ kind: 'rejected', code: 403 });
    says(307, undefined, { location: '/b' });
    expect(await fault()).toEqual({ kind: 'rejected', code: 307 });
  });

  test('how long to wait is heard', async () => {
    says(429, '{"retry_after":0.2}', { 'retry-after': '0.2' });
    expect(await fault()).toEqual({ kind: 'retry', code: 429, retryAfterMs: 250 });
    says(429, 'slow down', { 'retry-after': 'tomorrow' });
    expect(await fault()).toEqual({ kind: 'retry', code: 429 });
  });

  test('half an answer is none', async () => {
    says(200, '{"resource":');
    expect((await fault()).kind).toBe('unknown');
  });
});
