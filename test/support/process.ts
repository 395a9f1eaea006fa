import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { packageRoot } from '../../src/root.ts';

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

type Environment = Readonly<Record<string, string>>;

/** Runs the program with the echo in it (see `spawnProgram`), from its sources. */
export const spawnEcho = (folder: string, environment?: Environment) =>
  spawnProgram(['--import', loader, join(packageRoot(), 'test/support/echo-main.ts')], folder, environment);

/** The same, with an echo that has clubs, and the page's own words. */
export const spawnClubs = (folder: string, environment?: Environment) =>
  spawnProgram(
    ['--import', loader, join(packageRoot(), 'test/support/echo-club-main.ts')],
    folder,
    environment,
  );

/** The same, waiting no longer than a moment for another process on its database. */
export const spawnImpatient = (folder: string, environment?: Environment) =>
  spawnProgram(
    ['--import', loader, join(packageRoot(), 'test/support/impatient-main.ts')],
    folder,
    environment,
  );

/** The same, making a mistake: at the `start`, in a `timer`, or in a `promise`. */
export const spawnBreaking = (folder: string, where: 'start' | 'timer' | 'promise') =>
  spawnProgram(['--import', loader, join(packageRoot(), 'test/support/breaking-main.ts'), where], folder);

/** Runs the program with the coach in it (see `spawnProgram`), as it was built. */
export const spawnComeback = (folder: string, environment?: Environment) =>
  spawnProgram([join(packageRoot(), 'dist/src/main.js')], folder, environment);

/**
 * Runs a program as a process of its own in `folder`, with no environment but what is given and a free port.
 * `ready` is its address, `ended` its exit code or the signal that ended it. It ends with the test at the latest.
 */
function spawnProgram(program: readonly string[], folder: string, environment: Environment = {}) {
  const child = spawn(process.execPath, program, {
    cwd: folder,
    env: { PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { out: '', err: '' };
  child.stderr.on('data', (data) => (output.err += data));
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (data) => {
      output.out += data;
      const url = /http:\S+/.exec(output.out)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', () => reject(new Error(`It ended before it was ready: ${output.err}`)));
  });
  ready.catch(() => {});
  const ended = once(child, 'close').then(([code, signal]): unknown => code ?? signal);
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, ready, ended, output };
}

/** Says something over HTTP and returns the texts that came back. */
export async function sayTo(url: string, from: string, text: string): Promise<string[]> {
  const response = await fetch(new URL('/api/say', url), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ from, text }),
  });
  const { messages } = (await response.json()) as { messages: { text: string }[] };
  return messages.map((message) => message.text);
}
