import type { Logger } from 'pino';
import type { Delivery, Parcel } from '../adapter.ts';
import type { Answers, Said } from './answer.ts';
import type { Calls, Sent } from './calls.ts';
import type { Direct } from './direct.ts';
import { editBody, encode, encodeChange, filesOf, type Part, type Reader } from './encode.ts';
import { deliveryOf, type Fault } from './faults.ts';
import { createRecent } from './recent.ts';
import { channelOf } from './room.ts';
import type { Seat, Seats } from './seats.ts';
import type { createSendRoom } from './send-room.ts';
import { pieceOf, readShown, sentAs } from './shown.ts';

/** What `createSend` is built from. */
export interface SendParts {
  readonly calls: Calls;
  readonly answers: Answers;
  readonly direct: Direct;
  readonly seats: Seats;
  readonly readerOf: (user: string) => Reader;
  readonly sendRoom: ReturnType<typeof createSendRoom>;
  readonly log: Logger;
}

/** Parcels of several parts that are under way: enough for every conversation there will be at once. */
const MOST_UNDER_WAY = 1_000;

const SENT: Delivery = { kind: 'sent' };

/** Sends parcels: through the interaction that they answer where that still takes them, else to the private chat. */
export function createSend({ calls, answers, direct, seats, readerOf, sendRoom, log }: SendParts) {
  const done = createRecent<number>(MOST_UNDER_WAY);

  /** A message in place of the one that was sent before. Undefined: that is not there to be changed. */
  async function change(parcel: Parcel): Promise<Delivery | undefined> {
    const { message, shown } = parcel;
    const part = encodeChange(message, readerOf(parcel.to.id));
    const seat = seats.of(parcel);
    if (seat && isOn(seat, parcel)) {
      const said = await answers.change(seat, part, pieceOf(parcel, 0));
      if ('ok' in said) return sentAs(parcel, said.ok ?? sourceOf(seat), !seat.opening.private);
      if ('fault' in said) return changed(said.fault);
    }
    const place = readShown(shown);
    // What only one person sees can be changed through what they do on it, and in no other way.
    if (!place || place.hidden) return undefined;
    const result = await calls.edit(place.channel_id, place.id, editBody(part), filesOf(part));
    return 'ok' in result ? sentAs(parcel, result.ok) : changed(result.fault);
  }

  async function say(parcel: Parcel): Promise<Delivery> {
    const parts = encode(parcel.message, readerOf(parcel.to.id));
    if (parts.length === 0) return { kind: 'rejected' };
    const name = String(parcel.id);
    let last: Delivery = SENT;
    for (let at = done.get(name) ?? 0; at < parts.length; at += 1) {
      const part = parts[at];
      if (!part) break;
      last = await sayPart(parcel, part, at);
      if (last.kind !== 'sent') return last;
      if (parts.length > 1) done.set(name, at + 1);
    }
    done.delete(name);
    return last;
  }

  async function sayPart(parcel: Parcel, part: Part, at: number): Promise<Delivery> {
    const seat = seats.of(parcel);
    const said: Said = seat ? await answers.say(seat, part, pieceOf(parcel, at)) : { elsewhere: true };
    if ('ok' in said) return sentAs(parcel, said.ok, seat?.opening.private === false);
    if ('fault' in said) return failed(parcel, said.fault);
    const result = await direct.say(parcel.to.id, part, pieceOf(parcel, at));
    return 'ok' in result ? sentAs(parcel, result.ok) : failed(parcel, result.fault);
  }

  function failed({ keep, cause }: Parcel, fault: Fault): Delivery {
    if (fault.kind === 'rejected' && keep)
      log.warn({ request: cause, kind: fault.kind, code: fault.code }, 'refused');
    return deliveryOf(fault);
  }

  return async (parcel: Parcel): Promise<Delivery> => {
    const { message, to, keep } = parcel;
    const channel = channelOf(to.id);
    if (channel !== undefined) return sendRoom(channel, parcel);
    const changes = message.closes || message.edits ? await change(parcel) : undefined;
    const delivery = changes ?? (message.closes ? SENT : await say(parcel));
    if (!keep) direct.forget(to.id);
    return delivery;
  };
}

/** What a failed change means: where the message cannot be changed any more, it is as if it were not there. */
function changed(fault: Fault): Delivery | undefined {
  return fault.kind === 'rejected' || fault.kind === 'gone' ? undefined : deliveryOf(fault);
}

/** Whether what somebody used stands on the very message that a parcel means. */
function isOn({ opening: { source } }: Seat, { shown, message }: Parcel): boolean {
  if (!source) return false;
  const place = readShown(shown);
  return place ? place.id === source.message : message.ref !== undefined && message.ref === source.ref;
}

function sourceOf({ opening: { source, channel } }: Seat): Sent | undefined {
  return source && channel !== undefined ? { id: source.message, channel_id: channel } : undefined;
}
