import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startApp } from '../../src/app.ts';
import { createComeback } from '../../src/comeback.ts';
import { configOfProcess } from '../../src/config.ts';
import { loadContent } from '../../src/content/load.ts';
import { createLog } from '../../src/log.ts';
import { packageRoot } from '../../src/root.ts';
import { TOLD, type Request, type Word } from './kill-plan.ts';

/*
 * The program as it ships, but on a clock that is set from outside, with a heartbeat that is asked for, and without the
 * pauses after a failure: those last seconds, and it is not they that are tried here.
 */

const file = process.env[TOLD.clock] ?? '';
const now = () => new Date(Date.now() + Number(readFileSync(file, 'utf8'))).toISOString();
const tell = (word: Word) => void process.send?.(word);

const config = configOfProcess();
const app = await startApp(
  config,
  createComeback(loadContent(join(packageRoot(), 'data'))),
  createLog(config.logLevel),
  { clock: { now }, still: true, pause: () => 1, callTimeout: 4_000, callsPerSecond: 5_000 },
);

process.on('message', (request: Request) => {
  if (request.ask === 'beat') void app.beat().then(() => tell('beaten'));
});
process.once('SIGTERM', () => void app.stop().then(() => process.exit(0)));
await app.ready;
tell('ready');
