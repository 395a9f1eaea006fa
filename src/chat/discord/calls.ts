import {
  DefaultRestOptions,
  type InteractionResponseType,
  REST,
  RequestMethod,
  Routes,
  type APIApplicationCommand,
  type APIChannel,
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  type InternalRequest,
  type RawFile,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPICurrentUserCreateDMChannelResult,
  type RESTPostAPIInteractionCallbackWithResponseResult,
} from 'discord.js';
import type { Logger } from 'pino';
import type { Opening } from './decode.ts';
import type { EditBody, NewBody } from './encode.ts';
import { faultOf, type Fault } from './faults.ts';
import { CALL_TIMEOUT } from './limits.ts';
import { createWire } from './request.ts';
import type { Schedule } from './schedule.ts';

/** What a call came to. */
export type Result<T> = { readonly ok: T } | { readonly fault: Fault };

/** The first answer to an interaction. */
export type Callback =
  | { readonly type: InteractionResponseType.ChannelMessageWithSource; readonly data: NewBody }
  | { readonly type: InteractionResponseType.UpdateMessage; readonly data: EditBody }
  | {
      readonly type: InteractionResponseType.DeferredChannelMessageWithSource;
      readonly data: { flags: number };
    }
  | { readonly type: InteractionResponseType.DeferredMessageUpdate }
  | { readonly type: InteractionResponseType.Modal; readonly data: APIModalInteractionResponseCallbackData };

const { Get: GET, Post: POST, Patch: PATCH, Put: PUT } = RequestMethod;

const WITH_RESPONSE = new URLSearchParams({ with_response: 'true' });
const WAIT = new URLSearchParams({ wait: 'true' });

type Door = Pick<Opening, 'id' | 'token' | 'application'>;
type Command = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** The calls of Discord's that are used, each made once. */
export interface Calls {
  /** Answers an interaction for the first time; tells the message that came of it. */
  callback(door: Door, answer: Callback, files?: RawFile[]): Promise<Result<Sent | undefined>>;
  followUp(door: Door, body: NewBody, files?: RawFile[]): Promise<Result<Sent>>;
  editOriginal(door: Door, body: EditBody, files?: RawFile[]): Promise<Result<Sent>>;
  original(door: Door): Promise<Result<Sent>>;
  openDm(user: string): Promise<Result<{ readonly id: string }>>;
  post(channel: string, body: NewBody, nonce: string, files?: RawFile[]): Promise<Result<Sent>>;
  edit(channel: string, message: string, body: EditBody, files?: RawFile[]): Promise<Result<Sent>>;
  /** Lets everybody in a channel find a message. */
  pin(channel: string, message: string): Promise<Result<unknown>>;
  /** Brings a thread back that Discord put away: as little as posting there takes. */
  reopen(thread: string): Promise<Result<unknown>>;
  channel(channel: string): Promise<Result<APIChannel>>;
  member(guild: string, user: string): Promise<Result<unknown>>;
  commands(application: string): Promise<Result<readonly APIApplicationCommand[]>>;
  register(application: string, commands: readonly Command[]): Promise<Result<unknown>>;
  /** Gives up what is still on its way. */
  end(): void;
}

/** A message that is there now. */
export type Sent = Pick<APIMessage, 'id' | 'channel_id'>;

/** What `createCalls` is built from. */
export interface CallsParts {
  readonly token: string;
  readonly apiRoot?: string;
  readonly callTimeout?: number;
  readonly callsPerSecond?: number;
  readonly schedule: Schedule;
  readonly log: Logger;
  /** The token is not known any more. */
  readonly onRevoked: () => void;
}

/** How the library is to call: once, without waiting for better times. The outbox decides what comes after. */
export function restOptions({
  apiRoot,
  callTimeout = CALL_TIMEOUT,
}: Pick<CallsParts, 'apiRoot' | 'callTimeout'>) {
  return {
    ...(apiRoot !== undefined && { api: apiRoot }),
    retries: 0,
    timeout: callTimeout,
    rejectOnRateLimit: () => true,
  };
}

const apiOf = ({ apiRoot = DefaultRestOptions.api }: Pick<CallsParts, 'apiRoot'>) =>
  `${apiRoot}/v${DefaultRestOptions.version}`;

/**
 * The calls over a connection of their own: the gateway's client gives up its token when it ends, and these go on.
 */
export function createCalls(parts: CallsParts): Calls {
  const { schedule, log, callTimeout = CALL_TIMEOUT } = parts;
  const { callsPerSecond: globalRequestsPerSecond } = parts;
  const wire = createWire({ schedule, callTimeout, api: apiOf(parts) });
  const rest = new REST({
    ...restOptions(parts),
    makeRequest: wire.makeRequest,
    ...(globalRequestsPerSecond !== undefined && { globalRequestsPerSecond }),
  }).setToken(parts.token);
  // Answers to interactions do not count among the fifty requests a second that the library keeps to.
  const answers = new REST({
    ...restOptions(parts),
    makeRequest: wire.makeTimedRequest,
    globalRequestsPerSecond: Infinity,
  });
  const running = new Set<AbortController>();

  /** The library's own limit is for the call alone; this one holds for waiting in its queue too. */
  async function inTime(request: InternalRequest): Promise<unknown> {
    const abort = new AbortController();
    running.add(abort);
    const cancel = schedule(callTimeout, () => abort.abort());
    try {
      return await rest.request({ signal: abort.signal, ...request });
    } finally {
      cancel();
      running.delete(abort);
    }
  }

  async function call<T>(name: string, request: InternalRequest): Promise<Result<T>> {
    // What answers an interaction waits in no queue: each is given one after another.
    return outcomeOf<T>(name, request.auth === false ? answers.request(request) : inTime(request));
  }

  async function outcomeOf<T>(name: string, calling: Promise<unknown>): Promise<Result<T>> {
    try {
      // What comes back has the shape that its route is documented with.
      return { ok: (await calling) as T };
    } catch (error) {
      const fault = faultOf(error);
      log.debug({ kind: fault.kind, code: fault.code, method: name }, 'a call failed');
      if (fault.kind === 'revoked') parts.onRevoked();
      return { fault };
    }
  }

  const hook = ({ application, token }: Door) => Routes.webhook(application, token);
  const originalOf = ({ application, token }: Door) => Routes.webhookMessage(application, token, '@original');

  return {
    async callback({ id, token }, answer, files) {
      const route = Routes.interactionCallback(id, token);
      const result = await outcomeOf<RESTPostAPIInteractionCallbackWithResponseResult | undefined>(
        'callback',
        files?.length
          ? answers.post(route, { query: WITH_RESPONSE, auth: false, body: answer, files })
          : wire.post(`${route}?${WITH_RESPONSE.toString()}`, answer),
      );
      return 'fault' in result ? result : { ok: result.ok?.resource?.message };
    },
    followUp: (door, body, files) =>
      call('follow-up', {
        method: POST,
        fullRoute: hook(door),
        query: WAIT,
        auth: false,
        body,
        ...(files && { files }),
      }),
    editOriginal: (door, body, files) =>
      call('edit-original', {
        method: PATCH,
        fullRoute: originalOf(door),
        auth: false,
        body,
        ...(files && { files }),
      }),
    original: (door) => call('get-original', { method: GET, fullRoute: originalOf(door), auth: false }),
    openDm: (user) =>
      call<RESTPostAPICurrentUserCreateDMChannelResult>('open-dm', {
        method: POST,
        fullRoute: Routes.userChannels(),
        body: { recipient_id: user },
      }),
    post: (channel, body, nonce, files) =>
      call('post', {
        method: POST,
        fullRoute: Routes.channelMessages(channel),
        body: { nonce, enforce_nonce: true, ...body },
        ...(files && { files }),
      }),
    edit: (channel, message, body, files) =>
      call('edit', {
        method: PATCH,
        fullRoute: Routes.channelMessage(channel, message),
        body,
        ...(files && { files }),
      }),
    pin: (channel, message) =>
      call('pin', { method: PUT, fullRoute: `/channels/${channel}/messages/pins/${message}` }),
    reopen: (thread) =>
      call('reopen', { method: PATCH, fullRoute: Routes.channel(thread), body: { archived: false } }),
    channel: (channel) => call('get-channel', { method: GET, fullRoute: Routes.channel(channel) }),
    member: (guild, user) => call('get-member', { method: GET, fullRoute: Routes.guildMember(guild, user) }),
    commands: (application) =>
      call('get-commands', {
        method: GET,
        fullRoute: Routes.applicationCommands(application),
        query: new URLSearchParams({ with_localizations: 'true' }),
      }),
    register: (application, commands) =>
      call('put-commands', {
        method: PUT,
        fullRoute: Routes.applicationCommands(application),
        body: commands,
      }),
    end() {
      for (const abort of running) abort.abort();
      wire.end();
      for (const one of [rest, answers]) {
        one.clearHashSweeper();
        one.clearHandlerSweeper();
      }
    },
  };
}
