import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { createPlayground } from './chat/playground/playground.ts';
import type { Config } from './config.ts';
import { systemClock } from './delivery/clock.ts';
import { createHandle } from './delivery/handle.ts';
import { createHeartbeat, type Heartbeat } from './delivery/heartbeat.ts';
import { createOutbox } from './delivery/outbox.ts';
import { packageRoot } from './root.ts';
import { openStore } from './store/open.ts';
import type { Decide } from './store/store.ts';

/** The coach, as far as storing, delivering and showing need to know it. */
export interface Coach<R> {
  readonly step: Decide<R>;
  /** Checks a kept record and upgrades one of an older version; throws for what it does not know. */
  readonly readRecord: (json: unknown) => R;
  /** The zone that a record holds, where it holds one already. */
  readonly zoneOf: (record: R) => string | undefined;
  /** The version of rules and words. */
  readonly contentVersion: string;
  readonly locales: readonly string[];
  /** The words of the playground's page in one of `locales`, by key. */
  readonly pageWords: (locale: string) => Readonly<Record<string, string>>;
}

/** Everything, running. */
export interface App {
  readonly url: string;
  /** Takes nothing new, finishes what runs and closes the database. */
  stop(): Promise<void>;
}

/**
 * Builds everything, connects it and starts it. Throws a `DatabaseFault` or a `ListenFault` that tells the
 * operator what to do; nothing is left running then.
 */
export async function startApp<R>(config: Config, coach: Coach<R>, log: Logger): Promise<App> {
  const { readRecord, contentVersion, step } = coach;
  const opened = openStore({ url: config.databaseUrl, readRecord, contentVersion, newId: randomUUID });
  const { store } = opened;

  const playground = createPlayground({
    storage: opened.playground,
    start: config.playgroundStart ?? systemClock.now(),
    host: config.host,
    ...(config.port !== undefined && { port: config.port }),
    beat: (now): ReturnType<Heartbeat['beat']> => heartbeat.beat(now),
    nextDue: store.nextDue,
    zoneOf(id) {
      const found = store.find({ platform: playground.platform, id });
      return found && coach.zoneOf(found.record);
    },
    locales: coach.locales,
    words: coach.pageWords,
    pageFolder: join(packageRoot(), 'src/chat/playground/page'),
    log,
  });
  const { clock } = playground;
  const outbox = createOutbox({ store, adapters: [playground], clock, log });
  const heartbeat = createHeartbeat({ store, step, outbox, clock, log });

  try {
    await playground.start(createHandle({ store, step, outbox, clock, log }));
  } catch (error) {
    store.close();
    throw error;
  }
  return {
    url: playground.url(),
    async stop() {
      await playground.stop();
      store.close();
    },
  };
}
