import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import { newCode } from './code.ts';
import type { Config } from './config.ts';
import { systemClock } from './delivery/clock.ts';
import type { App, Coach, Given } from './program.ts';
import { openStore } from './store/open.ts';

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
  const opened = openStore({
    url: config.databaseUrl,
    readRecord,
    contentVersion,
    newId: randomUUID,
    newCode,
  });
  try {
    const parts = { config, coach, log, clock: systemClock, ...given };
    if (config.telegram ?? config.discord) {
      return await (await import('./platforms.ts')).startPlatforms(opened, parts);
    }
    return await (await import('./playground.ts')).startPlayground(opened, parts);
  } catch (error) {
    opened.store.close();
    throw error;
  }
}
