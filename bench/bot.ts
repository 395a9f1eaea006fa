import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../src/root.ts';

/** As `npm start` starts it. */
export const FLAGS = '--v8-pool-size=1 --max-semi-space-size=2 --bytecode-old-age=2';

/** A bot in a process of its own. */
export interface BotProcess {
  /** Resident memory, in bytes. */
  memory(): number;
  stop(): Promise<void>;
}

/** Starts a program of bench/bots, or of the build, and waits until it says that it is ready. */
export async function startBot(
  program: string,
  environment: Readonly<Record<string, string>>,
): Promise<BotProcess> {
  const child = spawn(process.execPath, program.split(' ').map(resolved), {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (data: Buffer) => {
      if (/ready/.test(String(data))) resolve();
    });
    child.once('exit', () => reject(new Error(`${program} ended before it was ready`)));
  });
  return {
    memory() {
      const [, kilobytes = '0'] =
        /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
      return Number(kilobytes) * 1024;
    },
    async stop() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      const late = setTimeout(end, 12_000);
      await ended;
      clearTimeout(late);
      process.off('exit', end);
    },
  };
}

function resolved(word: string): string {
  return word.startsWith('-') ? word : join(packageRoot(), word);
}
