import type { Coach } from './program.ts';
import type { Adapter, AdapterState } from './chat/adapter.ts';
import type { Meter } from './delivery/meter.ts';
import { ages, createMetrics, type BackupsWatched } from './metrics.ts';
import type { Store } from './store/store.ts';
import type { Watched } from './web/routes.ts';

/** A heartbeat comes every minute; without one for so long, in milliseconds, something is wrong. */
const LONGEST_SILENCE = 180_000;

/** What is watched. */
export interface WatchParts<R> {
  readonly store: Pick<Store<R>, 'waiting'>;
  readonly coach: Pick<Coach<R>, 'contentVersion'>;
  /** The version of the time-zone data by which local times are told. */
  readonly timeZoneData: string;
  readonly adapters: () => readonly Pick<Adapter, 'platform' | 'state'>[];
  /** ISO-8601 UTC. */
  readonly now: () => string;
  /** When the heart has last beaten; undefined where it need not beat by itself. */
  readonly lastBeat: () => string | undefined;
  /** How the scheduled backups are, by whose time. */
  readonly backups?: BackupsWatched;
}

/** How the program is, in numbers and states, for `/healthz` and `/metrics`. Nothing in it is about anybody. */
export function watch<R>({ store, coach, timeZoneData, adapters, now, lastBeat, backups }: WatchParts<R>): {
  readonly meter: Meter;
  readonly routes: Watched;
} {
  const platforms = (): Record<string, AdapterState> =>
    Object.fromEntries(adapters().map((one) => [one.platform, one.state()]));
  const { meter, text } = createMetrics({
    waiting: store.waiting,
    platforms,
    now,
    ...(backups && { backups }),
  });
  const silent = (): boolean => {
    const beat = lastBeat();
    return beat !== undefined && Date.parse(now()) - Date.parse(beat) > LONGEST_SILENCE;
  };
  return {
    meter,
    routes: {
      metrics: text,
      health: () => ({
        ok: Object.values(platforms()).includes('up') && !silent(),
        platforms: platforms(),
        heartbeat: silent() ? 'silent' : 'beating',
        outbox: outboxOf(store.waiting(), now()),
        content: coach.contentVersion,
        node: process.versions.node,
        timeZoneData,
      }),
    },
  };
}

function outboxOf(waiting: ReturnType<Store<unknown>['waiting']>, now: string) {
  const count = (state: string) =>
    waiting.filter((one) => one.state === state).reduce((sum, one) => sum + one.count, 0);
  return {
    waiting: count('pending') + count('sending') + count('unknown'),
    dead: count('dead'),
    oldestSeconds: Math.round(Math.max(0, ...ages(waiting, now).values())),
  };
}
