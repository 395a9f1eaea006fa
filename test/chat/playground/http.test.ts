import { createServer, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { guard } from '../../../src/chat/playground/guard.ts';
import { readPage } from '../../../src/chat/playground/page.ts';
import { packageRoot } from '../../../src/root.ts';
import { startEcho } from '../../support/echo-app.ts';

describe('a bad request', () => {
  it.each([
    ['/api/say', '{', /no JSON/],
    ['/api/say', '', /no JSON/],
    ['/api/say', '[]', /object/],
    ['/api/say', 'null', /object/],
    ['/api/say', { from: 'ana', text: 3 }, /^text: .*string/],
    ['/api/say', { from: 'ana' }, /^text: /],
    ['/api/say', { from: 'ana', text: 'x', extra: 1 }, /extra/],
    ['/api/say', { from: 'ana smith', text: 'x' }, /^from: must be 1 to 32/],
    ['/api/say', { from: '', text: 'x' }, /^from: /],
    ['/api/say', { from: 'x'.repeat(33), text: 'x' }, /^from: /],
    ['/api/press', { from: 'ana', message: '2', button: 'x' }, /^message: /],
    ['/api/press', { from: 'ana', message: 2.5, button: 'x' }, /^message: /],
    ['/api/people', { id: 'ana', zone: 'Berlin' }, /^zone: is no IANA time zone/],
    ['/api/people', { id: 'ana', zone: '+02:00' }, /^zone: /],
    ['/api/people', { id: 'ana', locale: 'xx' }, /^locale: is no language there is \(en, de\)/],
    ['/api/people', { id: '../etc' }, /^id: /],
  ])('to %s with %j says what is wrong', async (path, body, why) => {
    const { post, state } = await startEcho();
    expect(await post(path, body)).toMatchObject({ status: 400, error: expect.stringMatching(why) });
    expect((await state()).people).toEqual([]);
  });

  it('is told every problem at once', async () => {
    const { post } = await startEcho();
    const { problems } = await post('/api/press', { from: 'no one', message: 'x', more: 1 });
    const fields = problems.map((one) => one.split(':')[0]);
    expect(new Set(fields)).toEqual(new Set(['Unrecognized key', 'button', 'from', 'message']));
    expect(fields).toHaveLength(4);
  });

  it.each(['/api/messages', '/api/messages?for=ana&after=x', '/api/chat?for=a%20b', '/api/words?locale=xx'])(
    'to GET %s says what is wrong',
    async (path) => {
      const { get } = await startEcho();
      expect(await get(path)).toMatchObject({
        status: 400,
        error: expect.stringMatching(/^(for|after|locale): /),
      });
    },
  );

  it('that is too long is refused, with its length told or not', async () => {
    const { post, url, say } = await startEcho();
    expect((await post('/api/say', { from: 'ana', text: 'x'.repeat(1_000_001) })).status).toBe(413);
    const status = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked' };
      const sending = request(new URL('/api/say', url), { method: 'POST', headers }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sending.on('error', reject);
      sending.end(`{"from":"ana","text":"${'x'.repeat(1_000_001)}"}`);
    });
    expect(status).toBe(413);
    expect((await say('ana', 'x'.repeat(100_000))).status).toBe(200);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'of type %s is taken for the JSON it is, but not from a foreign page, whose forms send it',
    async (type) => {
      const { post } = await startEcho();
      const body = { from: 'ana', text: 'x' };
      expect((await post('/api/say', body, { 'content-type': type })).status).toBe(200);
      const foreign = { 'content-type': type, origin: 'https://elsewhere.example' };
      expect((await post('/api/say', body, foreign)).status).toBe(403);
    },
  );

  it('to what is not there is answered in JSON', async () => {
    const { get, post, fetched } = await startEcho();
    expect(await get('/nowhere')).toEqual({ status: 404, error: 'there is no GET /nowhere here' });
    expect((await post('/api/state', {})).status).toBe(404);
    expect((await get('/api/say')).status).toBe(404);
    expect((await fetched('/api/say', { method: 'DELETE' })).status).toBe(404);
    expect((await fetched('/page/missing.js')).status).toBe(404);
  });
});

describe('who may ask', () => {
  const allowed = (headers: Record<string, string>, host = '127.0.0.1') => {
    try {
      guard(new Headers(headers), host, 8080);
      return true;
    } catch {
      return false;
    }
  };

  it.each(['localhost:8080', '127.0.0.1:8080', '[::1]:8080', 'LOCALHOST:8080'])('%s is our name', (host) => {
    expect(allowed({ host })).toBe(true);
    expect(allowed({ host, origin: `http://${host}` })).toBe(true);
  });

  it.each([
    '',
    'localhost',
    'localhost:80',
    'localhost:8081',
    'evil.example:8080',
    'localhost.evil.example:8080',
    '127.0.0.1.evil.example:8080',
    'user@localhost:8080',
    '192.168.1.5:8080',
    '[::2]:8080',
    'localhost:8080:8080',
  ])('%j is not', (host) => expect(allowed({ host })).toBe(false));

  it.each([
    'null',
    'http://evil.example',
    'https://localhost:8080',
    'http://localhost:3000',
    'http://localhost:8080/x',
    '',
  ])('a page from %j may not', (origin) => expect(allowed({ host: 'localhost:8080', origin })).toBe(false));

  it('knows pages of other sites', () => {
    expect(allowed({ host: 'localhost:8080', 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(allowed({ host: 'localhost:8080', 'sec-fetch-site': 'same-origin' })).toBe(true);
  });

  it('knows the address it was told to listen on, and any bare one when it listens on all', () => {
    expect(allowed({ host: '192.168.1.5:8080' }, '192.168.1.5')).toBe(true);
    expect(allowed({ host: '192.168.1.6:8080' }, '192.168.1.5')).toBe(false);
    expect(allowed({ host: '192.168.1.5:8080' }, '0.0.0.0')).toBe(true);
    expect(allowed({ host: 'evil.example:8080' }, '0.0.0.0')).toBe(false);
  });

  it('is asked of every request', async () => {
    const { post, fetched, url } = await startEcho();
    const said = { from: 'ana', text: 'x' };
    expect(await post('/api/say', said, { origin: 'http://evil.example' })).toMatchObject({ status: 403 });
    expect((await post('/api/say', said, { origin: url.slice(0, -1) })).status).toBe(200);
    expect((await fetched('/', { headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(403);
    const { port } = new URL(url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1', () =>
        socket.end(`GET /api/state HTTP/1.1\r\nHost: evil.example:${port}\r\nConnection: close\r\n\r\n`),
      );
      socket.once('data', (data) => resolve(data.toString().split('\r\n')[0]!));
      socket.on('error', reject);
    });
    expect(answer).toBe('HTTP/1.1 403 Forbidden');
  });
});

describe('the page', () => {
  it('is served with its words, and may load nothing from elsewhere', async () => {
    const { fetched, get } = await startEcho();
    const page = await fetched('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
    expect(page.headers.get('referrer-policy')).toBe('no-referrer');
    expect(await page.text()).toContain('<html');
    expect(await get('/api/words?locale=de')).toEqual({ status: 200, 'page-title': 'Zurück' });
    expect((await fetched('/api/state')).headers.get('cache-control')).toBe('no-store');
  });

  it('is all that can be read', async () => {
    const folder = join(packageRoot(), 'src/chat/playground/page');
    expect((await readPage(folder, 'index.html'))?.type).toBe('text/html; charset=utf-8');
    for (const path of [
      '',
      '.',
      '../page.ts',
      '..%2fpage.ts',
      '../../../../package.json',
      '/etc/passwd',
      'sub',
      '.env',
      'a/../index.html',
    ]) {
      expect(await readPage(folder, path), path).toBeUndefined();
    }
  });
});

describe('the port', () => {
  it('is the first free one when none is asked for, and refused when the one asked for is taken', async () => {
    const other = createServer();
    onTestFinished(() => void other.close());
    const taken = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port)),
    );
    await expect(startEcho({ port: taken })).rejects.toThrow(`Port ${taken} is taken.`);
    await expect(startEcho({ host: '192.0.2.1' })).rejects.toThrow(/Set HOST to an address of this machine/);
  });
});
