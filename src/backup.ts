import { dirname, resolve } from 'node:path';
import { statSync } from 'node:fs';
import { contents } from './care/rows.ts';
import { print, runTool, UsageFault } from './care/cli.ts';
import { backupFolder } from './care/folder.ts';
import { createProgress } from './care/progress.ts';
import { configOfProcess } from './config.ts';
import { systemClock } from './delivery/clock.ts';
import { backupOf } from './store/backup.ts';
import { databaseFile } from './store/connect.ts';

const USAGE = `npm run backup                 copies the database into the folder of backups, under a name with the time
npm run backup -- copy.db      copies it to that file, or into that folder

The bot may go on working. The copy is read whole before it gets its name; nothing is written over. DATABASE_URL says
which database, BACKUP_FOLDER where backups are kept (not set: the folder "backups" beside the database).`;

await runTool(USAGE, process.argv.slice(2), async (args) => {
  if (args.length > 1 || args[0]?.startsWith('-')) throw new UsageFault();
  const { databaseUrl, backups } = configOfProcess();
  const database = databaseFile(databaseUrl);
  const given = args[0] === undefined ? undefined : resolve(args[0]);
  const isFolder = given !== undefined && statSync(given, { throwIfNoEntry: false })?.isDirectory() === true;
  const named = given === undefined ? backups?.folder : isFolder ? given : dirname(given);
  const folder = backupFolder(database, named);
  const to = given !== undefined && !isFolder ? given : folder.fileAt(systemClock.now());

  const abort = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => abort.abort());
  const progress = createProgress({
    write: (text) => void process.stderr.write(text),
    terminal: process.stderr.isTTY,
    now: () => performance.now(),
  });
  try {
    if (given === undefined && database !== ':memory:' && statSync(database, { throwIfNoEntry: false }))
      folder.make();
    const found = await backupOf(database, to, { progress: progress.at, signal: abort.signal });
    progress.end();
    // In the database's own folder the list is there already.
    if (dirname(to) !== dirname(database)) folder.noteForgotten();
    print(`${to}\n${contents(found)}; read whole, and sound`);
  } catch (error) {
    progress.end();
    if (!abort.signal.aborted) throw error;
    process.stderr.write('Given up; nothing is left of it.\n');
    process.exitCode = 1;
  }
});
