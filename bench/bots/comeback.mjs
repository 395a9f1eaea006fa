// Comeback as it was built, on a clock that stands still, or with `runs` goes on from there. Settings come as JSON in BENCH.
import process from 'node:process';
import { startApp } from '../../dist/src/app.js';
import { createComeback } from '../../dist/src/comeback.js';
import { loadContent } from '../../dist/src/content/load.js';
import { packageRoot } from '../../dist/src/root.js';
import { createLog } from '../../dist/src/log.js';

const { now, runs, callsPerSecond, ...config } = JSON.parse(process.env.BENCH);
const from = Date.parse(now) - Date.now();
const log = createLog('error');
const app = await startApp(
  { host: '127.0.0.1', logLevel: 'error', ...config },
  createComeback(loadContent(`${packageRoot()}/data`)),
  log,
  {
    clock: { now: () => (runs ? new Date(Date.now() + from).toISOString() : now) },
    ...(runs ? {} : { still: true }),
    ...(callsPerSecond && { callsPerSecond }),
  },
);
await app.ready;
console.log('ready');
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
