import { statSync } from 'node:fs';
import { dirname, join, resolve, basename } from 'node:path';
import { contents } from './care/rows.ts';
import { print, runTool, UsageFault } from './care/cli.ts';
import { backupFolder, stampOf } from './care/folder.ts';
import { configOfProcess } from './config.ts';
import { systemClock } from './delivery/clock.ts';
import { databaseFile } from './store/connect.ts';
import { megabytes } from './store/copy.ts';
import { restore } from './store/restore.ts';

const USAGE = `npm run restore -- copy.db     puts a backup in the place of the database

Stop the bot first. The backup is read whole before anything is done, brought to this program's schema, and whoever
asked to be forgotten since is forgotten in it again: their ids are in the file beside the database that ends in
.forgotten, and in the one beside the backup. The database that was there is kept under another name. DATABASE_URL says
which database.`;

/** Below this, in bytes, all is done before anybody wonders. */
const LARGE = 50_000_000;

await runTool(USAGE, process.argv.slice(2), (args) => {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0 || file.startsWith('-')) throw new UsageFault();
  const { databaseUrl, backups } = configOfProcess();
  const database = databaseFile(databaseUrl);
  const from = resolve(file);
  const size = statSync(from, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGE) process.stderr.write(`${megabytes(size)} are copied and read: this takes a moment.\n`);
  const { found, schema, forgotten, listed, aside } = restore({
    from,
    database,
    stamp: stampOf(systemClock.now()),
    lists: [
      backupFolder(database, backups?.folder).forgotten,
      join(dirname(from), `${basename(database)}.forgotten`),
    ],
  });
  print(`${database} is now ${from}\n${contents(found)}; read whole, and sound`);
  if (schema !== found.schema) print(`It was brought from schema ${schema} to ${found.schema}.`);
  if (forgotten > 0) print(`Forgotten again, who had asked for it since: ${forgotten}.`);
  if (!listed && !aside) {
    print(
      `No list of who was forgotten was found. If there is one beside the database that this is a backup of, put it ` +
        `at ${database}.forgotten before you start the bot: whoever asked to be forgotten since would be back.`,
    );
  }
  if (aside) print(`The database that was there is kept as ${aside}: delete it when all is well.`);
  print('Start the bot again.');
});
