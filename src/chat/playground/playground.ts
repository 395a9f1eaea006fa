import type { Server } from 'node:http';
import type { Hono } from 'hono';
import type { Logger } from 'pino';
import type { Adapter } from '../adapter.ts';
import { createChats, stranger } from './chats.ts';
import { close, listen } from '../../web/listen.ts';
import { createPost } from './post.ts';
import { PLAYGROUND } from './rooms.ts';
import type { Storage } from './storage.ts';
import { createTime } from './time.ts';
import { createTransport } from './transport.ts';

/** What the playground is built from. */
export interface PlaygroundParts {
  readonly storage: Storage;
  /** The first moment of a new playground, ISO-8601 UTC; one that exists keeps its own. */
  readonly start: string;
  readonly host: string;
  /** 0: any free one. Absent: the first free from 8080 on. */
  readonly port?: number;
  /** Lets everything happen that is due at `now`, and sends what comes of it. */
  readonly beat: (now: string) => Promise<void>;
  /** When something is due next, ISO-8601 UTC. */
  readonly nextDue: () => string | undefined;
  /** The zone a person has told the coach. */
  readonly zoneOf: (person: string) => string | undefined;
  /** Has the coach ever heard of that person? */
  readonly knows: (person: string) => boolean;
  /** The languages there are. */
  readonly locales: readonly string[];
  /** The words of the page itself, by key. */
  readonly words: (locale: string) => Readonly<Record<string, string>>;
  /** The folder of the page's own files. */
  readonly pageFolder: string;
  /** More that the server answers: how the program is. */
  readonly routes: Hono;
  readonly log: Logger;
}

/** A platform on this machine, with a clock of its own. */
export interface Playground extends Adapter {
  readonly clock: { now(): string };
}

/** Builds the playground and sets its clock, if it has none. `start` throws a `ListenFault` that says what to do. */
export function createPlayground(parts: PlaygroundParts): Playground {
  const { storage, host } = parts;
  const post = createPost(storage, stranger);
  const time = createTime(parts);
  let server: Server | undefined;
  let port = 0;

  return {
    platform: PLAYGROUND,
    clock: { now: time.now },
    send: post.send,
    address: () => `http://${host.includes(':') ? `[${host}]` : host}:${port}/`,
    state: () => (server?.listening ? 'up' : 'starting'),
    async start(receive) {
      // What a crash cut short at this very moment is finished before anybody can ask.
      await parts.beat(time.now());
      const chats = createChats({ ...parts, post, time, receive });
      server = createTransport({ ...parts, chats, port: () => port });
      port = await listen(server, host, parts.port);
    },
    async stop() {
      time.halt();
      if (server) await close(server);
    },
    close: () => Promise.resolve(),
  };
}
