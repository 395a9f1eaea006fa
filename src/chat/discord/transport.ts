import {
  DiscordjsError,
  DiscordjsErrorCodes,
  Events,
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type APIInteraction,
  type GatewayMessageCreateDispatchData,
  type GatewayReadyDispatchData,
} from 'discord.js';
import type { Logger } from 'pino';
import { PlatformFault, type AdapterState } from '../adapter.ts';
import { createAttempts } from './attempts.ts';
import { createClient, type GatewayClient } from './client.ts';
import { faultOf } from './faults.ts';
import { channelsIn, hearRooms, type RoomListener } from './hear-rooms.ts';
import { within, type Schedule } from './schedule.ts';

/** What the gateway tells. */
export interface GatewayListener extends RoomListener {
  /** `channelsOf`: those of a server, as the gateway listed them. */
  ready(data: GatewayReadyDispatchData, channelsOf: (guild: string) => readonly string[]): void;
  interaction(data: APIInteraction): void;
  message(data: GatewayMessageCreateDispatchData): void;
  /** It cannot be used any more. */
  failed(fault: PlatformFault): void;
}

/** What `createGateway` is built from. */
export interface GatewayParts {
  readonly token: string;
  readonly apiRoot?: string;
  readonly callTimeout?: number;
  readonly schedule: Schedule;
  readonly onFault: (kind: string) => void;
  readonly log: Logger;
}

/** The line by which Discord tells what happens: kept up whatever comes, until it is hung up. */
export interface Gateway {
  /** Resolves when it listens, or was hung up before; rejects with a `PlatformFault`. */
  start(listener: GatewayListener): Promise<void>;
  state(): AdapterState;
  /** Listens no more; resolves when the line is closed. */
  hangUp(): Promise<void>;
}

/** An attempt to connect that has not led to a session in this time, in milliseconds, never will. */
const STUCK = 60_000;

/** How long the other side may take to say goodbye, in milliseconds. */
const GOODBYE = 1_500;

export const REVOKED =
  'Discord does not know this token. Make a new one in the developer portal (Bot, “Reset Token”) and set it as DISCORD_TOKEN.';

/** Why Discord closes the line for good, and what the operator can do. */
const FATAL: ReadonlyMap<number, string> = new Map([
  [GatewayCloseCodes.AuthenticationFailed, REVOKED],
  [
    GatewayCloseCodes.DisallowedIntents,
    'Discord does not let this application listen to private messages. Look at its intents in the developer portal (Bot, “Privileged Gateway Intents”).',
  ],
  [
    GatewayCloseCodes.InvalidIntents,
    'Discord does not know what Comeback asks to listen to. A newer Comeback is needed.',
  ],
  [
    GatewayCloseCodes.InvalidAPIVersion,
    'Discord does not speak this version of its language any more. A newer Comeback is needed.',
  ],
  [GatewayCloseCodes.ShardingRequired, 'The bot is in more servers than one connection may serve.'],
  [
    GatewayCloseCodes.InvalidShard,
    'Discord refuses this connection as one of several. A newer Comeback is needed.',
  ],
]);

/** Builds the line; nothing is connected yet. */
export function createGateway(parts: GatewayParts): Gateway {
  const { token, schedule, onFault, log } = parts;
  const attempts = createAttempts(schedule);
  let state: AdapterState = 'starting';
  let current: GatewayClient | undefined;
  let over = false;
  let renewing = false;
  let calmDown = () => {};
  let started = () => {};
  let hanging: Promise<void> | undefined;

  function open(listener: GatewayListener, counted = false): void {
    let isCounted = counted;
    const up = () => {
      if (over) return;
      state = 'up';
      calmDown();
      attempts.began();
      started();
    };
    const down = (kind: string) => {
      attempts.ended();
      if (over) return;
      if (state === 'up') state = 'down';
      onFault(kind);
    };
    const fail = (words: string) => {
      if (over) return;
      state = 'down';
      end();
      listener.failed(new PlatformFault(words));
    };
    const isMine = () => current === mine && !over;
    const broken = (error: unknown) => {
      if (!isMine()) return;
      report('gateway-broken', error);
      renew(listener);
    };
    const mine = createClient(parts, {
      async gate() {
        calmDown();
        const may = isCounted || (await attempts.next());
        isCounted = false;
        if (!may || !isMine()) return false;
        calmDown = schedule(STUCK, () => broken(new Error('no session')));
        return true;
      },
      dropped: (error) => report('gateway-event', error),
      broken,
    });
    current = mine;

    const { client } = mine;
    // What the library makes of an event is not needed: its data is what Discord documents.
    client.ws.on(GatewayDispatchEvents.Ready, (data: GatewayReadyDispatchData) => {
      if (!isMine()) return;
      listener.ready(data, (guild) => channelsIn(client, guild));
      up();
    });
    client.ws.on(GatewayDispatchEvents.Resumed, () => {
      if (isMine()) up();
    });
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (data: APIInteraction) => {
      if (isMine()) listener.interaction(data);
    });
    client.ws.on(GatewayDispatchEvents.MessageCreate, (data: GatewayMessageCreateDispatchData) => {
      if (isMine()) listener.message(data);
    });
    hearRooms(client, listener, isMine);
    client.on(Events.ShardReconnecting, () => {
      if (isMine()) down('gateway-lost');
    });
    client.on(Events.ShardDisconnect, ({ code }) => {
      if (isMine()) down('gateway-closed');
      if (isMine()) fail(FATAL.get(code) ?? `Discord closed the line for good (${code}).`);
    });
    client.on(Events.ShardError, (error) => report('gateway-error', error));
    client.on(Events.Error, (error) => report('gateway-error', error));
    client.on(Events.Invalidated, () => broken(new Error('invalidated')));

    client.login(token).catch((error: unknown) => {
      if (!isMine()) return;
      const { kind } = faultOf(error);
      const invalid = error instanceof DiscordjsError && error.code === DiscordjsErrorCodes.TokenInvalid;
      if (invalid || kind === 'revoked') return fail(REVOKED);
      report('gateway-login', error);
      renew(listener);
    });
  }

  /** A new client in place of one that is of no use any more. */
  function renew(listener: GatewayListener): void {
    if (renewing || over) return;
    renewing = true;
    attempts.ended();
    if (state === 'up') state = 'down';
    drop();
    void attempts.next().then((may) => {
      renewing = false;
      return may ? open(listener, true) : undefined;
    });
  }

  function drop(): void {
    const left = current;
    current = undefined;
    calmDown();
    left?.client.destroy().catch(() => {});
    left?.cut();
  }

  function end(): void {
    over = true;
    attempts.end();
    drop();
  }

  async function goodbye(): Promise<void> {
    const left = current;
    over = true;
    attempts.end();
    calmDown();
    started();
    if (left) await within(GOODBYE, left.client.destroy(), schedule);
    left?.cut();
  }

  function report(kind: string, error: unknown): void {
    if (over) return;
    onFault(kind);
    log.warn({ kind, code: faultOf(error).code }, 'the line to Discord has a fault');
  }

  return {
    state: () => state,
    start: async (listener) =>
      new Promise<void>((resolve, reject) => {
        started = resolve;
        open({
          ...listener,
          failed(fault) {
            reject(fault);
            listener.failed(fault);
          },
        });
      }),
    hangUp: async () => (hanging ??= over ? Promise.resolve() : goodbye()),
  };
}
