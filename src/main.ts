import { createComeback } from './comeback.ts';
import { run } from './run.ts';

await run(createComeback);
