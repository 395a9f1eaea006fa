import { run } from '../../src/run.ts';
import { echoCoach } from './echo.ts';

await run(() => echoCoach);
