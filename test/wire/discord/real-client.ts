import {
  Client,
  DiscordAPIError,
  SimpleShardingStrategy,
  Events,
  GatewayIntentBits as Bits,
  Partials,
  type BitFieldResolvable,
  type GatewayIntentsString,
  type SessionInfo,
} from 'discord.js';
import { onTestFinished } from 'vitest';
import { startFakeDiscord, type FakeDiscord, type FakeDiscordOptions } from './start.ts';

export interface RealClient {
  readonly discord: FakeDiscord;
  readonly client: Client<true>;
}

type Intents = BitFieldResolvable<GatewayIntentsString, number>;

/** A fake that ends with the test. */
export async function fake(options?: FakeDiscordOptions): Promise<FakeDiscord> {
  const discord = await startFakeDiscord(options);
  onTestFinished(async () => discord.close());
  return discord;
}

/** A real client, not yet logged in, that ends with the test. Nobody waits the five seconds between two IDENTIFYs. */
export function unconnected(
  discord: FakeDiscord,
  intents: Intents = [Bits.Guilds, Bits.DirectMessages],
): Client {
  let ended = false;
  const client = new Client({
    intents,
    partials: [Partials.Channel],
    rest: { api: discord.apiRoot, retries: 0 },
    allowedMentions: { parse: [] },
    ws: {
      buildIdentifyThrottler: () => ({ waitForIdentify: async () => Promise.resolve() }),
      buildStrategy(manager) {
        // A client that is destroyed between two connections goes on connecting: it asks for its session before each.
        // And it breaks at RESUMED when it finds its session gone by then.
        const { options } = manager;
        const tell = options.updateSessionInfo;
        let kept: SessionInfo | null = null;
        options.retrieveSessionInfo = () => (ended ? new Promise(() => undefined) : kept);
        options.updateSessionInfo = (shard, session) => {
          kept = session;
          if (session) void tell(shard, session);
        };
        return new SimpleShardingStrategy(manager);
      },
    },
  });
  client.on(Events.Error, () => undefined);
  onTestFinished(() => {
    ended = true;
    // Never resolves while a connection has not said hello.
    void client.destroy();
  });
  return client;
}

/** A real client, logged in at a fake. */
export async function connected(options?: FakeDiscordOptions, intents?: Intents): Promise<RealClient> {
  const discord = await fake(options);
  return { discord, client: await loggedIn(discord, unconnected(discord, intents)) };
}

/** Logs a client in and waits until it is ready. */
export async function loggedIn(discord: FakeDiscord, client: Client): Promise<Client<true>> {
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

/** The code and the text of what a call is refused with. */
export async function refusal(call: Promise<unknown>): Promise<{ code: unknown; text: string }> {
  const error: unknown = await call.catch((caught: unknown) => caught);
  if (!(error instanceof DiscordAPIError)) return { code: 'accepted', text: JSON.stringify(error) };
  return { code: error.code, text: JSON.stringify(error.rawError) };
}
