import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { pause } from '../../../src/chat/discord/attempts.ts';
import { deliveryOf, expired, faultOf } from '../../../src/chat/discord/faults.ts';
import { createRecent } from '../../../src/chat/discord/recent.ts';

const api = (status: number, code: number | undefined) =>
  new DiscordAPIError({ code: code ?? 0, message: '' }, code as number, status, 'POST', '', {
    files: undefined,
    body: undefined,
  });
const system = (code: string, more: object = {}) => Object.assign(new Error(code), { code, ...more });

describe('a fault', () => {
  it.each([
    [403, 50007, 'gone'],
    [403, 50278, 'gone'],
    [404, 10013, 'gone'],
    [403, 50001, 'rejected'],
    [403, 50013, 'rejected'],
    [400, 50035, 'rejected'],
    [413, 40005, 'rejected'],
    [404, 0, 'rejected'],
    [403, undefined, 'rejected'],
    [400, 40003, 'retry'],
    [429, undefined, 'retry'],
    [408, undefined, 'retry'],
    [401, 0, 'revoked'],
    [401, 50027, 'rejected'],
  ] as const)('of %i with %j is %s', (status, code, kind) => {
    expect(faultOf(api(status, code)).kind).toBe(kind);
  });

  it('of the network is certain only where nothing can have been sent', () => {
    for (const code of [
      'ECONNREFUSED',
      'ENOTFOUND',
      'EAI_AGAIN',
      'UND_ERR_CONNECT_TIMEOUT',
      'EHOSTUNREACH',
      'CERT_HAS_EXPIRED',
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ])
      expect(faultOf(system(code))).toEqual({ kind: 'retry', code });
    for (const code of [
      'ECONNRESET',
      'EPIPE',
      'UND_ERR_SOCKET',
      'UND_ERR_HEADERS_TIMEOUT',
      'UND_ERR_BODY_TIMEOUT',
      'ETIMEDOUT',
    ])
      expect(faultOf(system(code))).toEqual({ kind: 'unknown', code });
    expect(faultOf(system('ETIMEDOUT', { syscall: 'connect' })).kind).toBe('retry');
    const attempts = [system('ETIMEDOUT', { syscall: 'connect' })];
    expect(faultOf(Object.assign(new AggregateError(attempts), { code: 'ETIMEDOUT' })).kind).toBe('retry');
    expect(faultOf(new DOMException('', 'AbortError')).kind).toBe('unknown');
    expect(faultOf(undefined)).toEqual({ kind: 'unknown', code: 'unknown' });
  });

  it('of a busy or failing server says when to come back', () => {
    expect(
      faultOf(new HTTPError(502, 'Bad Gateway', 'POST', '', { files: undefined, body: undefined })),
    ).toEqual({ kind: 'retry', code: 502 });
    const limit = new RateLimitError({
      retryAfter: 1_200.4,
      timeToReset: 0,
      limit: 1,
      method: 'POST',
      hash: '',
      url: '',
      route: '',
      majorParameter: '',
      global: false,
      sublimitTimeout: 0,
      scope: 'user',
    });
    expect(deliveryOf(faultOf(limit))).toEqual({ kind: 'retry', retryAfterMs: 1_201 });
  });

  it('of an interaction that is over is told from others', () => {
    for (const code of [10062, 10015, 40094]) expect(expired(faultOf(api(404, code)))).toBe(true);
    expect(expired(faultOf(api(401, 50027)))).toBe(true);
    for (const code of [10003, 10008, 50035]) expect(expired(faultOf(api(404, code)))).toBe(false);
  });

  it('of a token leaves what is to be said for later', () => {
    expect(deliveryOf(faultOf(api(401, 0)))).toEqual({ kind: 'retry' });
    expect(deliveryOf({ kind: 'gone', code: 1 })).toEqual({ kind: 'gone' });
  });
});

describe('attempts to connect', () => {
  it('stay below what Discord allows in a day, however it fails', () => {
    const DAY = 86_400_000;
    let tries = 0;
    for (let passed = 0; passed < DAY; passed += pause(tries)) tries += 1;
    expect(tries).toBeLessThan(1_000);
    expect(pause(0)).toBe(0);
    expect(pause(3)).toBe(4_000);
  });
});

describe('what was used last', () => {
  it('stays; what was not goes', () => {
    const recent = createRecent<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.get('a');
    recent.set('c', 3);
    expect(['a', 'b', 'c'].map(recent.get)).toEqual([1, undefined, 3]);
    recent.delete('a');
    expect(recent.get('a')).toBeUndefined();
  });
});
