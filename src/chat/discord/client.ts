import { Client, GatewayDispatchEvents, GatewayIntentBits, Options, Partials } from 'discord.js';
import { restOptions, type CallsParts } from './calls.ts';
import { calmStrategy, type Calming, type CalmStrategy } from './calm.ts';

/** Everything the library would remember, and what we let it: nothing but itself. Idle memory counts. */
const NOTHING = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildForumThreadManager: 0,
  GuildInviteManager: 0,
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildSoundboardSoundManager: 0,
  GuildStickerManager: 0,
  GuildTextThreadManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadManager: 0,
  ThreadMemberManager: 0,
  VoiceStateManager: 0,
} as const;

/** A client of the library's, and its connection. */
export interface GatewayClient {
  readonly client: Client;
  /** Cuts the connection without waiting for the other side's goodbye. */
  cut(): void;
}

/** A client that listens to the gateway and does nothing else. No privileged intent: what is said in servers stays there. */
export function createClient(
  parts: Pick<CallsParts, 'apiRoot' | 'callTimeout'>,
  calming: Calming,
): GatewayClient {
  let strategy: CalmStrategy | undefined;
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: restOptions(parts),
    makeCache: Options.cacheWithLimits({
      ...NOTHING,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client: { user } }) => id === user.id },
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client: { user } }) => id === user.id },
    }),
    ws: {
      buildStrategy: (manager) => (strategy = calmStrategy(manager, calming)),
    },
  });
  attend(client);
  return { client, cut: () => strategy?.cut() };
}

/** The library's own handling of an event: what it remembers of it, and the objects that it makes. */
interface Handler {
  handlePacket(packet: { readonly t?: string } | undefined, shard: unknown): boolean;
}

/** Read as they are, by us: the library would make a tree of objects of each that nobody looks at. */
const READ_HERE: ReadonlySet<string | undefined> = new Set([
  GatewayDispatchEvents.InteractionCreate,
  GatewayDispatchEvents.MessageCreate,
]);

/** The library has no setting for what it handles, so its method is wrapped here. */
function attend({ ws }: Client): void {
  const own = ws as unknown as Handler;
  const handle = own.handlePacket.bind(ws);
  own.handlePacket = (packet, shard) => READ_HERE.has(packet?.t) || handle(packet, shard);
}
