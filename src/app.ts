import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { Logger } from 'pino';
import { newCode } from './code.ts';
import type { Config } from './config.ts';
import { systemClock } from './delivery/clock.ts';
import type { App, Coach, Given } from './program.ts';
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
  try {
    const timeZoneData = process.versions['tz'] ?? 'unknown';
    const parts = { config, coach, log, clock: systemClock, timeZoneData, ...given };
    if (config.telegram ?? config.discord) {
      return await (await import('./platforms.ts')).startPlatforms(opened, parts);
    }
    return await (await import('./playground.ts')).startPlayground(opened, parts);
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
