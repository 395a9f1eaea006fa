import type { AddressInfo } from 'node:net';
import type { BotCommand, BotCommandScope, UserFromGetMe } from '@grammyjs/types';
import { makeCallLog, type Call, type Violation } from './calls.ts';
import { makeDispatch } from './dispatch.ts';
import { eventually } from './eventually.ts';
import { makeFaults, type Decide } from './faults.ts';
import { makeGroup, type Group, type GroupSetup } from './group.ts';
import { makeGate, type Limits } from './limits.ts';
import { commandsKey } from './methods/commands.ts';
import { makeHandlers } from './methods/handlers.ts';
import { makePerson, type Person, type Who } from './person.ts';
import { refuse } from './refusal.ts';
import { makeServer } from './server.ts';
import { makeUpdates } from './updates.ts';
import { makeWebhook } from './webhook.ts';
import { makeWorld } from './world.ts';

export interface FakeTelegramOptions {
  /** The bot's token; its id is what stands before the colon. */
  readonly token?: string;
  /** What the bot is. */
  readonly bot?: Partial<Omit<UserFromGetMe, 'id' | 'is_bot'>>;
  /** What time it is, ISO-8601; the real time where not given. Polls and retries run on real time always. */
  readonly clock?: { readonly now: () => string };
  readonly limits?: Limits;
  /** How long a pressed button may wait for its answer, in milliseconds. */
  readonly queryDeadline?: number;
  /** Where calls are written to as lines of JSON: what WIRE_LOG says where not given, nowhere where `false`. */
  readonly wireLog?: string | false;
  /** `false` keeps no record of calls, for long measurements. */
  readonly keepCalls?: boolean;
  /** The port to listen on; a free one where not given. */
  readonly port?: number;
}

/** A Telegram server on loopback, with one bot. */
export interface FakeTelegram {
  /** What grammY wants as `client.apiRoot`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly bot: UserFromGetMe;
  person(who: Who): Person;
  group(setup: GroupSetup): Group;
  readonly calls: readonly Call[];
  /** What a correct client never sends. */
  readonly violations: readonly Violation[];
  /** Tells of every call when it is done with. Returns how to stop it. */
  onCall(listener: (call: Call) => void): () => void;
  /** Tells of every call as it arrives. Returns how to stop it. */
  onArrival(listener: (call: Call) => void): () => void;
  /** Lets calls go wrong. Returns how to stop it. */
  fault(decide: Decide): () => void;
  /** Sends an update once more, even a confirmed one. */
  redeliver(updateId: number): void;
  /** The same for the last ones, oldest first. */
  redeliverLast(count: number): void;
  /** From now on the token is unknown. */
  revokeToken(): void;
  /** The commands as they are registered. */
  commands(scope?: BotCommandScope, language?: string): readonly BotCommand[];
  /** Waits until something is true; looks whenever a call comes or ends, or an update is handed over or confirmed. */
  until(isTrue: () => boolean, what?: string): Promise<void>;
  /**
   * Waits until every update was confirmed, no call is under way, and the poll, if the bot polls, is held again. A bot
   * that works on after it has confirmed an update may still call afterwards.
   */
  idle(): Promise<void>;
  /** Ends everything: held polls, connections, whoever waits. */
  close(): Promise<void>;
}

const TOKEN = '7000000001:AAFakeTokenOfAFakeBotOnLoopbackOnly';
const QUERY_DEADLINE = 15_000;

/** Starts a fake Telegram server on a free port of this machine. */
export async function startFakeTelegram(options: FakeTelegramOptions = {}): Promise<FakeTelegram> {
  const token = options.token ?? TOKEN;
  const { clock } = options;
  const now = clock ? () => Date.parse(clock.now()) : () => Date.now();
  const watchers = new Set<() => void>();
  const closing = new Set<() => void>();
  let known = true;

  const moved = (): void => {
    webhook.poke();
    for (const watch of watchers) watch();
  };
  const updates = makeUpdates(moved);
  const webhook = makeWebhook(updates, now, moved);
  const world = makeWorld(now, botOf(token, options.bot ?? {}), updates);
  const wireLog = options.wireLog ?? process.env['WIRE_LOG'];
  const log = makeCallLog(wireLog === false ? undefined : wireLog, options.keepCalls ?? true);
  const faults = makeFaults();
  const handlers = makeHandlers(
    world,
    webhook,
    makeGate(options.limits ?? {}, now),
    options.queryDeadline ?? QUERY_DEADLINE,
  );
  const dispatch = makeDispatch({ world, log, faults, webhook, handlers, moved });
  const server = makeServer((given) => known && given === token, dispatch);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;

  const until = async (isTrue: () => boolean, what = 'it never became true'): Promise<void> => {
    let watch: (() => void) | undefined;
    try {
      await eventually<void>(closing, what, (happened) => {
        watch = () => {
          if (isTrue()) happened();
        };
        watchers.add(watch);
        watch();
      });
    } finally {
      if (watch) watchers.delete(watch);
    }
  };

  return {
    apiRoot: `http://127.0.0.1:${port}`,
    token,
    bot: world.bot,
    person: (who) => makePerson(world, who, closing),
    group: (setup) => makeGroup(world, setup),
    calls: log.calls,
    violations: log.violations,
    onCall: (listener) => {
      log.listeners.add(listener);
      return () => log.listeners.delete(listener);
    },
    onArrival: (listener) => {
      log.arrivals.add(listener);
      return () => log.arrivals.delete(listener);
    },
    fault: faults.add,
    redeliver: (updateId) => updates.redeliver([updateId]),
    redeliverLast: (count) => updates.redeliver(updates.last(count)),
    revokeToken: () => {
      known = false;
      updates.end(refuse(401, 'Unauthorized'));
    },
    commands: (scope, language) => world.commands.get(commandsKey(scope, language)) ?? [],
    until,
    idle: async () =>
      until(
        () =>
          updates.pending === 0 && log.underWay === 0 && (webhook.url === '' ? updates.held : !webhook.busy),
        'the bot never came to rest',
      ),
    close: async () => {
      for (const close of closing) close();
      webhook.close();
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
}

function botOf(token: string, more: Partial<UserFromGetMe>): UserFromGetMe {
  return {
    id: Number(token.split(':')[0]),
    is_bot: true,
    first_name: 'Coach',
    username: 'fake_coach_bot',
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
    ...more,
  };
}
