import { print, runTool, UsageFault } from './care/cli.ts';
import { outboxLines } from './care/outbox.ts';
import { configOfProcess } from './config.ts';
import { systemClock } from './delivery/clock.ts';
import { databaseFile } from './store/connect.ts';
import { survey } from './store/survey.ts';

const USAGE = `npm run outbox     what waits to be sent, what may have been, and what was given up, with the reasons

The bot may go on working: nothing is changed. Nobody is named, and no text is shown. DATABASE_URL says which database.`;

await runTool(USAGE, process.argv.slice(2), (args) => {
  if (args.length > 0) throw new UsageFault();
  const { waiting } = survey(databaseFile(configOfProcess().databaseUrl));
  for (const line of outboxLines(waiting, systemClock.now())) print(line);
});
