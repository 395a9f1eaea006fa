import type { Update } from 'grammy/types';
import { setImmediate } from 'node:timers/promises';
import type { PlatformParts, Receive } from '../adapter.ts';
import type { Client } from './client.ts';
import { decode, keyOf, type Decoded, type Us } from './decode.ts';
import { codeOf, movedTo } from './faults.ts';
import { linkTo, opening } from './link.ts';
import { TOAST_MOST, TRIES_MOST } from './limits.ts';
import { whispered } from './payload.ts';
import { zoneShared } from './place.ts';
import type { Presses } from './press.ts';
import type { Whispers } from './whispers.ts';
import { wordsIn } from './words.ts';

/** What taking updates needs. */
export interface IntakeParts extends PlatformParts {
  readonly client: Client;
  readonly presses: Presses;
  readonly whispers: Whispers;
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

type Arrival = Extract<Decoded, { kind: 'incoming' }>;

/** What comes in: to `receive`, or an answer of our own where it concerns nobody's record. */
export function createIntake(parts: IntakeParts): Intake {
  const { client, whispers, us, receive, onFault, log } = parts;
  const { api } = client;
  const underWay = new Set<Promise<unknown>>();
  /** How often an update was refused. */
  const tries = new Map<number, number>();

  async function take(update: Update): Promise<boolean> {
    const decoded = await read(update);
    if (decoded.kind === 'incoming') return hand(decoded, update.update_id);
    const key = keyOf(update, us);
    if (decoded.kind === 'refused') answer(key, decoded.query, wordsIn(parts, decoded.locale)(decoded.say));
    if (decoded.kind === 'private') beside(key, 'redirect', redirect(decoded));
    return true;
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

  async function hand(arrival: Arrival, id: number): Promise<boolean> {
    const failures = tries.get(id) ?? 0;
    const { incoming, query, whisper } = arrival;
    if (whisper) whispers.keep(incoming.key, whisper);
    if (query !== undefined && failures === 0) answer(incoming.key, query);

    const handing = { over: false, refused: false };
    track(handOver(arrival, handing));
    // By then a refusal is known: what is kept is kept before the call returns.
    await setImmediate();
    handing.over = true;
    tries.delete(id);
    if (!handing.refused) return true;
    onFault('receive');
    if (failures + 1 < TRIES_MOST) {
      tries.set(id, failures + 1);
      return false;
    }
    giveUp(arrival);
    return true;
  }

  async function handOver(arrival: Arrival, handing: { over: boolean; refused: boolean }): Promise<void> {
    try {
      await receive(arrival.incoming);
    } catch {
      // What failed is told by whoever handles it.
      handing.refused = true;
      log.warn({ request: arrival.incoming.key }, 'an update was not kept');
      if (handing.over) giveUp(arrival);
    }
  }

  function giveUp({ incoming, locale }: Arrival): void {
    log.error({ request: incoming.key, kind: incoming.event.type }, 'an update is given up');
    if (incoming.event.type === 'unreachable') return;
    const text = wordsIn(parts, locale)('chat-failed');
    beside(incoming.key, 'apology', api.sendMessage({ chat_id: Number(incoming.from.id), text }));
  }

  function answer(key: string, query: string, text?: string): void {
    const words = text === undefined ? {} : { text: text.slice(0, TOAST_MOST), show_alert: true };
    beside(key, 'callback', api.answerCallbackQuery({ callback_query_id: query, ...words }));
  }

  async function redirect({
    chat,
    message,
    thread,
    whisper,
    command,
    locale,
  }: Extract<Decoded, { kind: 'private' }>) {
    const words = wordsIn(parts, locale);
    const inline_keyboard = opening(words('chat-private-go'), linkTo(us.username, command));
    const reply = (to: number) => ({
      chat_id: to,
      ...(thread === undefined ? {} : { message_thread_id: thread }),
      ...(message === undefined
        ? {}
        : { reply_parameters: { message_id: message, allow_sending_without_reply: true } }),
    });
    const say = (place: ReturnType<typeof reply> | ReturnType<typeof whispered>) =>
      api.sendMessage({ ...place, text: words('chat-private'), reply_markup: { inline_keyboard } });
    try {
      await say(whisper ? whispered(whisper) : reply(chat));
    } catch (error) {
      const moved = movedTo(error);
      if (moved === undefined) throw error;
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
