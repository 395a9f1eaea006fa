import {
  InteractionResponseType,
  type APIInteraction,
  type GatewayMessageCreateDispatchData,
} from 'discord.js';
import { setImmediate } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Incoming, Offer, Receive } from '../adapter.ts';
import { refusal, type Answers } from './answer.ts';
import type { Callback, Calls } from './calls.ts';
import { decodeInteraction, decodeMessage, type Opening } from './decode.ts';
import type { Direct } from './direct.ts';
import { encodeNote, newBody } from './encode.ts';
import { Code } from './faults.ts';
import { PATIENCE } from './limits.ts';
import { modalFor } from './modal.ts';
import type { Places } from './places.ts';
import { channelOf } from './room.ts';
import type { Schedule } from './schedule.ts';
import type { Seat, Seats } from './seats.ts';
import type { Words } from './layout.ts';

/** What `createReception` is built from. */
export interface ReceptionParts {
  readonly calls: Calls;
  readonly answers: Answers;
  readonly direct: Direct;
  readonly seats: Seats;
  readonly places: Pick<Places, 'learn'>;
  readonly offers: readonly Offer[];
  readonly locales: readonly string[];
  readonly words: (locale: string) => Words;
  readonly localeOf: (user: string) => string;
  /** A language that somebody's Discord speaks. */
  readonly learnLocale: (user: string, locale: string) => void;
  readonly schedule: Schedule;
  readonly onFault: (kind: string) => void;
  readonly log: Logger;
}

/** Where what the gateway tells becomes arrivals. */
export interface Reception {
  interaction(data: APIInteraction, receive: Receive): void;
  message(data: GatewayMessageCreateDispatchData, own: string | undefined, receive: Receive): void;
  /** What happened to rooms. */
  news(all: readonly Incoming[], receive: Receive): void;
  /** Resolves when everything that was taken has been handed over, well or not. */
  idle(): Promise<void>;
}

/** How long to wait before an arrival that was not kept is handed over again, in milliseconds. */
const AGAIN = [200, 1_000] as const;

/** Takes arrivals. None waits for another: what one leads to is no matter of the next. */
export function createReception(parts: ReceptionParts): Reception {
  const { calls, answers, direct, seats, places, offers, locales, words, localeOf, schedule, onFault, log } =
    parts;
  const running = new Set<Promise<void>>();
  let lastNews: Promise<void> = Promise.resolve();

  function hand(incoming: Incoming, receive: Receive, fail: () => Promise<void>): void {
    track(incoming.key, attempt(incoming, receive, fail));
  }

  function track(request: string, doing: Promise<void>): void {
    const work = quietly(request, doing).finally(() => running.delete(work));
    running.add(work);
  }

  /** One after another, and whatever else waits in between: a server has hundreds of channels. */
  async function handAll(all: readonly Incoming[], receive: Receive): Promise<void> {
    for (const incoming of all) {
      await attempt(incoming, receive, async () => {});
      await setImmediate();
    }
  }

  async function attempt(incoming: Incoming, receive: Receive, fail: () => Promise<void>): Promise<void> {
    for (const ms of [...AGAIN, undefined]) {
      try {
        // Before the first wait: it is kept by the time the gateway's next event is read.
        await receive(incoming);
        return;
      } catch {
        // What failed is told by whoever handles it.
        onFault('receive');
        log.warn({ request: incoming.key }, 'an arrival was not kept');
        if (ms !== undefined) await new Promise<void>((resolve) => void schedule(ms, resolve));
      }
    }
    await fail();
  }

  /** Nobody waits for what is done on the side: what goes wrong there is told here, and at which arrival. */
  async function quietly(request: string, work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      onFault('reception');
      log.error({ request, err: error }, 'an arrival could not be answered');
    }
  }

  const say = (locale: string, key: string) => encodeNote(words(locale)[key] ?? '');

  async function answerOnce(opening: Opening, answer: Callback): Promise<void> {
    const result = await calls.callback(opening, answer);
    // Told twice, it is answered once.
    if ('fault' in result && result.fault.code !== Code.acknowledged) onFault(refusal(result.fault));
  }

  function note(opening: Opening, key: string): void {
    const data = newBody(say(opening.locale ?? localeOf(opening.user), key), true);
    void quietly(
      opening.key,
      answerOnce(opening, { type: InteractionResponseType.ChannelMessageWithSource, data }),
    );
  }

  async function failedAt(seat: Seat): Promise<void> {
    const { opening } = seat;
    const part = say(opening.locale ?? localeOf(opening.user), 'chat-failed');
    const said = await answers.say(seat, part, `f${opening.id}`);
    if ('elsewhere' in said) await direct.say(opening.user, part, `f${opening.id}`);
  }

  /** Of which server a room is: it is asked about later. */
  function learnPlace({ event }: Incoming, guild: string | undefined): void {
    const channel = event.type === 'text' && event.room ? channelOf(event.room.id) : undefined;
    if (channel !== undefined && guild !== undefined) places.learn(channel, guild);
  }

  function arrived(opening: Opening, incoming: Incoming, receive: Receive): void {
    const { seat, isNew } = seats.take(opening);
    if (isNew) {
      if (opening.private && opening.channel !== undefined) direct.learn(opening.user, opening.channel);
      seat.cancelPatience = schedule(PATIENCE, () => void quietly(opening.key, answers.wait(seat)));
    }
    hand(incoming, receive, async () => failedAt(seat));
  }

  return {
    interaction(data, receive) {
      const decoded = decodeInteraction(data, locales, offers);
      if (decoded.kind === 'ignored') return;
      const { opening } = decoded;
      if (opening.locale !== undefined) parts.learnLocale(opening.user, opening.locale);
      if (decoded.kind === 'event') {
        learnPlace(decoded.incoming, data.guild_id);
        return arrived(opening, decoded.incoming, receive);
      }
      if (decoded.kind === 'note') return note(opening, decoded.word);
      const modal = modalFor(decoded.ref, opening.user, words(opening.locale ?? localeOf(opening.user)));
      if (!modal) return note(opening, 'chat-outdated');
      void quietly(opening.key, answerOnce(opening, { type: InteractionResponseType.Modal, data: modal }));
    },
    message(data, own, receive) {
      const decoded = decodeMessage(data, own);
      if (!decoded) return;
      const { incoming, channel } = decoded;
      const user = incoming.from.id;
      direct.learn(user, channel);
      hand(incoming, receive, async () => {
        await direct.say(user, say(localeOf(user), 'chat-failed'), `f${data.id}`);
      });
    },
    news(all, receive) {
      const [first] = all;
      // What happened later is told later, whatever became of the rest.
      if (first) track(first.key, (lastNews = lastNews.then(async () => handAll(all, receive))));
    },
    async idle() {
      await Promise.all(running);
    },
  };
}
