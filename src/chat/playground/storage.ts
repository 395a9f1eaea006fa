import type { Attachment, Button } from '../../bot/message.ts';

/** Somebody on the playground, and what they told the playground about themselves. */
export interface Person {
  /** Lower case. */
  readonly id: string;
  /** IANA name. */
  readonly zone: string;
  readonly locale: string;
}

/** What a message shows. `former` are buttons that stood on it before it was edited: somebody may still press them. */
export interface Content {
  readonly text: string;
  readonly asks?: string;
  readonly ref?: string;
  readonly buttons: readonly (readonly Button[])[];
  readonly former: readonly Button[];
  readonly file?: Attachment;
}

/** One bubble of a chat: a person's own words, or a message to them. `file` is only the name here. */
export interface Entry extends Omit<Content, 'file'> {
  /** Increasing over everybody. */
  readonly id: number;
  readonly person: string;
  readonly own: boolean;
  /** ISO-8601 UTC. */
  readonly at: string;
  readonly file?: string;
  readonly edited: boolean;
}

/**
 * What the playground asks of whoever keeps its chats: it plays the platform's part, so it must remember what a
 * platform would. When a runner is forgotten their rows here go in the same transaction, which is the keeper's affair.
 */
export interface Storage {
  /** The playground's clock, ISO-8601 UTC; nothing in a new database. */
  now(): string | undefined;
  setNow(now: string): void;
  people(): readonly Person[];
  person(id: string): Person | undefined;
  putPerson(person: Person): void;
  /** Keeps somebody's own words, and the person too where they are new. Returns the entry's id. */
  addWords(person: Person, at: string, text: string): number;
  /** Takes words back that were not accepted. */
  removeEntry(id: number): void;
  /** Keeps a message under the parcel that brought it. Returns the entry's id. */
  addMessage(parcel: number, to: Person, at: string, content: Content): number;
  editMessage(id: number, content: Content): void;
  /** Draws an id for something that is not kept. */
  spareId(): number;
  entry(id: number): Entry | undefined;
  byParcel(parcel: number): Entry | undefined;
  /** The newest message to a person under this `ref`. */
  newest(person: string, ref: string): Entry | undefined;
  /** A person's chat, both sides, from after that id on. */
  entries(person: string, after: number): readonly Entry[];
  /** The file that hangs on an entry. */
  file(entry: number): Attachment | undefined;
}
