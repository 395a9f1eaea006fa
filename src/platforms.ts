import type { Adapter, PlatformParts } from './chat/adapter.ts';
import type { Config } from './config.ts';
import { noMeter, type Meter } from './delivery/meter.ts';
import { rewake } from './delivery/rewake.ts';
import { createHouse } from './house.ts';
import { startAll } from './listening.ts';
import type { App, Coach, Given, StartParts } from './program.ts';
import type { openStore } from './store/open.ts';
import type { Watched } from './web/routes.ts';
import type { Served } from './web/serve.ts';

/** How long stopping waits for what is on its way, in milliseconds, before the lines are cut. */
const LAST_WORDS = 4_000;

/** How long stopping waits, in milliseconds, for a platform that does not answer. */
const LAST_ANSWER = 2_000;

/** How long stopping waits, in milliseconds, until what was cut off is noted. */
const LAST_SETTLING = 500;

/** Starts the bot on every platform whose token is set, on an open database. Throws a `ListenFault`. */
export async function startPlatforms<R>(
  { store }: ReturnType<typeof openStore<R>>,
  {
    config,
    coach,
    log,
    clock,
    timeZoneData,
    backups,
    still,
    pause,
    callTimeout,
    callsPerSecond,
  }: StartParts<R> & Given,
): Promise<App> {
  let lastBeat = clock.now();
  // Who is not asked how the program is need not carry what it takes to tell.
  const watching =
    config.port === undefined
      ? undefined
      : (await import('./watch.ts')).watch({
          store,
          coach,
          timeZoneData,
          adapters: () => adapters,
          now: clock.now,
          lastBeat: () => (still ? undefined : lastBeat),
          ...(backups && { backups }),
        });
  const counting = watching?.meter ?? noMeter;
  const meter: Meter = {
    ...counting,
    beat(milliseconds) {
      lastBeat = clock.now();
      counting.beat(milliseconds);
    },
  };
  const { adapters, hook } = await createPlatforms(config, coach, (platform) => ({
    onFault: (kind) => meter.fault(platform, kind),
    log: log.child({ platform }),
    ...(callTimeout !== undefined && { callTimeout }),
    ...(callsPerSecond !== undefined && { callsPerSecond }),
  }));
  const house = createHouse({
    store,
    step: coach.step,
    adapters,
    clock,
    log,
    meter,
    patient: false,
    ...(pause && { pause }),
  });
  const server = watching && (await serveWatch(config, watching.routes, hook));

  const platforms = startAll(adapters, house.handle, log);
  house.outbox.start();
  const ending = new AbortController();
  /** Nobody is woken by a rule that no longer holds. */
  const wakeByTheRules = async (): Promise<void> => {
    await rewake({
      store,
      nextWake: coach.nextWake,
      timeZoneData,
      log,
      signal: ending.signal,
      onBatch: () => (lastBeat = clock.now()),
    }).catch((error: unknown) => log.error({ err: error }, 'wakes could not be told again'));
    if (!still && !ending.signal.aborted) house.heartbeat.start();
  };
  const rewoken = wakeByTheRules();

  return {
    addresses: platforms.addresses,
    ready: platforms.first.then(() => [
      ...(server ? [`Health and metrics: http://${config.host}:${server.port}/healthz and /metrics`] : []),
      'Comeback is ready (Ctrl+C ends it)',
    ]),
    broken: platforms.broken,
    async beat() {
      await rewoken;
      await house.heartbeat.beat(clock.now());
    },
    async stop() {
      ending.abort();
      platforms.stop();
      await within(LAST_ANSWER, [
        rewoken,
        house.heartbeat.stop(),
        ...adapters.map(async (one) => one.stop()),
      ]);
      await within(LAST_WORDS, [house.outbox.flush()]);
      const settled = house.outbox.stop();
      await within(LAST_ANSWER, [
        ...adapters.map(async (one) => one.close()),
        ...(server ? [server.stop()] : []),
      ]);
      await within(LAST_SETTLING, [settled]);
      store.close();
    },
  };
}

type Own = Pick<PlatformParts, 'onFault' | 'log' | 'callTimeout' | 'callsPerSecond'>;

interface Platforms {
  readonly adapters: readonly Adapter[];
  /** Where one of them is called by its platform. */
  readonly hook?: { readonly path: string; serve(request: Request): Promise<Response> };
}

/** Loads what is needed and nothing else: a library that is not used costs no memory. */
async function createPlatforms<R>(
  { telegram, discord }: Config,
  { offers, locales, wordsOf }: Coach<R>,
  own: (platform: string) => Own,
): Promise<Platforms> {
  const words = (locale: string) => wordsOf(locale, 'chat-');
  const shared = { offers, locales, words };
  const adapters: Adapter[] = [];
  if (discord) {
    const { createDiscord } = await import('./chat/discord/discord.ts');
    adapters.push(createDiscord({ ...shared, ...discord, ...own('discord') }));
  }
  if (!telegram) return { adapters };
  const { createTelegram } = await import('./chat/telegram/telegram.ts');
  const { webhookUrl, ...settings } = telegram;
  const parts = { ...shared, ...settings, ...own('telegram') };
  if (webhookUrl === undefined) return { adapters: [...adapters, createTelegram(parts)] };
  const adapter = createTelegram({ ...parts, webhook: { url: webhookUrl } });
  const hook = { path: new URL(webhookUrl).pathname, serve: adapter.webhook };
  return { adapters: [...adapters, adapter], hook };
}

async function serveWatch(
  { host, port = 0 }: Config,
  watched: Watched,
  hook: Platforms['hook'],
): Promise<Served> {
  const [{ watchRoutes }, { serve }] = await Promise.all([
    import('./web/routes.ts'),
    import('./web/serve.ts'),
  ]);
  const routes = watchRoutes(watched);
  // Compared as it is written: a router would read signs in it.
  if (hook)
    routes.post('*', (c) =>
      new URL(c.req.url).pathname === hook.path ? hook.serve(c.req.raw) : c.notFound(),
    );
  return serve(routes, host, port);
}

/** Waits for all of them, well or not, but no longer than that. */
async function within(milliseconds: number, work: readonly Promise<unknown>[]): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, milliseconds)));
  await Promise.race([Promise.allSettled(work), late]);
  clearTimeout(timer);
}
