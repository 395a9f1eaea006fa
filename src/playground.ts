import { join } from 'node:path';
import { createPlayground } from './chat/playground/playground.ts';
import { rewake } from './delivery/rewake.ts';
import { createHouse } from './house.ts';
import type { App, StartParts } from './program.ts';
import { packageRoot } from './root.ts';
import type { openStore } from './store/open.ts';
import { watch } from './watch.ts';
import { watchRoutes } from './web/routes.ts';

/** Starts the playground on an open database. Throws a `ListenFault`. */
export async function startPlayground<R>(
  { store, playground: storage }: ReturnType<typeof openStore<R>>,
  { config, coach, log, clock: real, timeZoneData, backups }: StartParts<R>,
): Promise<App> {
  const { routes, meter } = watch({
    store,
    coach,
    timeZoneData,
    adapters: () => [playground],
    now: () => playground.clock.now(),
    lastBeat: () => undefined,
    // Made by the machine's time, whatever the playground's clock shows.
    ...(backups && { backups: { ...backups, now: real.now } }),
  });
  const find = (id: string) => store.find({ platform: playground.platform, id });
  const playground = createPlayground({
    storage,
    start: config.playgroundStart ?? real.now(),
    host: config.host,
    ...(config.port !== undefined && { port: config.port }),
    beat: (now): Promise<void> => house.heartbeat.beat(now),
    nextDue: store.nextDue,
    zoneOf(id) {
      const found = find(id);
      return found && coach.zoneOf(found.record);
    },
    knows: (id) => find(id) !== undefined,
    locales: coach.locales,
    words: (locale) => coach.wordsOf(locale, 'page-'),
    pageFolder: join(packageRoot(), 'src/chat/playground/page'),
    routes: watchRoutes(routes),
    log,
  });
  const { clock } = playground;
  const house = createHouse({
    store,
    step: coach.step,
    adapters: [playground],
    clock,
    log,
    meter,
    patient: true,
  });
  await rewake({ store, nextWake: coach.nextWake, timeZoneData, log });
  await playground.start(house.handle, () => {});
  return {
    addresses: [],
    ready: Promise.resolve([`Comeback is ready: open ${playground.address()} (Ctrl+C ends it)`]),
    broken: new Promise(() => {}),
    beat: () => house.heartbeat.beat(clock.now()),
    async stop() {
      await playground.stop();
      store.close();
    },
  };
}
