import { join } from 'node:path';
import { createComeback } from './comeback.ts';
import { loadContent } from './content/load.ts';
import { packageRoot } from './root.ts';
import { run } from './run.ts';

/** Mornings are spread over four minutes, in milliseconds; in the playground they come to the minute. */
const SPREAD = 240_000;

await run(({ telegram, discord }) =>
  createComeback(loadContent(join(packageRoot(), 'data')), telegram || discord ? SPREAD : 0),
);
