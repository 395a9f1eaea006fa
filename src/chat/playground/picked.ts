import type { Address } from '../../bot/event.ts';
import { PLAYGROUND } from './rooms.ts';

const MENTION = /(?<=\s)@(?<id>[a-z0-9_-]{1,32})(?=\s|$)/i;

/**
 * What is said to the coach, and who is picked with it: in a command `@ben` picks Ben, where there is a Ben, as the
 * platforms' own pickers do.
 */
export function withPicked(
  text: string,
  isPerson: (id: string) => boolean,
): { readonly text: string; readonly person?: Address } {
  const id = text.startsWith('/') ? MENTION.exec(text)?.groups?.['id']?.toLowerCase() : undefined;
  if (id === undefined || !isPerson(id)) return { text };
  const rest = text.replace(MENTION, '').replace(/\s+/g, ' ').trim();
  return { text: rest, person: { platform: PLAYGROUND, id } };
}
