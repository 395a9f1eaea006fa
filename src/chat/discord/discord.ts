import type { APIInteraction, GatewayMessageCreateDispatchData } from 'discord.js';
import { PlatformFault, type Adapter, type PlatformParts, type Receive } from '../adapter.ts';
import { createAnswers } from './answer.ts';
import { createCalls } from './calls.ts';
import { keyOf } from './decode.ts';
import { createDirect } from './direct.ts';
import { createGateway, REVOKED } from './transport.ts';
import { DISCORD, PER_SECOND } from './limits.ts';
import { createNews } from './news.ts';
import { createPlaces } from './places.ts';
import { createReception } from './receive.ts';
import { createRecent } from './recent.ts';
import { register } from './register.ts';
import { createTimers, systemSchedule, within, type Schedule } from './schedule.ts';
import { createSeats } from './seats.ts';
import { createSend } from './send.ts';
import { createSendRoom } from './send-room.ts';

/** Discord, as delivery sees it. */
export type Discord = Adapter;

/** Time, for tests that move it. */
export interface DiscordTime {
  readonly schedule?: Schedule;
  /** Milliseconds. */
  readonly now?: () => number;
}

/** People whose language is remembered. */
const MOST_READERS = 5_000;

/** How long stopping waits for what was taken, in milliseconds. */
const LAST_ARRIVALS = 2_000;

/** Builds the adapter for Discord; nothing is connected yet. */
export function createDiscord(parts: PlatformParts, time: DiscordTime = {}): Discord {
  const { locales, words, onFault, log } = parts;
  const { schedule = systemSchedule, now = Date.now } = time;
  const timers = createTimers(schedule);
  const timed = { ...parts, schedule: timers.schedule };
  let fault: PlatformFault | undefined;
  let failed: (fault: PlatformFault) => void = () => {};
  let stopping = false;
  let bot: { readonly application: string; readonly user: string } | undefined;

  function fail(reason: PlatformFault): void {
    if (fault) return;
    fault = reason;
    failed(reason);
    void gateway.hangUp();
  }

  const readers = createRecent<string>(MOST_READERS);
  const localeOf = (user: string) => readers.get(user) ?? locales[0] ?? 'en';
  // It ends its own timers, and needs one for its goodbye.
  const gateway = createGateway({ ...parts, schedule });
  const calls = createCalls({ ...timed, onRevoked: () => fail(new PlatformFault(REVOKED)) });
  const answers = createAnswers(calls, onFault);
  const direct = createDirect(calls);
  const seats = createSeats(now);
  const places = createPlaces(calls);
  const news = createNews(places);
  const reception = createReception({
    ...timed,
    calls,
    answers,
    direct,
    seats,
    places,
    localeOf,
    learnLocale: readers.set,
  });
  const send = createSend({
    calls,
    answers,
    direct,
    seats,
    readerOf: (id) => ({ id, words: words(localeOf(id)) }),
    sendRoom: createSendRoom({ calls, places, log }),
    log,
  });

  /** Nothing that arrives, however strange, may end the line. */
  function safely({ id }: { readonly id: string }, work: () => void): void {
    if (stopping) return;
    try {
      work();
    } catch (error) {
      onFault('decode');
      log.error({ request: keyOf(id), err: error }, 'an event could not be read');
    }
  }

  return {
    platform: DISCORD,
    // What one channel may get the library knows: Discord tells it with every answer.
    rates: { perSecond: parts.callsPerSecond ?? PER_SECOND },
    async start(receive: Receive, whenFailed) {
      let started = false;
      failed = (reason) => {
        if (started) whenFailed(reason);
      };
      await gateway.start({
        ready({ application, user, guilds }, channelsOf) {
          reception.news(news.ready(guilds, channelsOf), receive);
          const known = bot !== undefined;
          bot = { application: application.id, user: user.id };
          if (!known)
            void register(application.id, { ...parts, calls, ending: () => stopping || fault !== undefined });
        },
        interaction: (data: APIInteraction) => safely(data, () => reception.interaction(data, receive)),
        message: (data: GatewayMessageCreateDispatchData) =>
          safely(data, () => reception.message(data, bot?.user, receive)),
        guildCreated: (data) => safely(data, () => reception.news(news.guildCreated(data), receive)),
        guildDeleted: (data, channels) =>
          safely(data, () => reception.news(news.guildDeleted(data, channels), receive)),
        channelDeleted: (data) => safely(data, () => reception.news(news.channelDeleted(data.id), receive)),
        channelChanged: (data) => safely(data, () => reception.news(news.channelChanged(data.id), receive)),
        failed: fail,
      });
      if (fault) throw fault;
      started = true;
    },
    async stop() {
      stopping = true;
      await Promise.all([gateway.hangUp(), within(LAST_ARRIVALS, reception.idle(), schedule)]);
    },
    async close() {
      stopping = true;
      await gateway.hangUp();
      timers.end();
      calls.end();
    },
    async send(parcel) {
      if (fault) return { kind: 'retry' };
      const delivery = await send(parcel);
      if (!parcel.keep) readers.delete(parcel.to.id);
      return delivery;
    },
    state: () => (fault ? 'down' : gateway.state()),
    address: () =>
      bot
        ? `https://discord.com/oauth2/authorize?client_id=${bot.application}&scope=bot+applications.commands&permissions=0`
        : '',
  };
}
