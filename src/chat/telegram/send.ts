import type { Adapter, Delivery, Parcel, PlatformParts } from '../adapter.ts';
import type { Client } from './client.ts';
import { encode } from './encode.ts';
import { codeOf, isRefused, troubleOf } from './faults.ts';
import { createFlood } from './flood.ts';
import { again, linkTo, opening } from './link.ts';
import { ExposedFault, post, replace } from './post.ts';
import type { Presses } from './press.ts';
import { createProgresses } from './progress.ts';
import type { Whisper, Whispers } from './whispers.ts';
import { wordsIn } from './words.ts';

/** What sending needs. */
export interface SendParts extends Pick<PlatformParts, 'words' | 'offers' | 'locales' | 'onFault' | 'log'> {
  readonly client: Client;
  readonly presses: Presses;
  readonly whispers: Whispers;
  /** Our own name, once it is known. */
  readonly username: () => string | undefined;
  /** Told when the platform does not know the token any more. */
  readonly revoked: () => void;
}

/** The platform's half of delivery: each parcel once, what has got through of it never again. */
export function createSend(parts: SendParts): Adapter['send'] {
  const { client, presses, whispers } = parts;
  const progresses = createProgresses();
  const flood = createFlood();

  async function send(parcel: Parcel): Promise<Delivery> {
    if (client.closed) return { kind: 'retry' };
    const retryAfterMs = flood.left();
    if (retryAfterMs > 0) return { kind: 'retry', retryAfterMs };
    const { message } = parcel;
    if (message.closes) return close(parcel);
    const edited = message.edits ? await edit(parcel) : undefined;
    return edited ?? (await deliver(parcel));
  }

  async function close(parcel: Parcel): Promise<Delivery> {
    if (parcel.shown === undefined) return { kind: 'sent' };
    const { html } = parcel.message.paragraphs.length > 0 ? (encode(parcel.message, presses)[0] ?? {}) : {};
    try {
      await replace(client, personOf(parcel), parcel.shown, html === undefined ? {} : { html });
      return { kind: 'sent' };
    } catch (error) {
      // It is gone, it is too old, or it says so already: nobody needs it.
      if (isRefused(error)) return { kind: 'sent' };
      const delivery = failed(parcel, error);
      // Where a group lets us write no more, the person can still be reached.
      return delivery.kind === 'gone' && inGroup(parcel.shown) ? { kind: 'sent' } : delivery;
    }
  }

  /** Nothing where it has to be said anew. */
  async function edit(parcel: Parcel): Promise<Delivery | undefined> {
    const { shown } = parcel;
    const [part, ...more] = encode(parcel.message, presses, below(parcel, inGroup(shown)));
    const { anew } = progresses.find(parcel.id);
    if (anew || shown === undefined || !part || part.file || more.length > 0) return undefined;
    try {
      await replace(client, personOf(parcel), shown, part);
    } catch (error) {
      const delivery = isRefused(error) ? undefined : failed(parcel, error);
      if (delivery?.kind === 'gone' && inGroup(shown)) return undefined;
      if (delivery) return delivery;
      // Refused again, it has most likely got through before: the platform takes no edit that changes nothing.
      if (parcel.attempts > 1) return { kind: 'sent', shown };
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
    return attempt(parcel, personOf(parcel));
  }

  async function attempt(parcel: Parcel, to: number | Whisper): Promise<Delivery> {
    const all = encode(parcel.message, presses, below(parcel, typeof to !== 'number'));
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

  /** In a group nothing can be typed: the private chat is one press away. */
  function below({ message, answers }: Parcel, whispering = false): ReturnType<typeof opening> {
    const username = parts.username();
    if (!whispering || !message.typed || username === undefined) return [];
    const locale = whispers.find(answers)?.locale ?? parts.locales[0] ?? '';
    return opening(wordsIn(parts, locale)('chat-private-type'), linkTo(username, again(parts.offers)));
  }

  function failed(parcel: Parcel, error: unknown): Delivery {
    const trouble = troubleOf(error);
    if (parcel.keep)
      parts.log.warn(
        { request: parcel.cause, parcel: parcel.id, kind: trouble.kind, code: codeOf(error) },
        'the platform did not take a message',
      );
    if (trouble.kind === 'retry' && trouble.retryAfterMs !== undefined)
      flood.refused(parcel.to.id, trouble.retryAfterMs);
    if (trouble.kind === 'retry') return trouble;
    if (trouble.kind !== 'revoked') return { kind: trouble.kind };
    parts.revoked();
    return { kind: 'retry' };
  }

  return send;
}

function personOf({ to }: Parcel): number {
  return Number(to.id);
}

/** Was that shown to one person in a group, and not in their private chat? */
function inGroup(shown: string | undefined): boolean {
  return shown?.includes('/') ?? false;
}
