import { run } from '../../src/run.ts';
import { echoCoach } from './echo.ts';

// It waits for another process, but not for long.
await run(() => echoCoach, { patience: 300 });
