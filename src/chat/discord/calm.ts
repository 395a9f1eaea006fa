import { SimpleShardingStrategy } from 'discord.js';

/*
 * The library's connection to the gateway, made calm. By itself it connects anew twice a second for as long as the
 * gateway closes at once, each time spending one of the day's identifications; and it lets go of promises that can
 * reject (two attempts to connect at once, a heartbeat on a socket that is going away), which would end the process.
 * It offers no place for either, so its own methods are wrapped here. The session stays the library's: what happened
 * while the connection was away is told again when it is resumed.
 */

/** What is done around the library's own doings. */
export interface Calming {
  /** Waits until the next attempt to connect may be made; false: none may any more. */
  gate(): Promise<boolean>;
  /** An event could not be handled. */
  dropped(error: unknown): void;
  /** The connection cannot be relied on any more. */
  broken(error: unknown): void;
}

/** The library's strategy for its one connection, which also can cut it. */
export interface CalmStrategy extends SimpleShardingStrategy {
  /** Cuts the connection without waiting for the other side's goodbye. */
  cut(): void;
}

/** The parts of the library's connection that are wrapped. */
interface Shard {
  readonly status: number;
  readonly connection: Socket | null;
  internalConnect(): Promise<void>;
  onMessage(data: unknown, isBinary: boolean): Promise<void>;
  onClose(code: number): Promise<void>;
  heartbeat(requested?: boolean): Promise<void>;
  destroy(options?: object): Promise<void>;
}

/** The socket below it. */
interface Socket {
  readonly readyState: number;
  on(event: 'error', listener: () => void): unknown;
  terminate(): void;
}

/** `status` of a connection that is not there; `readyState` of a socket that is not there yet. */
const IDLE = 0;
const CONNECTING = 0;

/** A strategy whose connections are calm. */
export function calmStrategy(
  manager: ConstructorParameters<typeof SimpleShardingStrategy>[0],
  calming: Calming,
): CalmStrategy {
  const strategy = new SimpleShardingStrategy(manager);
  const shards = () => Reflect.get(strategy, 'shards') as ReadonlyMap<number, Shard>;
  const spawn = strategy.spawn.bind(strategy);
  return Object.assign(strategy, {
    async spawn(ids: number[]) {
      await spawn(ids);
      for (const shard of shards().values()) calm(shard, calming);
    },
    cut() {
      for (const { connection } of shards().values()) {
        connection?.on('error', ignore);
        connection?.terminate();
      }
    },
  });
}

function calm(shard: Shard, { gate, dropped, broken }: Calming): void {
  const own = {
    connect: shard.internalConnect.bind(shard),
    onMessage: shard.onMessage.bind(shard),
    onClose: shard.onClose.bind(shard),
    heartbeat: shard.heartbeat.bind(shard),
    destroy: shard.destroy.bind(shard),
  };
  let connecting = false;

  shard.internalConnect = async () => {
    if (connecting) return;
    connecting = true;
    try {
      if (!(await gate()) || shard.status !== IDLE) return;
    } finally {
      connecting = false;
    }
    await own.connect().catch(broken);
  };
  shard.onMessage = async (data, isBinary) => own.onMessage(data, isBinary).catch(dropped);
  shard.onClose = async (code) => own.onClose(code).catch(broken);
  shard.heartbeat = async (requested) => own.heartbeat(requested).catch(broken);
  shard.destroy = async (options) => {
    if (shard.status !== IDLE) abandon(shard.connection);
    await own.destroy(options).catch(broken);
  };
}

/**
 * The library forgets a socket that is still connecting, without closing it, and listens to its errors no more: the
 * next one would end the process.
 */
function abandon(socket: Socket | null): void {
  socket?.on('error', ignore);
  if (socket?.readyState !== CONNECTING) return;
  Object.assign(socket, { onmessage: null, onclose: null });
  socket.terminate();
}

function ignore(): void {}
