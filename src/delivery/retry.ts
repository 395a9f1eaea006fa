import type { Message } from '../bot/message.ts';
import type { Delivery } from '../chat/adapter.ts';
import type { Claimed, Settlement } from '../store/store.ts';
import { backoff } from './backoff.ts';
import { later } from './clock.ts';

/** After so many attempts (about half a day, see `backoff`) a message is worth nothing any more. */
export const MOST_ATTEMPTS = 24;

/** And after so many (about two hours) where others are taken: then it is the message that cannot be sent. */
export const MOST_ATTEMPTS_ALONE = 12;

/**
 * The retry policy: what may have been lost is said again, for an answer or a post that comes twice does less
 * harm than one that never comes. `works`: the platform took something else just now.
 */
export function settle(
  { id, attempts, message }: Pick<Claimed, 'id' | 'attempts'> & { readonly message: Pick<Message, 'until'> },
  delivery: Delivery,
  now: string,
  pause: (failures: number) => number = backoff,
  works = false,
): Settlement {
  if (delivery.kind === 'sent') return { id, ...delivery };
  // What was asked is answered; the room has another id by the next attempt.
  if (delivery.kind === 'absent') return { id, kind: 'sent' };
  if (delivery.kind === 'moved') return { id, kind: 'retry', notBefore: now, fault: delivery.kind };
  const asked = delivery.kind === 'retry' ? delivery.retryAfterMs : undefined;
  const fault = asked === undefined ? delivery.kind : 'limited';
  const most = works && fault === 'retry' ? MOST_ATTEMPTS_ALONE : MOST_ATTEMPTS;
  // What is of use until some time is tried until then.
  const tired = attempts >= most && message.until === undefined;
  if (fault === 'gone' || fault === 'rejected' || tired) return { id, kind: 'dead', fault };
  return { id, kind: 'retry', notBefore: later(now, Math.max(asked ?? 0, pause(attempts))), fault };
}
