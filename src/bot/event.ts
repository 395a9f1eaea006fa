import type { Json } from './json.ts';

/** Where a person can be reached: a platform's name and its own opaque id for the conversation. */
export interface Address {
  readonly platform: string;
  readonly id: string;
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
}

/** Whatever can happen to a record. Plain JSON: the journal keeps every one. */
export type Event = Press | Text | Wake | Unreachable | Missed | LinkRefused | Joined;
