import type { Address } from './address.ts';
import type { ClubEvent, MemberEvent } from './clubs/events.ts';
import type { Json } from './json.ts';
import type { Letter } from './letter.ts';
import type { BuddyEvent, PairEvent } from './pairs/events.ts';

export type { Address };

/** Where something was said in front of others: a channel, a group, a topic. */
export interface Room extends Address {
  /** May whoever spoke decide for the room, by the platform's own permissions? */
  readonly admin: boolean;
  /** What the room is called, where the platform tells. */
  readonly title?: string;
}

/** A chat that somebody has with us. */
export interface Home {
  readonly platform: string;
  /** False since a message could not be delivered there, until they speak there again. */
  readonly reachable: boolean;
}

/** What the platform knows of somebody before we ask: used for the first question only. */
export interface Hints {
  readonly zone?: string;
  readonly locale?: string;
}

/** A button's press: `ref` names the question or post that carried it, `button` the answer it gives. */
export interface Press {
  readonly type: 'press';
  readonly ref: string;
  readonly button: string;
  readonly hints?: Hints;
}

/**
 * A line that a person wrote; a command when it begins with a slash. With a `ref` it was written in answer to that
 * very question, and to no other.
 */
export interface Text {
  readonly type: 'text';
  readonly text: string;
  readonly ref?: string;
  /** The room it was said in, of a command that is about rooms. It is answered in private all the same. */
  readonly room?: Room;
  /** Somebody who was picked with it. */
  readonly person?: Address;
  /** It was not written: the text is the zone of a location that was shared. The place itself is kept nowhere. */
  readonly shared?: true;
  readonly hints?: Hints;
}

/** The passing of time: the record asked to be woken. */
export interface Wake {
  readonly type: 'wake';
}

/** Nobody can be reached `on` a platform any more (blocked, messages closed) or, `back`, they can again. */
export interface Unreachable {
  readonly type: 'unreachable';
  readonly on: string;
  readonly back?: true;
}

/** The code that was given is not, or no longer, anybody's; or it is one's own. */
export interface LinkRefused {
  readonly type: 'link-refused';
  readonly why: 'unknown' | 'own';
}

/** The same person's record elsewhere, which becomes part of this one: its document, and all that led to it. */
export interface Joined {
  readonly type: 'joined';
  readonly record: Json;
  readonly journal: Json;
}

/** What was to be said unprompted could not be sent while it was of use: nobody has seen it. */
export interface Missed {
  readonly type: 'missed';
  readonly occurrence: string;
  /** What a buddy or club told with it. */
  readonly letter?: Letter;
}

/** A room goes on under another id. */
export interface Moved {
  readonly type: 'moved';
  readonly platform: string;
  /** The id there before, and the one from now on. */
  readonly from: string;
  readonly to: string;
}

/** A runner, by the id of their record, is not in a room any more in which a club is. */
export interface Absent {
  readonly type: 'absent';
  readonly who: string;
}

/** Somebody left a room. */
export interface LeftRoom {
  readonly type: 'left-room';
  readonly room: Address;
}

/**
 * Whatever can happen to a record. Plain JSON: the journal keeps every one, so what is told of another runner names them
 * by their record's opaque id and by nothing else.
 */
export type Event =
  | Press
  | Text
  | Wake
  | Unreachable
  | Missed
  | LinkRefused
  | Joined
  | Moved
  | Absent
  | LeftRoom
  | PairEvent
  | BuddyEvent
  | ClubEvent
  | MemberEvent;

/** What others do, and that nobody can be reached, makes no day one on which something happened to the runner. */
export function isTheirs(event: Event): boolean {
  if (event.type === 'unreachable') return event.back === true;
  return event.type !== 'buddy' && event.type !== 'member';
}
