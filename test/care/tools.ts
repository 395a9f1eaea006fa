import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { packageRoot } from '../../src/root.ts';

const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** Runs one of the programs for operators in `folder`, with no environment but what is given. */
export async function runTool(
  name: 'backup' | 'restore' | 'doctor' | 'outbox',
  folder: string,
  args: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
) {
  const child = spawn(
    process.execPath,
    ['--import', loader, join(packageRoot(), `src/${name}.ts`), ...args],
    { cwd: folder, env: { ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  let err = '';
  child.stdout.on('data', (data) => (out += data));
  child.stderr.on('data', (data) => (err += data));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}
