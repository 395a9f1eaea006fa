import { GrammyError, HttpError } from 'grammy';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClient } from '../../../src/chat/telegram/client.ts';
import { codeOf, troubleOf } from '../../../src/chat/telegram/faults.ts';

const refused = (error_code: number, parameters = {}) =>
  new GrammyError('refused', { ok: false, error_code, description: 'no', parameters }, 'sendMessage', {});

const cut = (code: string, more = {}) =>
  new HttpError(
    'cut',
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code, ...more }) }),
  );

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What becomes of a call to such a server. */
async function called(apiRoot: string, callTimeout?: number): Promise<unknown> {
  const client = createClient('1:token', apiRoot, callTimeout);
  onTestFinished(client.close);
  return client.api.sendMessage({ chat_id: 1, text: 'hi' }).then(
    () => 'sent',
    (error: unknown) => error,
  );
}

describe('what an error means', () => {
  it.each([
    [refused(429, { retry_after: 7 }), { kind: 'retry', retryAfterMs: 7000 }],
    [refused(429), { kind: 'retry', retryAfterMs: 1000 }],
    [refused(500), { kind: 'retry' }],
    [refused(409), { kind: 'retry' }],
    [refused(403), { kind: 'gone' }],
    [refused(400), { kind: 'rejected' }],
    [refused(413), { kind: 'rejected' }],
    [refused(401), { kind: 'revoked' }],
    [refused(404), { kind: 'revoked' }],
    [cut('ECONNREFUSED'), { kind: 'retry' }],
    [cut('ENOTFOUND'), { kind: 'retry' }],
    [cut('EAI_AGAIN'), { kind: 'retry' }],
    [cut('CERT_HAS_EXPIRED'), { kind: 'retry' }],
    [cut('ETIMEDOUT', { syscall: 'connect' }), { kind: 'retry' }],
    [cut('ETIMEDOUT', { syscall: 'read' }), { kind: 'unknown' }],
    [cut('ECONNRESET'), { kind: 'unknown' }],
    [cut('UND_ERR_SOCKET'), { kind: 'unknown' }],
    [new HttpError('cut', undefined), { kind: 'unknown' }],
    [new Error('what?'), { kind: 'unknown' }],
  ])('%#: %s is %j', (error, trouble) => {
    expect(troubleOf(error)).toEqual(trouble);
  });

  it('is told to the log by its code alone', () => {
    expect(codeOf(refused(403))).toBe('403');
    expect(codeOf(cut('ECONNRESET'))).toBe('ECONNRESET');
    expect(codeOf(new Error('secret'))).toBe('Error');
  });
});

describe('a call', () => {
  it.each([
    ['HTML and 502', 502, '<html>', 'retry', '502'],
    ['HTML and 403, which is no word of the platform', 403, '<html>', 'retry', '403'],
    ['nothing and 413', 413, '', 'rejected', '413'],
    ['HTML and 200', 200, '<html>', 'unknown', '200'],
    ['JSON of somebody else and 502', 502, '{"error":"x"}', 'retry', '502'],
    ['a way elsewhere, which is not taken', 302, '', 'unknown', '302'],
  ])('that is answered with %s', async (_, status, body, kind, code) => {
    const root = await serve((_request, response) => {
      response.writeHead(status, { location: 'http://127.0.0.1:1/' }).end(body);
    });
    const error = await called(root);
    expect(troubleOf(error)).toEqual({ kind });
    expect(codeOf(error)).toBe(code);
  });

  it('that finds nobody was not done', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const error = await called(`http://127.0.0.1:${port}`);
    expect(troubleOf(error)).toEqual({ kind: 'retry' });
    expect(codeOf(error)).toBe('ECONNREFUSED');
  });

  it('that is cut may have been done', async () => {
    const root = await serve((request) => {
      request.resume().on('end', () => request.socket.resetAndDestroy());
    });
    expect(troubleOf(await called(root))).toEqual({ kind: 'unknown' });
  });

  it('that is cut within its answer may have been done', async () => {
    const root = await serve((request, response) => {
      response.writeHead(200, { 'content-length': 100 });
      response.write('{"ok"', () => request.socket.destroy());
    });
    expect(troubleOf(await called(root))).toEqual({ kind: 'unknown' });
  });

  it('that is never answered ends, and may have been done', async () => {
    const root = await serve(() => {});
    expect(troubleOf(await called(root, 50))).toEqual({ kind: 'unknown' });
  });
});
