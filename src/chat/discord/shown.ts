import type { Delivery, Parcel } from '../adapter.ts';
import type { Sent } from './calls.ts';

/** Where a message is that was sent before; `hidden`: only one person sees it. */
export interface Shown extends Sent {
  readonly hidden: boolean;
}

/** The name of one part of a parcel, the same at every attempt; short enough for a nonce. */
export function pieceOf({ id }: Parcel, at: number): string {
  return `${id}.${at}`;
}

/** What is told of a message that is there now, so that it can be found again. */
export function sentAs({ message }: Parcel, at: Sent | undefined, hidden = false): Delivery {
  if (!at || message.ref === undefined || message.closes) return { kind: 'sent' };
  const shown = `${hidden ? 'e' : ''}${at.channel_id}/${at.id}`;
  return readShown(shown) ? { kind: 'sent', shown } : { kind: 'sent' };
}

/** Where a message is that was sent before. */
export function readShown(shown: string | undefined): Shown | undefined {
  const [, hidden = '', channel_id, id] = /^(e?)(\d+)\/(\d+)$/.exec(shown ?? '') ?? [];
  return channel_id !== undefined && id !== undefined ? { hidden: hidden !== '', channel_id, id } : undefined;
}
