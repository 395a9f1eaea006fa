import { writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sayTo, spawnBreaking, spawnEcho } from './support/process.ts';
import { tempFolder } from './support/temp.ts';

/** Starting a process takes a while on a busy machine. */
const PATIENCE = 60_000;

describe('the program', { timeout: PATIENCE }, () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('says where it is, and ends cleanly on %s', async (signal) => {
    const folder = tempFolder();
    const { child, ready, ended, output } = spawnEcho(folder);
    expect(await sayTo(await ready, 'ana', 'hello')).toEqual(['You said: hello']);
    child.kill(signal);
    expect(await ended).toBe(0);
    expect(output.out).toMatch(/^Comeback is ready: open http:\/\/127\.0\.0\.1:\d+\/ .*\n$/);
    const [line = '', ...more] = output.err.trimEnd().split('\n');
    expect(JSON.parse(line)).toMatchObject({ platform: 'playground', msg: 'an update was handled' });
    expect(more.filter((one) => !one.includes('"msg":"sent"'))).toEqual([]);
  });

  it('finishes a request that runs before it ends', async () => {
    const { child, ready, ended } = spawnEcho(tempFolder());
    const headers = { 'content-type': 'application/json', expect: '100-continue' };
    const saying = request(new URL('/api/say', await ready), { method: 'POST', headers });
    const answered = once(saying, 'response');
    await once(saying, 'continue');
    child.kill('SIGTERM');
    saying.end('{"from":"ana","text":"last"}');
    const [answer] = (await answered) as [IncomingMessage];
    expect(JSON.parse((await answer.toArray()).join(''))).toMatchObject({
      messages: [{ text: 'You said: last' }],
    });
    expect(await ended).toBe(0);
  });

  it('ends a long move of the clock at the next moment it reaches', async () => {
    const folder = tempFolder();
    const { child, ready, ended } = spawnEcho(folder, { PLAYGROUND_START: '2026-03-02T06:00:00Z' });
    const url = await ready;
    await sayTo(url, 'ana', '/tick');
    const headers = { 'content-type': 'application/json' };
    const moving = fetch(new URL('/api/clock', url), { method: 'POST', headers, body: '{"by":"P1000D"}' });
    // The page's words are told at once, move or no move: by then the move has begun.
    await fetch(new URL('/api/words?locale=en', url));
    child.kill('SIGTERM');
    expect((await moving).status).toBe(503);
    expect(await ended).toBe(0);
  });

  it('says what to do when it cannot start, and leaves exit code 1', async () => {
    const other = createServer();
    onTestFinished(() => void other.close());
    const taken = await new Promise<number>((resolve) =>
      other.listen(0, '127.0.0.1', () => resolve((other.address() as AddressInfo).port)),
    );
    const starts = [
      { settings: { PORT: `${taken}` }, says: /^Port \d+ is taken\. .*\n$/ },
      { settings: { PORT: 'x', LOG_LEVEL: 'y' }, says: /^These settings[^]*PORT: [^]*LOG_LEVEL: .*\n$/ },
      { settings: { DATABASE_URL: 'file:./no/such/a.db' }, says: /^The database's folder .*\n$/ },
    ];
    await Promise.all(
      starts.map(async ({ settings, says }) => {
        const { ended, output } = spawnEcho(tempFolder(), settings);
        expect(await ended).toBe(1);
        expect(output.err).toMatch(says);
        expect(output.out).toBe('');
      }),
    );
  });

  it.each(['start', 'timer', 'promise'] as const)(
    'tells of a mistake of ours (%s) where it is and no word of what was said, and leaves exit code 1',
    async (where) => {
      const { ended, output } = spawnBreaking(tempFolder(), where);
      expect(await ended).toBe(1);
      const line = output.err.split('\n').find((one) => one.includes('a mistake of ours')) ?? '';
      expect(JSON.parse(line)).toMatchObject({
        level: 'error',
        err: { kind: where === 'start' ? 'TypeError' : 'RangeError' },
      });
      expect(output.err).toContain('test/support/breaking-main.ts');
      expect(output.err).not.toContain('knee');
    },
  );

  it('reads .env where the environment says nothing', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, '.env'), 'PLAYGROUND_START=2026-03-02T06:00:00Z\nPORT=x\n');
    const { ready } = spawnEcho(folder);
    const state = await (await fetch(new URL('/api/state', await ready))).json();
    expect(state).toEqual({ now: '2026-03-02T06:00:00.000Z', people: [], rooms: [], next: null });
  });

  it('loses nothing and says nothing twice, however often it is killed', async () => {
    const folder = tempFolder();
    const acknowledged: string[] = [];
    let said = 0;
    for (let kill = 0; kill < 6; kill++) {
      const { child, ready, ended } = spawnEcho(folder);
      const url = await ready;
      for (let i = 0; i < 3; i++) {
        const words = `n${said++}`;
        await sayTo(url, 'ana', words);
        acknowledged.push(words);
      }
      const lost = sayTo(url, 'ana', `n${said++}`).catch(() => []);
      for (let turn = 0; turn < kill * 40; turn++) await setImmediate();
      child.kill('SIGKILL');
      expect(await ended).toBe('SIGKILL');
      await lost;
    }
    const { ready } = spawnEcho(folder);
    const chat = await fetch(new URL('/api/chat?for=ana', await ready));
    const { entries } = (await chat.json()) as { entries: { from?: string; text: string }[] };
    const own = entries.filter(({ from }) => from).map(({ text }) => text);
    const answers = entries.filter(({ from }) => !from).map(({ text }) => text.replace('You said: ', ''));
    expect(new Set(answers).size, 'nothing twice').toBe(answers.length);
    expect(answers.filter((one) => acknowledged.includes(one))).toEqual(acknowledged);
    expect(own.filter((one) => answers.includes(one))).toEqual(answers);
  });
});
