import type { Address } from './address.ts';
import type { Letter } from './letter.ts';

/** A button: `id` is the answer it gives, the same in every language; `label` is what is read. */
export interface Button {
  readonly id: string;
  readonly label: string;
}

/** A file to be sent. `body` is text; the store completes the journal of an export (see `Attachment`). */
export interface Attachment {
  readonly name: string;
  readonly mime: string;
  readonly body: string;
}

/**
 * How urgent a message is, most urgent first: an answer to somebody who is waiting, a post of the day, a digest.
 * A lost confirmation decides differently for each: answers and posts are sent again.
 */
export type Urgency = 'answer' | 'post' | 'digest';

/**
 * What is to be said, on no platform: paragraphs without markup (times may be marked, see `moment`), and what can be
 * answered. `ref` is what a press on one of its buttons carries back; `asks` the id of the question it puts.
 */
export interface Message {
  readonly paragraphs: readonly string[];
  readonly urgency: Urgency;
  /** The beginning of the first paragraph, where it is what matters most: a platform may make it stand out. */
  readonly strong?: string;
  readonly asks?: string;
  readonly ref?: string;
  readonly buttons?: readonly (readonly Button[])[];
  /** Not every answer is on a button: it can be typed. */
  readonly typed?: true;
  /** Any number of the buttons count together; the last one says that these are all. */
  readonly several?: true;
  readonly file?: Attachment;
  /** Shown in place of the message sent earlier under the same `ref`, where that is still there. */
  readonly edits?: true;
  /**
   * The message sent earlier under the same `ref` can be answered no more: its buttons go, and its text becomes these
   * paragraphs where there are any. Nothing is said where that message is not there any more.
   */
  readonly closes?: true;
  /** Of what is said unprompted: what it is, and of which day (`post:2026-03-02`). It is said once, however often it comes up. */
  readonly occurrence?: string;
  /** Not sent any more from this instant on (ISO-8601 UTC): a `missed` event follows instead. Only with an occurrence. */
  readonly until?: string;
  /** What a buddy or club tells with it: where it is missed, it comes back. */
  readonly letter?: Letter;
  /** In every place of the record's, where it is a club's: in all its rooms. */
  readonly everyPlace?: true;
  /** In that one of its places and in no other. */
  readonly only?: Address;
  /** It is to stand where everybody in the room finds it. */
  readonly pin?: true;
  /** Nothing is said: it asks the platform whether that person is in the room; an `absent` event follows where not. */
  readonly seeks?: Address;
  /** A command that whoever is given the message's address can begin with, where the platform has such addresses. */
  readonly opens?: { readonly command: string; readonly args: string };
  /** Whom it names, by the ids of their records: it is not sent any more once one of them is forgotten. */
  readonly about?: readonly string[];
  /** For the runner's other places than the one that is answered, if there are any. */
  readonly elsewhere?: true;
}
