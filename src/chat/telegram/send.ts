import type { Adapter, Delivery, Parcel, PlatformParts } from '../adapter.ts';
import type { Client } from './client.ts';
import { encode, type Part } from './encode.ts';
import { codeOf, isRefused, isTopicGone, isUnchanged, roomTroubleOf, troubleOf } from './faults.ts';
import { createFlood } from './flood.ts';
import { again, linkTo, opening, shareOf } from './link.ts';
import { ExposedFault, messageIn, pin, post, replace, type Target } from './post.ts';
import type { Presses } from './press.ts';
import { createProgresses } from './progress.ts';
import { roomOf, type Room } from './room.ts';
import { inFront, withLink } from './said.ts';
import { seek } from './seek.ts';
import { writeStart } from './start.ts';
import type { Topics } from './topics.ts';
import type { Whispers } from './whispers.ts';
import { wordsIn } from './words.ts';

/** What sending needs. */
export interface SendParts extends Pick<PlatformParts, 'words' | 'offers' | 'locales' | 'onFault' | 'log'> {
  readonly client: Client;
  readonly presses: Presses;
  readonly whispers: Whispers;
  readonly topics: Topics;
  /** Our own name, once it is known. */
  readonly username: () => string | undefined;
  /** Told when the platform does not know the token any more. */
  readonly revoked: () => void;
}

/** The platform's half of delivery: each parcel once, what has got through of it never again. */
export function createSend(parts: SendParts): Adapter['send'] {
  const { client, presses, whispers, topics } = parts;
  const progresses = createProgresses();
  const flood = createFlood();

  async function send(parcel: Parcel): Promise<Delivery> {
    if (client.closed) return { kind: 'retry' };
    const retryAfterMs = flood.left();
    if (retryAfterMs > 0) return { kind: 'retry', retryAfterMs };
    const { message } = parcel;
    if (message.seeks) return look(parcel, message.seeks);
    if (message.closes) return close(parcel);
    const edited = message.edits ? await edit(parcel) : undefined;
    return edited ?? (await deliver(parcel));
  }

  async function look(parcel: Parcel, who: NonNullable<Parcel['message']['seeks']>): Promise<Delivery> {
    const room = roomOf(parcel.to.id);
    if (!room) return { kind: 'sent' };
    try {
      return await seek(client, room, who);
    } catch (error) {
      return failed(parcel, error);
    }
  }

  async function close(parcel: Parcel): Promise<Delivery> {
    if (parcel.shown === undefined || !isHere(parcel)) return { kind: 'sent' };
    const { html } = parcel.message.paragraphs.length > 0 ? (encode(parcel.message, presses)[0] ?? {}) : {};
    try {
      await replace(client, targetOf(parcel), parcel.shown, html === undefined ? {} : { html });
      return { kind: 'sent' };
    } catch (error) {
      // It is gone, it is too old, or it says so already: nobody needs it.
      if (isRefusal(parcel, error)) return { kind: 'sent' };
      const delivery = failed(parcel, error);
      // Where a group lets us write no more, the person can still be reached.
      return delivery.kind === 'gone' && inGroup(parcel.shown) ? { kind: 'sent' } : delivery;
    }
  }

  /** Nothing where it has to be said anew. */
  async function edit(parcel: Parcel): Promise<Delivery | undefined> {
    const { shown } = parcel;
    const [part, ...more] = partsOf(parcel, inGroup(shown));
    const { anew } = progresses.find(parcel.id);
    if (anew || shown === undefined || !part || part.file || more.length > 0) return undefined;
    if (!isHere(parcel)) return undefined;
    try {
      await replace(client, targetOf(parcel), shown, part);
    } catch (error) {
      // Nobody waits there for a sign that something happened.
      if (roomOf(parcel.to.id) && isUnchanged(error)) return { kind: 'sent', shown };
      const delivery = isRefusal(parcel, error) ? undefined : failed(parcel, error);
      if (delivery?.kind === 'gone' && inGroup(shown)) return undefined;
      if (delivery) return delivery;
      // Refused again, it has most likely got through before: the platform takes no edit that changes nothing. Of a room
      // that is known by now.
      if (parcel.attempts > 1 && !roomOf(parcel.to.id)) return { kind: 'sent', shown };
      // That it was never taken must be known at the next attempt to say it anew.
      if (parcel.keep) progresses.keep(parcel.id, { sent: 0, anew: true });
      return undefined;
    }
    return { kind: 'sent', shown };
  }

  async function deliver(parcel: Parcel): Promise<Delivery> {
    const whisper = whispers.find(parcel.answers);
    if (whisper) {
      const delivery = await attempt(parcel, whisper);
      if (delivery.kind === 'sent') return delivery;
      if (parcel.answers !== undefined) whispers.drop(parcel.answers);
    }
    return attempt(parcel, targetOf(parcel));
  }

  async function attempt(parcel: Parcel, to: Target): Promise<Delivery> {
    const all = partsOf(parcel, typeof to !== 'number' && 'user' in to);
    const before = progresses.find(parcel.id);
    let { sent, shown } = before;
    try {
      for (const part of all.slice(sent)) {
        const id = await post(client, to, part);
        sent += 1;
        // What can be edited later is the last text.
        if (part.html !== undefined || part.keyboard || shown === undefined) shown = id;
        if (parcel.keep && sent < all.length) progresses.keep(parcel.id, { ...before, sent, shown });
      }
    } catch (error) {
      if (error instanceof ExposedFault) exposed();
      const delivery = failed(parcel, error);
      if (delivery.kind !== 'retry' && delivery.kind !== 'unknown') progresses.forget(parcel.id);
      return delivery;
    }
    progresses.forget(parcel.id);
    const room = roomOf(parcel.to.id);
    if (room) {
      topics.learn(room);
      if (parcel.message.pin) await pinned(parcel, room, shown);
    }
    return parcel.message.ref === undefined || shown === undefined
      ? { kind: 'sent' }
      : { kind: 'sent', shown };
  }

  function exposed(): void {
    whispers.end();
    parts.onFault('exposed');
    parts.log.error(
      { kind: 'exposed' },
      'the server shows everybody what is for one person; from now on only private chats are answered',
    );
  }

  /** Where it may not be pinned it stands all the same. */
  async function pinned({ cause, id }: Parcel, room: Room, shown: string | undefined): Promise<void> {
    try {
      await pin(client, room, shown);
    } catch (error) {
      parts.log.warn(
        { request: cause, parcel: id, kind: 'pin', code: codeOf(error) },
        'it could not be pinned',
      );
    }
  }

  /** The calls that say it. What whoever is given its address can begin with is its last line. */
  function partsOf(parcel: Parcel, whispering: boolean): readonly Part[] {
    const { message, to } = parcel;
    const username = parts.username();
    const start = message.opens && writeStart(message.opens);
    const link = username === undefined || start === undefined ? undefined : linkTo(username, start);
    const rows = below(parcel, link, whispering);
    if (roomOf(to.id)) return encode(inFront(message, link), presses, rows);
    return encode(link === undefined ? message : withLink(message, link), presses, rows);
  }

  /** Buttons of our own. In a group nothing can be typed: the private chat is one press away. */
  function below({ message, answers }: Parcel, link: string | undefined, whispering: boolean) {
    const username = parts.username();
    const words = wordsIn(parts, whispers.find(answers)?.locale ?? parts.locales[0] ?? '');
    const share = link === undefined ? [] : opening(words('chat-share'), shareOf(link));
    if (!whispering || !message.typed || username === undefined) return share;
    return [...share, ...opening(words('chat-private-type'), linkTo(username, again(parts.offers)))];
  }

  function failed(parcel: Parcel, error: unknown): Delivery {
    const room = roomOf(parcel.to.id);
    const trouble = room ? roomTroubleOf(error) : troubleOf(error);
    if (parcel.keep)
      parts.log.warn(
        { request: parcel.cause, parcel: parcel.id, kind: trouble.kind, code: codeOf(error) },
        'the platform did not take a message',
      );
    if (trouble.kind === 'retry' && trouble.retryAfterMs !== undefined)
      flood.refused(String(room?.chat ?? parcel.to.id), trouble.retryAfterMs);
    if (trouble.kind === 'retry') return trouble;
    if (trouble.kind === 'moved') return { kind: 'moved', to: String(trouble.to) };
    if (trouble.kind === 'gone' && room) (isTopicGone(error) ? topics.forget : topics.refused)(room);
    if (trouble.kind !== 'revoked') return { kind: trouble.kind };
    parts.revoked();
    return { kind: 'retry' };
  }

  return send;
}

function targetOf({ to }: Parcel): number | Room {
  return roomOf(to.id) ?? Number(to.id);
}

/** Is the message that is meant in the room that is meant? In a private chat it always is. */
function isHere({ to, shown }: Parcel): boolean {
  const room = roomOf(to.id);
  return !room || messageIn(room, shown) !== undefined;
}

/** Was a change refused for what is in it, and not because nothing can be said there? */
function isRefusal({ to }: Parcel, error: unknown): boolean {
  return isRefused(error) && (!roomOf(to.id) || roomTroubleOf(error).kind === 'rejected');
}

/** Was that shown to one person in a group, and not in their private chat? */
function inGroup(shown: string | undefined): boolean {
  return shown?.includes('/') ?? false;
}
