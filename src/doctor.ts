import { print, runTool, UsageFault } from './care/cli.ts';
import { examine } from './care/doctor.ts';
import { lineOf } from './care/finding.ts';
import { configOfProcess } from './config.ts';
import { systemClock } from './delivery/clock.ts';
import { packageRoot } from './root.ts';

const USAGE = `npm run doctor     looks at settings, tokens, clock, disk, database, backups, rules and words

The bot may go on working: nothing is changed. Each line begins with ok, look (worth a look) or wrong (with what to
do); with one that is wrong the exit code is 1. No token and nothing of anybody's is printed.`;

/** How long a platform may take to answer, in milliseconds. */
const PATIENCE = 10_000;

await runTool(USAGE, process.argv.slice(2), async (args) => {
  if (args.length > 0) throw new UsageFault();
  const found = examine({
    config: configOfProcess,
    root: packageRoot(),
    nodeVersion: process.versions.node,
    folder: process.cwd(),
    now: systemClock.now,
    callTimeout: PATIENCE,
  });
  for await (const finding of found) {
    print(lineOf(finding));
    if (finding.state === 'wrong') process.exitCode = 1;
  }
});
