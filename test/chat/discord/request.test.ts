import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createWire, type Wire } from '../../../src/chat/discord/request.ts';
import { systemSchedule } from '../../../src/chat/discord/schedule.ts';

let heard: string[];
let answer: (path: string, response: ServerResponse) => void;
let wire: Wire;
let origin: string;
const server = createServer((request, response) => {
  heard.push(request.url ?? '');
  request.resume();
  request.once('end', () => answer(request.url ?? '', response));
});

beforeEach(async () => {
  heard = [];
  answer = (path, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'x-twice': 'a' }).end(`{"path":"${path}"}`);
  wire = createWire(systemSchedule, 60_000);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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
  const other = createWire((ms, then) => {
    expect(ms).toBe(15_000);
    fire = then;
    return () => {};
  }, 15_000);
  answer = () => fire();
  const given = other.makeTimedRequest(`${origin}/a`, { method: 'POST', body: '{}' });
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
  other.end();
});
