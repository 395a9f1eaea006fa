import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RateLimitError, RESTEvents } from 'discord.js';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Call } from './calls.ts';
import { connected } from './real-client.ts';

const sends = ({ route, method }: Call) => method === 'POST' && route === '/channels/{channel}/messages';

describe('the wire', () => {
  it('breaks at the call it is told to, and does what was asked or does not', async () => {
    const { discord, client } = await connected();
    client.rest.options.timeout = 300;
    const ana = discord.person({ username: 'ana' });
    const dm = await client.users.createDM(ana.id);
    const outcome = async (text: string) =>
      dm.send(text).then(
        () => 'sent',
        (caught: unknown) => {
          const { status, name, code } = caught as { status?: number; code?: string; name: string };
          return status ?? (name === 'AbortError' ? name : code);
        },
      );
    const faults = ['500', '502', 'reset', 'hang', 'lost', { holds: Promise.resolve() }] as const;
    discord.fault((call) => (call.user === ana.id && sends(call) ? faults[call.nth - 2] : undefined));
    const outcomes: unknown[] = [];
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six', 'seven'])
      outcomes.push(await outcome(text));
    expect(outcomes).toEqual([500, 502, 'ECONNRESET', 'AbortError', 'ECONNRESET', 'sent', 'sent']);
    expect(ana.sees().map(({ content }) => content)).toEqual(['five', 'six', 'seven']);
    expect(discord.violations).toEqual([]);
  });

  it('limits a route or everything, and says for how long', async () => {
    const { discord, client } = await connected();
    client.rest.options.rejectOnRateLimit = () => true;
    const ana = discord.person({ username: 'ana' });
    const dm = await client.users.createDM(ana.id);
    discord.fault((call) => (sends(call) ? { retryAfter: 0.5 } : undefined));
    const refused: unknown = await dm.send('now').catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(RateLimitError);
    expect(refused).toMatchObject({
      global: false,
      scope: 'user',
      timeToReset: expect.any(Number) as number,
    });
    discord.fault((call) => (sends(call) ? { retryAfter: 1, global: true } : undefined));
    const other = discord.person({ username: 'ben' });
    const asked = client.users.createDM(other.id).then(async (channel) => channel.send('now'));
    await expect(asked).rejects.toMatchObject({ global: true, scope: 'global' });
  });

  it('enforces limits of its own in scaled windows, and a client that waits loses nothing', async () => {
    const { discord, client } = await connected({
      limits: { scale: 0.02, bucket: { limit: 2, seconds: 5 } },
    });
    const limited: number[] = [];
    client.rest.on(RESTEvents.RateLimited, ({ limit }) => limited.push(limit));
    const ana = discord.person({ username: 'ana' });
    const dm = await client.users.createDM(ana.id);
    await Promise.all(['1', '2', '3', '4', '5'].map(async (text) => dm.send(text)));
    expect(ana.sees().map(({ content }) => content)).toEqual(['1', '2', '3', '4', '5']);
    expect(limited.length).toBeGreaterThan(0);
    const headers = { authorization: `Bot ${discord.token}`, 'user-agent': 'DiscordBot (test, 1)' };
    const ask = async () => fetch(`${discord.apiRoot}/v10/channels/${dm.id}/pins`, { headers });
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]?.headers.get('x-ratelimit-scope')).toBe('user');
    expect(await answers[2]?.json()).toMatchObject({
      global: false,
      retry_after: expect.any(Number) as number,
    });
  });

  it('tells its limits with every answer', async () => {
    const { discord } = await connected();
    const headers = { authorization: `Bot ${discord.token}`, 'user-agent': 'DiscordBot (test, 1)' };
    const { headers: told } = await fetch(`${discord.apiRoot}/v10/users/@me`, { headers });
    const names = ['limit', 'remaining', 'reset', 'reset-after', 'bucket'];
    expect(names.map((name) => told.get(`x-ratelimit-${name}`))).not.toContain(null);
  });

  it('is written down: in calls, to listeners, and into a file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wire-'));
    vi.stubEnv('WIRE_LOG', join(folder, 'calls.jsonl'));
    onTestFinished(() => {
      vi.unstubAllEnvs();
      rmSync(folder, { recursive: true });
    });
    const { discord, client } = await connected();
    const heard: string[] = [];
    const stop = discord.onCall(({ method, path }) => heard.push(`${method} ${path}`));
    const ana = discord.person({ username: 'ana' });
    const dm = await client.users.createDM(ana.id);
    stop();
    await dm.send({ content: 'here', files: [{ attachment: Buffer.from('x'), name: 'x.txt' }] });
    expect(heard).toEqual(['POST /users/@me/channels']);
    const lines = readFileSync(join(folder, 'calls.jsonl'), 'utf8').trim().split('\n');
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject([
      { platform: 'discord', method: 'GET', path: '/gateway/bot' },
      { method: 'POST', path: '/users/@me/channels', body: { recipient_id: ana.id } },
      { method: 'POST', path: `/channels/${dm.id}/messages`, body: { content: 'here' }, multipart: true },
    ]);
    expect(discord.calls.map(({ n, status, user }) => [n, status, user])).toEqual([
      [1, 200, undefined],
      [2, 200, ana.id],
      [3, 200, ana.id],
    ]);
  });
});
