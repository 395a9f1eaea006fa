import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call } from './calls.ts';
import { listen } from './ears.ts';
import type { Gateway } from './gateway-hands.ts';
import { createGateway, type GatewayServer } from './gateway.ts';
import { createGuild, type Guild, type GuildOptions } from './guild.ts';
import { serve, type Decide } from './http.ts';
import { createLimiter, type Limits } from './limits.ts';
import { createPerson, type Person, type PersonOptions } from './person.ts';
import { PRIVILEGED } from './sessions.ts';
import { createWorld } from './world.ts';

export interface FakeDiscordOptions {
  /** The bot's token. */
  readonly token?: string;
  /** What this Discord takes for the present: ids, the three seconds, the fifteen minutes, nonces. */
  readonly clock?: { now(): string };
  /** Enforces rate limits. */
  readonly limits?: Limits;
  /** The privileged intents the app was granted, as bits; all by default. */
  readonly privileged?: number;
  readonly port?: number;
}

/** A Discord on loopback. */
export interface FakeDiscord {
  /** For `new Client({ rest: { api } })`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly applicationId: string;
  readonly gateway: Gateway;
  /** The guild that everybody is in, unless said otherwise. */
  readonly home: Guild;
  person(options: PersonOptions): Person;
  guild(options?: GuildOptions): Guild;
  /** Tells the last `n` dispatches again. */
  redeliver(n: number): void;
  /** Declares every token void: REST answers 401, the gateway closes with 4004. */
  revokesToken(): void;
  /** Issues a token; the earlier ones stay good. */
  issuesToken(token: string): void;
  /** Decides what the wire does to each call from now on; nothing without an argument. */
  fault(decide?: Decide): void;
  /** Every request, in order. */
  readonly calls: readonly Call[];
  /** What a correct client never sends. */
  readonly violations: readonly string[];
  /** Hears of each call as it arrives; returns what ends that. */
  onCall(listener: (call: Call) => void): () => void;
  /** Resolves with the first call, past or to come, that matches and is done with. */
  done(matches: (call: Call) => boolean, within?: number): Promise<Call>;
  close(): Promise<void>;
}

const PATIENCE_MS = 15_000;

export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const token = options.token ?? 'fake.discord.token';
  const { clock } = options;
  const wired: { gateway?: GatewayServer; decide?: Decide | undefined } = {};
  const world = createWorld({
    token,
    now: clock ? () => Date.parse(clock.now()) : () => Date.now(),
    privileged: options.privileged ?? PRIVILEGED,
    dispatch: (event, data) => wired.gateway?.dispatch(event, data),
  });
  const gateway = createGateway(world);
  wired.gateway = gateway;
  const listeners = new Set<(call: Call) => void>();
  const waiters = new Set<() => void>();
  const http = createServer(
    serve({
      world,
      limiter: createLimiter(options.limits),
      decide: () => wired.decide,
      arrived: (call) => listeners.forEach((listener) => listener(call)),
      answered: () => waiters.forEach((waiter) => waiter()),
      log: process.env['WIRE_LOG'],
    }),
  );
  http.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const home = createGuild(world, { name: 'Home' });

  return {
    apiRoot: `${world.origin}/api`,
    token,
    applicationId: world.applicationId,
    gateway,
    home,
    person(given) {
      const person = createPerson(world, given);
      for (const guild of given.guilds ?? [home]) guild.joins(person);
      return person;
    },
    guild: (given = {}) => createGuild(world, given),
    redeliver: (n) => gateway.redeliver(n),
    revokesToken() {
      world.tokens.clear();
      gateway.revoke();
    },
    issuesToken: (fresh) => void world.tokens.add(fresh),
    fault: (decide) => void (wired.decide = decide),
    calls: world.calls,
    violations: world.violations,
    onCall(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    done: async (matches, within = PATIENCE_MS) =>
      listen(
        waiters,
        () => world.calls.find((call) => call.finished && matches(call)),
        within,
        () =>
          `no such call; there were:\n${world.calls.map(({ method, path, status }) => `${method} ${path} ${status}`).join('\n')}`,
      ),
    async close() {
      gateway.close();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
