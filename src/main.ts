import { join } from 'node:path';
import { createComeback } from './comeback.ts';
import { loadContentApart } from './content/apart.ts';
import { packageRoot } from './root.ts';
import { run } from './run.ts';

await run(async () => createComeback(await loadContentApart(join(packageRoot(), 'data'))));
