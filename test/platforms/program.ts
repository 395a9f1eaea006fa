import { onTestFinished } from 'vitest';
import { startApp } from '../../src/app.ts';
import { createComeback } from '../../src/comeback.ts';
import { content } from '../support/coach.ts';
import type { Config } from '../../src/config.ts';
import type { Given } from '../../src/program.ts';
import { keptLog } from '../support/log.ts';
import { SUNDAY } from './stage.ts';

const STEP = 1_800_000;

/** The coach as it ships, or one who makes mistakes. */
export type Comeback = ReturnType<typeof createComeback>;

/** The program as it ships, started with these settings on a clock of the test's; stopped when the test has ended. */
export async function startProgram(
  settings: Partial<Config>,
  given: Given = {},
  coach = createComeback(content),
) {
  const { log, lines } = keptLog();
  // Moments are handed in; between them the clock runs, for what is tried again a little later.
  let base = Date.parse(SUNDAY);
  let since = performance.now();
  const now = () => new Date(base + (performance.now() - since)).toISOString();
  const set = (instant: string) => {
    base = Date.parse(instant);
    since = performance.now();
  };
  const app = await startApp(
    { databaseUrl: ':memory:', host: '127.0.0.1', logLevel: 'debug', playgroundStart: SUNDAY, ...settings },
    coach,
    log,
    {
      clock: { now },
      still: true,
      pause: () => 1,
      callsPerSecond: 5_000,
      ...given,
    },
  );
  let running = true;
  const stop = async () => {
    if (running) await app.stop();
    running = false;
  };
  onTestFinished(stop);
  return {
    app,
    lines,
    stop,
    now,
    /** Time passes in steps of half an hour: whatever is due on the way happens when it is due. */
    async until(instant: string) {
      for (let next = Date.parse(now()) + STEP; next < Date.parse(instant); next += STEP) {
        set(new Date(next).toISOString());
        await app.beat();
      }
      set(instant);
      await app.beat();
    },
  };
}
