import type { Address } from '../../bot/event.ts';
import { TELEGRAM } from './limits.ts';

/** A group, or a topic of one: a room of its own. */
export interface Room {
  readonly chat: number;
  readonly thread?: number;
}

/*
 * A room's id is its chat's, `-1001234567890`, and a topic's has its number behind that, `-1001234567890/17`. The
 * platform's numbers of groups are negative and those of people are not, so neither is ever taken for the other.
 */
const ROOM = /^(-[1-9]\d{0,15})(?:\/([1-9]\d{0,15}))?$/;

/** The address of a room. */
export function roomAddress({ chat, thread }: Room): Address {
  return { platform: TELEGRAM, id: thread === undefined ? String(chat) : `${chat}/${thread}` };
}

/** The room that an address means; nothing where it is a person's. */
export function roomOf(id: string): Room | undefined {
  const [, chat, thread] = ROOM.exec(id) ?? [];
  if (chat === undefined) return undefined;
  return { chat: Number(chat), ...(thread !== undefined && { thread: Number(thread) }) };
}
