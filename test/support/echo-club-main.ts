import { run } from '../../src/run.ts';
import { content } from './coach.ts';
import { echoCoach } from './echo.ts';
import { clubCoach } from './echo-club.ts';

// The page needs its words, whoever is behind it.
await run(() => ({
  ...echoCoach,
  ...clubCoach,
  locales: content.locales,
  wordsOf: content.templates,
}));
