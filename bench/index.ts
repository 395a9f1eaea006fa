import { benchChat } from './chat.ts';
import { benchCrowd } from './crowd.ts';
import { benchMatch } from './match.ts';
import { benchMessage } from './message.ts';
import { heading, line } from './print.ts';
import { benchWave } from './wave.ts';
import { benchYear } from './year.ts';

/** What can be asked for by itself: `npm run bench -- wave`. */
const PARTS: Readonly<
  Record<string, readonly [heading: string, run: () => Promise<boolean>, complaint: string]>
> = {
  message: ['One message', passes(benchMessage), ''],
  year: ['A record, from daily chat', passes(benchYear), ''],
  match: [
    'Buddies for a pool',
    () => Promise.resolve(benchMatch()),
    'A pool takes longer to match than it may.',
  ],
  chat: [
    'From an update to the reply',
    benchChat,
    'An answer takes longer, or the idle program more memory, than it may.',
  ],
  crowd: ['A heartbeat', benchCrowd, 'A heartbeat costs what is enrolled, not what is due.'],
  wave: ['A wave of posts', benchWave, 'A wave of posts is refused, or slower than it may be.'],
};

function passes(run: () => unknown): () => Promise<boolean> {
  return async () => {
    await run();
    return true;
  };
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  line(`There is no ${unknown.join(', ')} here. There is: ${Object.keys(PARTS).join(', ')}.`);
  process.exitCode = 2;
} else
  for (const [name, [title, run, complaint]] of Object.entries(PARTS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    heading(title);
    if (await run()) continue;
    line(complaint);
    process.exitCode = 1;
  }
