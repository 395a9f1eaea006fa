import { join } from 'node:path';
import { createComeback } from './comeback.ts';
import { loadContent } from './content/load.ts';
import { packageRoot } from './root.ts';
import { run } from './run.ts';

await run(() => createComeback(loadContent(join(packageRoot(), 'data'))));
