import type { Event } from '../bot/event.ts';
import type { Outcome } from '../bot/outcome.ts';

/** What somebody did, without whom they picked, called or named: nobody else is named in their journal. */
export function ownOf<R>(event: Event, { names }: Outcome<R>): Event {
  if (event.type !== 'text') return event;
  const { person: _someone, ...own } = event;
  if (names) return { ...own, text: '' };
  return own.text.startsWith('/') ? { ...own, text: own.text.replaceAll(/\s+@\S+/gu, '') } : own;
}
