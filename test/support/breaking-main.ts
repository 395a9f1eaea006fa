import { run } from '../../src/run.ts';
import { echoCoach } from './echo.ts';

/** What somebody said has no place in what an operator reads. */
const QUOTING = 'cannot read “my knee hurts”';

// Mistakes that nobody foresaw: before anything runs, or at some later time.
await run(() => {
  if (process.argv.includes('start')) throw new TypeError(QUOTING);
  if (process.argv.includes('timer')) setTimeout(() => fail(new RangeError(QUOTING)), 0);
  if (process.argv.includes('promise')) void Promise.reject(new RangeError(QUOTING));
  return echoCoach;
});

function fail(error: Error): never {
  throw error;
}
