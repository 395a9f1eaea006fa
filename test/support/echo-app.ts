import { onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import type { Config } from '../../src/config.ts';
import { echoCoach, type EchoRecord } from './echo.ts';
import type { Coach } from '../../src/program.ts';
import { keptLog } from './log.ts';

/** A message as a client reads it. */
export interface Heard {
  readonly id: number;
  readonly to: string;
  readonly at: string;
  readonly text: string;
  readonly asks?: string;
  readonly buttons: readonly (readonly { readonly id: string; readonly label: string }[])[];
  readonly file?: { readonly name: string; readonly url: string };
  readonly edited?: true;
  readonly pinned?: true;
}

/** What a test reads of any answer: only what it asked for is there. */
export interface Reply {
  readonly status: number;
  readonly now: string;
  readonly messages: readonly Heard[];
  readonly entries: readonly (Partial<Heard> & { readonly from?: string })[];
  readonly people: readonly { readonly id: string; readonly zone: string; readonly locale: string }[];
  readonly rooms: readonly {
    readonly id: string;
    readonly title: string;
    readonly keeper: string;
    readonly members: readonly string[];
  }[];
  readonly next: string | null;
  readonly error: string;
  readonly problems: readonly string[];
}

/** The playground with the echo behind it on a free port, as a client sees it; stopped when the test has ended. */
export async function startEcho(config: Partial<Config> = {}, coach: Partial<Coach<EchoRecord>> = {}) {
  const { log, lines } = keptLog();
  const app = await startApp(
    {
      databaseUrl: ':memory:',
      host: '127.0.0.1',
      port: 0,
      playgroundStart: '2026-03-02T06:00:00.000Z',
      logLevel: 'debug',
      ...config,
    },
    { ...echoCoach, ...coach },
    log,
  );
  let running = true;
  const stop = async () => {
    if (running) await app.stop();
    running = false;
  };
  onTestFinished(stop);

  const [line = ''] = await app.ready;
  const url = /http:\S+/.exec(line)?.[0] ?? '';
  const fetched = (path: string, init?: RequestInit) => fetch(new URL(path, url), init);
  const reply = async (response: Response): Promise<Reply> =>
    Object.assign({ status: response.status }, (await response.json()) as Reply);
  const get = async (path: string) => reply(await fetched(path));
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    reply(
      await fetched(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    );

  return {
    url,
    lines,
    stop,
    fetched,
    get,
    post,
    say: (from: string, text: string) => post('/api/say', { from, text }),
    press: (from: string, message: number, button: string) => post('/api/press', { from, message, button }),
    clock: (move: object) => post('/api/clock', move),
    state: () => get('/api/state'),
  };
}
