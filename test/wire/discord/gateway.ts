import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayCloseCodes as Close } from 'discord-api-types/v10';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import { createEvents } from './gateway-events.ts';
import type { Gateway, Greeting, ResumeAnswer } from './gateway-hands.ts';
import { isObject, numberAt, textAt, type JsonObject } from './json.ts';
import { OP } from './numbers.ts';
import {
  ALL_INTENTS,
  asSeenBy,
  createSession,
  isOwn,
  missed,
  PRIVILEGED,
  tell,
  type Session,
} from './sessions.ts';
import { guildCreate, readyBody } from './shapes.ts';
import type { World } from './world.ts';

export interface GatewayServer extends Gateway {
  /** Takes a connection that asks for a WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  close(): void;
  dispatch(event: string, data: object): void;
  /** Tells the last `n` dispatches again, oldest first, those of the bot's own messages left out. */
  redeliver(n: number): void;
  /** Gives up every session of a token that is no longer good. */
  revoke(): void;
}

const HEARTBEAT_MS = 41_250;
const REMEMBERED = 1000;
const MAX_PAYLOAD = 4096;

export function createGateway(world: World): GatewayServer {
  const server = new WebSocketServer({ noServer: true });
  const sessions = new Map<string, Session>();
  const open = new Set<WebSocket>();
  const recent: { event: string; data: object }[] = [];
  const stalled = new Set<Duplex>();
  const events = createEvents();
  let greet: (nth: number) => Greeting = () => 'hello';
  let onResume: (nth: number) => ResumeAnswer = () => 'replay';
  let greeted = 0;
  let resumes = 0;

  const send = (socket: WebSocket, op: number, d: unknown): void => {
    socket.send(JSON.stringify({ t: null, s: null, op, d }));
  };
  const refuse = (socket: WebSocket, code: number, what?: string): undefined => {
    if (what !== undefined) world.violations.push(`gateway: ${what}`);
    socket.close(code);
  };

  const identify = (socket: WebSocket, d: JsonObject): Session | undefined => {
    const intents = numberAt(d, 'intents');
    events.note('identify');
    if (!world.tokens.has(textAt(d, 'token') ?? '')) return refuse(socket, Close.AuthenticationFailed);
    if (!isObject(d['properties'])) return refuse(socket, Close.DecodeError, 'IDENTIFY without properties');
    if (intents === undefined || (intents & ~ALL_INTENTS) !== 0)
      return refuse(socket, Close.InvalidIntents, `IDENTIFY with intents ${intents}`);
    if ((intents & PRIVILEGED & ~world.privileged) !== 0) return refuse(socket, Close.DisallowedIntents);
    // Whoever identifies anew has given up the sessions that nobody listens to.
    for (const [id, { socket: listener }] of sessions) if (!listener) sessions.delete(id);
    const session = createSession(Buffer.from(world.id()).toString('hex'), intents, socket);
    sessions.set(session.id, session);
    const guilds = [...world.guilds.values()].filter(({ hasBot }) => hasBot);
    tell(session, 'READY', readyBody(world, session.id, guilds, d['shard']));
    for (const guild of guilds) {
      const data = asSeenBy(intents, 'GUILD_CREATE', guildCreate(world, guild), world.botUser.id);
      if (data) tell(session, 'GUILD_CREATE', data);
    }
    events.note('ready');
    return session;
  };

  const invalid = (socket: WebSocket, resumable: boolean): undefined => {
    send(socket, OP.InvalidSession, resumable);
    events.note('invalid');
  };

  const resume = (socket: WebSocket, d: JsonObject): Session | undefined => {
    events.note('resume');
    if (!world.tokens.has(textAt(d, 'token') ?? '')) return refuse(socket, Close.AuthenticationFailed);
    resumes += 1;
    const answer = onResume(resumes);
    const id = textAt(d, 'session_id') ?? '';
    if (answer === 'silence') return undefined;
    if (answer === 'drop') {
      socket.terminate();
      return undefined;
    }
    if (typeof answer === 'object' && 'close' in answer) return refuse(socket, answer.close);
    if (typeof answer === 'object') {
      if (!answer.invalid) sessions.delete(id);
      return invalid(socket, answer.invalid);
    }
    const session = sessions.get(id);
    const again = session && missed(session, numberAt(d, 'seq') ?? 0);
    if (!session || !again) return invalid(socket, false);
    session.socket?.terminate();
    session.socket = socket;
    for (const text of again) socket.send(text);
    tell(session, 'RESUMED', { _trace: [] });
    events.note('resumed');
    if (answer === 'replay-then-invalid') {
      sessions.delete(id);
      invalid(socket, false);
    }
    return session;
  };

  const hear = (socket: WebSocket, state: { session: Session | undefined }, raw: RawData): void => {
    const text = (raw as Buffer).toString('utf8');
    if (text.length > MAX_PAYLOAD) return refuse(socket, Close.DecodeError, 'a payload over 4096 bytes');
    const payload = parse(text);
    if (!payload) return refuse(socket, Close.DecodeError, 'a payload that is no JSON');
    const d = payload['d'];
    switch (payload['op']) {
      case OP.Heartbeat:
        events.note('heartbeat');
        if (gateway.acks) send(socket, OP.HeartbeatAck, null);
        return;
      case OP.Identify:
        // discord.js itself does this when a connection ends while it waits its turn to identify.
        if (state.session) return refuse(socket, Close.AlreadyAuthenticated);
        state.session = identify(socket, isObject(d) ? d : {});
        return;
      case OP.Resume:
        if (state.session) return refuse(socket, Close.AlreadyAuthenticated, 'RESUME in a session');
        state.session = resume(socket, isObject(d) ? d : {});
        return;
      case OP.PresenceUpdate:
      case OP.VoiceStateUpdate:
      case OP.RequestGuildMembers:
        if (!state.session)
          refuse(socket, Close.NotAuthenticated, `op ${String(payload['op'])} before IDENTIFY`);
        return;
      default:
        refuse(socket, Close.UnknownOpcode, `unknown op ${JSON.stringify(payload['op'])}`);
    }
  };

  const welcome = (socket: WebSocket, request: IncomingMessage, greeting: Greeting): void => {
    open.add(socket);
    const state: { session: Session | undefined } = { session: undefined };
    socket.on('error', () => undefined);
    socket.on('close', (code: number) => {
      open.delete(socket);
      const { session } = state;
      if (session?.socket === socket) {
        session.socket = undefined;
        // A client that says goodbye properly ends its session.
        if (code === 1000 || code === 1001) sessions.delete(session.id);
      }
      events.note('close');
    });
    socket.on('message', (raw) => hear(socket, state, raw));
    events.note('connect');
    if (greeting === 'drop') return socket.terminate();
    if (greeting === 'silence') return;
    if (typeof greeting === 'object' && 'close' in greeting) return socket.close(greeting.close);
    const query = new URL(request.url ?? '/', 'http://fake').searchParams;
    if (query.get('v') !== '10' || query.get('encoding') !== 'json')
      return refuse(socket, Close.InvalidAPIVersion, `connected with ${query.toString()}`);
    send(socket, OP.Hello, { heartbeat_interval: gateway.heartbeatEvery, _trace: [] });
  };

  const deliver = (event: string, data: object): void => {
    for (const session of sessions.values()) {
      const seen = asSeenBy(session.intents, event, data, world.botUser.id);
      if (seen) tell(session, event, seen);
    }
  };

  const gateway: GatewayServer = {
    ...events,
    upgrade(request, socket, head) {
      greeted += 1;
      const greeting = greet(greeted);
      if (greeting === 'stall') {
        stalled.add(socket.on('error', () => undefined));
        return;
      }
      if (typeof greeting === 'object' && 'http' in greeting) {
        socket.end(`HTTP/1.1 ${greeting.http} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
        return;
      }
      server.handleUpgrade(request, socket, head, (client) => welcome(client, request, greeting));
    },
    close() {
      gateway.drops();
      for (const socket of stalled) socket.destroy();
      server.close();
    },
    heartbeatEvery: HEARTBEAT_MS,
    acks: true,
    greets(decide) {
      greet = decide;
      greeted = 0;
    },
    answersResumes(decide) {
      onResume = decide;
      resumes = 0;
    },
    get connections() {
      return open.size;
    },
    asksToReconnect: () => open.forEach((socket) => send(socket, OP.Reconnect, null)),
    invalidates(resumable) {
      for (const socket of open) {
        invalid(socket, resumable);
        if (!resumable) for (const [id, one] of sessions) if (one.socket === socket) sessions.delete(id);
      }
    },
    closes: (code) => open.forEach((socket) => socket.close(code)),
    drops: () => open.forEach((socket) => socket.terminate()),
    dispatch(event, data) {
      // What the bot did itself is nothing that could reach it twice.
      if (!isOwn(data, world.botUser.id)) recent.push({ event, data });
      if (recent.length > 2 * REMEMBERED) recent.splice(0, REMEMBERED);
      deliver(event, data);
    },
    redeliver: (n) => recent.slice(-n).forEach(({ event, data }) => deliver(event, data)),
    revoke() {
      sessions.clear();
      for (const socket of open) socket.close(Close.AuthenticationFailed);
    },
  };
  return gateway;
}

function parse(text: string): JsonObject | undefined {
  try {
    const payload: unknown = JSON.parse(text);
    return isObject(payload) ? payload : undefined;
  } catch {
    return undefined;
  }
}
