import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { newCode } from './code.ts';
import type { Schedule } from './care/schedule.ts';
import type { Config } from './config.ts';
import { systemClock, type Clock } from './delivery/clock.ts';
import type { App, Coach, Given } from './program.ts';
import type { BackupOptions } from './store/backup.ts';
import { databaseFile } from './store/connect.ts';
import { TakenFault } from './store/fault.ts';
import { openStore } from './store/open.ts';

/** How long another process may take to end, in milliseconds: one that was asked to stop ends within 10 seconds. */
const PATIENCE = 15_000;

/** How often it is looked whether it has, in milliseconds. */
const LOOK_AGAIN = 100;

/**
 * Builds everything, connects it and starts it: the platforms whose tokens are set, or without any the playground.
 * Throws a `DatabaseFault` or a `ListenFault` that tells the operator what to do; nothing is left running then.
 */
export async function startApp<R>(
  config: Config,
  coach: Coach<R>,
  log: Logger,
  given: Given = {},
): Promise<App> {
  const { readRecord, contentVersion } = coach;
  const store = { url: config.databaseUrl, readRecord, contentVersion, newId: randomUUID, newCode };
  const opened = await whenFree(() => openStore(store), log, given.patience);
  if (opened.upgraded)
    log.info({ kind: `schema-${opened.upgraded.from}` }, 'copied, then brought to a new schema');
  try {
    const timeZoneData = process.versions['tz'] ?? 'unknown';
    const clock = given.clock ?? systemClock;
    const schedule = await scheduleOf(config, opened.backup, clock, log);
    const parts = {
      config,
      coach,
      log,
      clock,
      timeZoneData,
      ...(schedule && { backups: schedule }),
      ...given,
    };
    const app =
      (config.telegram ?? config.discord)
        ? await (await import('./platforms.ts')).startPlatforms(opened, parts)
        : await (await import('./playground.ts')).startPlayground(opened, parts);
    return schedule ? backedUp(app, schedule, given.still === undefined) : app;
  } catch (error) {
    opened.store.close();
    throw error;
  }
}

/** Opens a database as soon as no other process has it open. Throws the `TakenFault` of one that does not end. */
async function whenFree<T>(open: () => T, log: Logger, patience = PATIENCE): Promise<T> {
  const until = performance.now() + patience;
  for (let tries = 0; ; tries += 1) {
    try {
      return open();
    } catch (error) {
      if (!(error instanceof TakenFault) || performance.now() >= until) throw error;
      if (tries === 0)
        log.warn(
          `another Comeback works on this database; waiting for it to end, up to ${Math.ceil(patience / 1000)} s`,
        );
    }
    await setTimeout(LOOK_AGAIN);
  }
}

async function scheduleOf(
  { databaseUrl, backups }: Config,
  backup: (to: string, how: BackupOptions) => Promise<unknown>,
  { now }: Clock,
  log: Logger,
): Promise<Schedule | undefined> {
  if (backups?.every === undefined) return undefined;
  const [{ backupFolder }, { createSchedule }] = await Promise.all([
    import('./care/folder.ts'),
    import('./care/schedule.ts'),
  ]);
  const { every, keep, folder: named } = backups;
  const folder = backupFolder(databaseFile(databaseUrl), named);
  return createSchedule({ folder, every, keep, backup, now, log });
}

/** Beside the program, backups: they end before the database is closed. */
function backedUp(app: App, schedule: Schedule, byItself: boolean): App {
  if (byItself) schedule.start();
  return {
    ...app,
    async beat() {
      await app.beat();
      await schedule.tick();
    },
    async stop() {
      await schedule.stop();
      await app.stop();
    },
  };
}
