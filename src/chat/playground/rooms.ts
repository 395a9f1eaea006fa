import type { Room as RoomOfEvent } from '../../bot/event.ts';
import type { Room } from './storage.ts';

/** The name of this platform in addresses. */
export const PLAYGROUND = 'playground';

/** What no id of a person can begin with. */
const PREFIX = 'room:';

/** A room as the HTTP contract has it. */
export interface WireRoom {
  readonly id: string;
  readonly title: string;
  readonly keeper: string;
  readonly members: readonly string[];
}

/** A room's conversation, as addresses and entries have it. */
export function chatOf(room: string): string {
  return `${PREFIX}${room}`;
}

/** The room whose conversation that is; undefined where it is a person's. */
export function roomOf(chat: string): string | undefined {
  return chat.startsWith(PREFIX) ? chat.slice(PREFIX.length) : undefined;
}

/** A room for the wire. */
export function wireRoom({ id, title, members }: Room): WireRoom {
  return { id, title, keeper: members[0] ?? '', members };
}

/** The room in which somebody speaks, as an event tells of it. */
export function roomSpokenIn({ id, title, members }: Room, by: string): RoomOfEvent {
  return { platform: PLAYGROUND, id: chatOf(id), admin: members[0] === by, title };
}
