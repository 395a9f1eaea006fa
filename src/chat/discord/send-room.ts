import type { Logger } from 'pino';
import type { Message } from '../../bot/message.ts';
import type { Delivery, Parcel } from '../adapter.ts';
import type { Calls, Result, Sent } from './calls.ts';
import { editBody, encode, encodeChange, filesOf, newBody, type Part, type Reader } from './encode.ts';
import { Code, roomDeliveryOf, type Fault } from './faults.ts';
import type { Places } from './places.ts';
import { createRecent } from './recent.ts';
import { seek } from './seek.ts';
import { pieceOf, readShown, sentAs } from './shown.ts';

/** What `createSendRoom` is built from. */
export interface SendRoomParts {
  readonly calls: Calls;
  readonly places: Places;
  readonly log: Logger;
}

/** Parcels of several parts that are under way. */
const MOST_UNDER_WAY = 1_000;

/** Nobody in particular: nothing in a room is pressed or typed. */
const EVERYBODY: Reader = { id: '0', words: {} };

/** Sends what is said in front of others. */
export function createSendRoom({ calls, places, log }: SendRoomParts) {
  const done = createRecent<number>(MOST_UNDER_WAY);

  /** A thread in which nothing was said for a while takes what is new, and no change before it is opened again. */
  async function edit(channel: string, message: string, part: Part | undefined): Promise<Result<Sent>> {
    const write = async () => calls.edit(channel, message, editBody(part), filesOf(part));
    const result = await write();
    if ('ok' in result || result.fault.code !== Code.threadArchived) return result;
    const opened = await calls.reopen(channel);
    return 'fault' in opened ? opened : write();
  }

  /** In place of what was sent before. Undefined: that is not there to be changed. */
  async function change(channel: string, parcel: Parcel): Promise<Delivery | undefined> {
    const place = readShown(parcel.shown);
    if (place?.channel_id !== channel) return undefined;
    const part = encodeChange(inFront(parcel.message), EVERYBODY, true);
    const result = await edit(channel, place.id, part);
    if ('ok' in result) return sentAs(parcel, result.ok);
    const delivery = roomDeliveryOf(result.fault);
    return delivery.kind === 'rejected' || delivery.kind === 'gone' ? undefined : delivery;
  }

  async function say(channel: string, parcel: Parcel): Promise<Delivery> {
    const parts = partsOf(inFront(parcel.message));
    const name = String(parcel.id);
    let last: Sent | undefined;
    for (let at = done.get(name) ?? 0; at < parts.length; at += 1) {
      const part = parts[at];
      if (!part) break;
      const result = await calls.post(channel, newBody(part), pieceOf(parcel, at), filesOf(part));
      if ('fault' in result) return failed(channel, parcel, result.fault);
      last = result.ok;
      // The last one is said again where it was not told what became of the parcel: it is known by its nonce.
      if (at < parts.length - 1) done.set(name, at + 1);
    }
    done.delete(name);
    if (!last) return { kind: 'rejected' };
    if (parcel.message.pin) await pin(channel, last, parcel);
    return sentAs(parcel, last);
  }

  /** Where it may not be pinned it stands all the same. */
  async function pin(channel: string, { id }: Sent, { cause }: Parcel): Promise<void> {
    const pinned = await calls.pin(channel, id);
    if ('fault' in pinned)
      log.warn({ request: cause, kind: 'pin', code: pinned.fault.code }, 'it could not be pinned');
  }

  function failed(channel: string, { id, keep, cause }: Parcel, fault: Fault): Delivery {
    const delivery = roomDeliveryOf(fault);
    if (delivery.kind === 'gone') places.lost(channel, id);
    if ((delivery.kind === 'gone' || delivery.kind === 'rejected') && keep)
      log.warn({ request: cause, kind: delivery.kind, code: fault.code }, 'refused');
    return delivery;
  }

  return async (channel: string, parcel: Parcel): Promise<Delivery> => {
    const { message } = parcel;
    if (message.seeks) return seek(calls, places, channel, message.seeks.id);
    const changed = message.closes || message.edits ? await change(channel, parcel) : undefined;
    return changed ?? (message.closes ? { kind: 'sent' } : say(channel, parcel));
  };
}

/** Without anything to press; and as plain content, since embeds are a permission of their own. */
function inFront(message: Message): Message {
  const { buttons: _, typed: _typed, several: _several, ...said } = message;
  return { ...said, urgency: 'post' };
}

/** What is changed in its place later is one message from the beginning. */
function partsOf(message: Message): readonly Part[] {
  if (!message.edits) return encode(message, EVERYBODY);
  const part = encodeChange(message, EVERYBODY, true);
  const isEmpty = part?.content === undefined && !part?.file;
  return part && !isEmpty ? [part] : [];
}
