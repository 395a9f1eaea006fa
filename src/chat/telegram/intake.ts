import type { Update } from 'grammy/types';
import { setImmediate } from 'node:timers/promises';
import type { Incoming, PlatformParts, Receive } from '../adapter.ts';
import { ask, type Asked } from './asking.ts';
import type { Client } from './client.ts';
import { decode } from './decode.ts';
import { keyOf, type Arrival, type Beside, type Decoded, type Us } from './decoded.ts';
import { codeOf, movedTo } from './faults.ts';
import { linkTo, opening } from './link.ts';
import { TOAST_MOST, TRIES_MOST } from './limits.ts';
import { whispered } from './payload.ts';
import { zoneShared } from './place.ts';
import type { Presses } from './press.ts';
import type { Topics } from './topics.ts';
import type { Whispers } from './whispers.ts';
import { wordsIn } from './words.ts';

/** What taking updates needs. */
export interface IntakeParts extends PlatformParts {
  readonly client: Client;
  readonly presses: Presses;
  readonly whispers: Whispers;
  readonly topics: Topics;
  readonly us: Us;
  readonly receive: Receive;
}

/** Takes updates, one after another. */
export interface Intake {
  /** False when nothing of it was kept and it has to come again; what it leads to is not waited for. */
  take(update: Update): Promise<boolean>;
  /** Resolves when what was taken has led to what it leads to. */
  idle(): Promise<void>;
}

/** What comes in: to `receive`, or an answer of our own where it concerns nobody's record. */
export function createIntake(parts: IntakeParts): Intake {
  const { client, whispers, topics, us, receive, onFault, log } = parts;
  const { api } = client;
  const underWay = new Set<Promise<unknown>>();
  /** How often an update was refused. */
  const tries = new Map<number, number>();

  async function take(update: Update): Promise<boolean> {
    const decoded = await read(update);
    const key = keyOf(update, us);
    switch (decoded.kind) {
      case 'nothing':
        return true;
      case 'incoming':
        return arrived(decoded, update.update_id);
      case 'news':
        return handAll(decoded.incoming, update.update_id);
      case 'refused':
        answer(key, decoded.query, wordsIn(parts, decoded.locale)(decoded.say));
        return true;
      case 'private':
        beside(key, 'redirect', redirect(decoded));
        return true;
      case 'nameless':
        beside(key, 'nameless', sayBeside(decoded, 'chat-nameless'));
        return true;
    }
  }

  /** One that is not what the platform promises is told of, and stops no other. */
  async function read(update: Update): Promise<Decoded> {
    try {
      return decode(update, parts, await zoneShared(update));
    } catch (error) {
      onFault('decode');
      log.error({ request: keyOf(update, us), err: error }, 'an update could not be read');
      return { kind: 'nothing' };
    }
  }

  /** What is about a room is handed over with what whoever said it is there. */
  async function arrived(arrival: Arrival, id: number): Promise<boolean> {
    const { about, incoming, locale, whisper } = arrival;
    if (!about) return hand(arrival, id);
    let asked: Asked;
    try {
      asked = await ask(client, arrival, about);
    } catch (error) {
      log.warn({ request: incoming.key, kind: 'ask', code: codeOf(error) }, 'who speaks could not be asked');
      return again(id, () => giveUp(arrival));
    }
    if (asked.kind === 'arrival') {
      topics.learn(about);
      return hand(asked.arrival, id);
    }
    tries.delete(id);
    const text = wordsIn(parts, locale)(asked.say);
    const place = whisper ? whispered(whisper) : { chat_id: Number(incoming.from.id) };
    beside(incoming.key, 'refusal', api.sendMessage({ ...place, text }));
    return true;
  }

  async function hand(arrival: Arrival, id: number): Promise<boolean> {
    const { incoming, query, whisper } = arrival;
    if (whisper) whispers.keep(incoming.key, whisper);
    if (query !== undefined && !tries.has(id)) answer(incoming.key, query);
    if (await isKept(incoming, () => giveUp(arrival))) {
      tries.delete(id);
      return true;
    }
    return again(id, () => giveUp(arrival));
  }

  /** What happened to rooms: all of it, or it comes again, and what was kept already is known by its key. */
  async function handAll(all: readonly Incoming[], id: number): Promise<boolean> {
    for (const incoming of all) {
      const givenUp = () => lost(incoming);
      if (!(await isKept(incoming, givenUp))) return again(id, givenUp);
    }
    tries.delete(id);
    return true;
  }

  /** Hands over; `late` is called when it turns out only later that nothing was kept. */
  async function isKept(incoming: Incoming, late: () => void): Promise<boolean> {
    const handing = { over: false, refused: false };
    track(handOver(incoming, handing, late));
    // By then a refusal is known: what is kept is kept before the call returns.
    await setImmediate();
    handing.over = true;
    return !handing.refused;
  }

  async function handOver(
    incoming: Incoming,
    handing: { over: boolean; refused: boolean },
    late: () => void,
  ): Promise<void> {
    try {
      await receive(incoming);
    } catch {
      // What failed is told by whoever handles it.
      handing.refused = true;
      log.warn({ request: incoming.key }, 'an update was not kept');
      if (handing.over) late();
    }
  }

  /** False: it comes again. What was refused too often is given up. */
  function again(id: number, givenUp: () => void): boolean {
    const failures = (tries.get(id) ?? 0) + 1;
    onFault('receive');
    tries.set(id, failures);
    if (failures < TRIES_MOST) return false;
    tries.delete(id);
    givenUp();
    return true;
  }

  function giveUp({ incoming, locale }: Arrival): void {
    lost(incoming);
    if (incoming.event.type === 'unreachable') return;
    const text = wordsIn(parts, locale)('chat-failed');
    beside(incoming.key, 'apology', api.sendMessage({ chat_id: Number(incoming.from.id), text }));
  }

  function lost({ key, event }: Incoming): void {
    log.error({ request: key, kind: event.type }, 'an update is given up');
  }

  function answer(key: string, query: string, text?: string): void {
    const words = text === undefined ? {} : { text: text.slice(0, TOAST_MOST), show_alert: true };
    beside(key, 'callback', api.answerCallbackQuery({ callback_query_id: query, ...words }));
  }

  async function redirect(to: Extract<Decoded, { kind: 'private' }>): Promise<void> {
    const label = wordsIn(parts, to.locale)('chat-private-go');
    await sayBeside(to, 'chat-private', opening(label, linkTo(us.username, to.start)));
  }

  /** A word of our own in a group, to whoever spoke there. */
  async function sayBeside(
    { chat, message, thread, whisper, locale }: Beside,
    key: string,
    rows: ReturnType<typeof opening> = [],
  ): Promise<void> {
    const reply = (to: number) => ({
      chat_id: to,
      ...(thread === undefined ? {} : { message_thread_id: thread }),
      ...(message === undefined
        ? {}
        : { reply_parameters: { message_id: message, allow_sending_without_reply: true } }),
    });
    const text = wordsIn(parts, locale)(key);
    const markup = rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {};
    const say = (place: ReturnType<typeof reply> | ReturnType<typeof whispered>) =>
      api.sendMessage({ ...place, text, ...markup });
    try {
      await say(whisper ? whispered(whisper) : reply(chat));
    } catch (error) {
      const moved = movedTo(error);
      // What was said for nobody else is not answered before everybody.
      if (moved === undefined || whisper) throw error;
      await say(reply(moved));
    }
  }

  /** Does something that nothing waits for, for the update with that key. */
  function beside(key: string, kind: string, work: Promise<unknown>): void {
    track(
      work.catch((error: unknown) => {
        onFault(kind);
        log.warn({ request: key, kind, code: codeOf(error) }, 'a word of our own did not get through');
      }),
    );
  }

  function track(work: Promise<unknown>): void {
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
  }

  return {
    take,
    async idle() {
      await Promise.all(underWay);
    },
  };
}
