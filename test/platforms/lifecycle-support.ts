import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { packageRoot } from '../../src/root.ts';
import { startFakeDiscord, type FakeDiscordOptions } from '../wire/discord/start.ts';
import { startFakeTelegram, type FakeTelegramOptions } from '../wire/telegram/fake-telegram.ts';

/** Failures only: whatever is waited for comes at once, and a process starts slowly on a busy machine. */
const PATIENCE_MS = 30_000;

/** A place of its own: others build into `dist/` while these processes start. */
const BUILT = join(packageRoot(), `dist/lifecycle-${process.pid}`);

/** Compiles the program. Throws what the compiler says. Returns what removes it again. */
export function buildApart(): () => void {
  const compiler = join(packageRoot(), 'node_modules/typescript/bin/tsc');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [compiler, '-p', 'tsconfig.build.json', '--outDir', BUILT],
    { cwd: packageRoot(), encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`The program cannot be built:\n${stdout}${stderr}`);
  return () => rmSync(BUILT, { recursive: true, force: true });
}

/** How a process ended: its exit code or the signal that ended it, and how long it took, in milliseconds. */
interface End {
  readonly code: unknown;
  readonly took: number;
}

/** The program as it was built, in a process of its own. It ends with the test at the latest. */
export interface Bot {
  /** What it has written so far. */
  readonly output: { readonly out: string; readonly err: string };
  /** Resolves when something was written that matches; rejects when the process ends before. */
  prints(what: RegExp): Promise<RegExpExecArray>;
  /** Resolves once people can be served. */
  ready(): Promise<unknown>;
  /** How it is, as it says itself. */
  health(): Promise<{ readonly status: number; readonly platforms: Readonly<Record<string, string>> }>;
  /** The lines of its log that have these words. */
  logged(words: RegExp): readonly string[];
  /** Ends by itself. */
  readonly ended: Promise<unknown>;
  /** Asks it to stop, as an operator does. */
  stops(): Promise<End>;
}

/** Starts the program in `folder` with no environment but what is given. */
export function spawnBot(folder: string, environment: Readonly<Record<string, string>>): Bot {
  const child = spawn(process.execPath, [join(BUILT, 'src/main.js')], {
    cwd: folder,
    env: { ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const output = { out: '', err: '' };
  const watchers = new Set<() => void>();
  let isOver = false;
  const look = () => {
    for (const watcher of watchers) watcher();
  };
  child.stdout.on('data', (data) => {
    output.out += data;
    look();
  });
  child.stderr.on('data', (data) => {
    output.err += data;
    look();
  });
  const ended = once(child, 'close').then(([code, signal]): unknown => {
    isOver = true;
    look();
    return code ?? signal;
  });
  const all = () => `${output.out}${output.err}`;

  const prints = (what: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const fail = (why: string) => {
        leave();
        reject(new Error(`${why}: ${String(what)}; it wrote:\n${all()}`));
      };
      const timer = setTimeout(() => fail('never written'), PATIENCE_MS);
      const watcher = () => {
        const found = what.exec(output.out) ?? what.exec(output.err);
        if (!found) return isOver ? fail('it ended before it wrote') : undefined;
        leave();
        resolve(found);
      };
      const leave = () => {
        clearTimeout(timer);
        watchers.delete(watcher);
      };
      watchers.add(watcher);
      watcher();
    });

  return {
    output,
    prints,
    ready: () => prints(/Comeback is ready/),
    async health() {
      const [url] = await prints(/http:\S+\/healthz/);
      const response = await fetch(url);
      const { platforms } = (await response.json()) as { platforms: Readonly<Record<string, string>> };
      return { status: response.status, platforms };
    },
    logged: (words) => output.err.split('\n').filter((line) => line.startsWith('{') && words.test(line)),
    ended,
    async stops() {
      const since = performance.now();
      child.kill('SIGTERM');
      return { code: await ended, took: performance.now() - since };
    },
  };
}

/** It ended of its own will, and as soon as an operator may expect. */
export function expectClean({ code, took }: End): void {
  expect(code).toBe(0);
  expect(took).toBeLessThan(10_000);
}

/** A port that is free now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A Telegram that ends with the test, and the settings that lead to it. */
export async function telegramHere(options: FakeTelegramOptions = {}) {
  const telegram = await startFakeTelegram(options);
  onTestFinished(() => telegram.close());
  return { telegram, env: { TELEGRAM_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot } };
}

/** A Discord that ends with the test, and the settings that lead to it. */
export async function discordHere(options: FakeDiscordOptions = {}) {
  const discord = await startFakeDiscord(options);
  onTestFinished(() => discord.close());
  return { discord, env: { DISCORD_TOKEN: discord.token, DISCORD_API_ROOT: discord.apiRoot } };
}

/** Both, and what a process says about itself. */
export async function bothHere() {
  const { telegram, env: one } = await telegramHere();
  const { discord, env: other } = await discordHere();
  const env = { ...one, ...other, PORT: '0' };
  return {
    telegram,
    discord,
    env,
    /** Starts the program and waits until both platforms are listened to. */
    async starts(folder: string, more: Readonly<Record<string, string>> = {}): Promise<Bot> {
      const polls = telegram.calls.filter(({ method }) => method === 'getUpdates').length;
      const before = discord.calls.length;
      const bot = spawnBot(folder, { ...env, ...more });
      await bot.ready();
      // The list of commands is asked for once the line is up.
      await discord.done(({ n, route }) => n > before && route.endsWith('/commands'));
      await telegram.until(
        () => telegram.calls.filter(({ method }) => method === 'getUpdates').length > polls + 1,
        'Telegram was never polled',
      );
      return bot;
    },
  };
}
