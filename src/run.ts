import type { Logger } from 'pino';
import { startApp } from './app.ts';
import { PlatformFault } from './chat/adapter.ts';
import { ConfigFault, configOfProcess, type Config } from './config.ts';
import { ContentError } from './content/problems.ts';
import { createLog } from './log.ts';
import type { App, Coach, Given } from './program.ts';
import { DatabaseFault } from './store/fault.ts';
import { ListenFault } from './web/fault.ts';

/** Faults whose message tells the operator what to do: where in the program they arose helps nobody. */
const FOR_OPERATORS = [ConfigFault, ContentError, DatabaseFault, ListenFault, PlatformFault];

/** How long stopping may take, in milliseconds, before the process ends anyway. */
const STOP_TIMEOUT = 9_500;

/** Ctrl+C reaches us twice when npm started us, from the terminal and from npm: within this time it counts once. */
const SAME_SIGNAL = 250;

/** Runs the program until a signal ends it. Without what it needs it says so and leaves exit code 1. */
export async function run<R>(createCoach: (config: Config) => Coach<R>, given: Given = {}): Promise<void> {
  try {
    const config = configOfProcess();
    const log = createLog(config.logLevel);
    endOnMistakes(log);
    const app = await startApp(config, createCoach(config), log, given);
    stopOnSignals(app);
    try {
      const say = (line: string) => void process.stdout.write(`${line}\n`);
      for (const address of app.addresses) void address.then(say);
      for (const line of await app.ready) say(line);
      await app.broken;
    } catch (error) {
      await app.stop();
      throw error;
    }
  } catch (error) {
    if (!(error instanceof Error) || !FOR_OPERATORS.some((kind) => error instanceof kind)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** What nobody caught ends the process. Node would print its message, which may quote somebody or hold a token. */
function endOnMistakes(log: Logger): void {
  process.on('uncaughtException', (error: unknown) => {
    log.error({ err: error }, 'a mistake of ours ended the program');
    process.exit(1);
  });
}

function stopOnSignals(app: App): void {
  let first: number | undefined;
  const stop = async () => {
    if (first !== undefined) {
      if (performance.now() - first > SAME_SIGNAL) process.exit(1);
      return;
    }
    first = performance.now();
    setTimeout(() => process.exit(1), STOP_TIMEOUT).unref();
    await app.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
