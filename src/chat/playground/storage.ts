import type { Attachment, Button } from '../../bot/message.ts';

/** Somebody on the playground, and what they told the playground about themselves. */
export interface Person {
  /** Lower case. */
  readonly id: string;
  /** IANA name. */
  readonly zone: string;
  readonly locale: string;
}

/** A group on the playground. It goes when nobody is in it any more. */
export interface Room {
  /** Lower case. */
  readonly id: string;
  readonly title: string;
  /** By how long they have been in it: the first one keeps it, and is its administrator. */
  readonly members: readonly string[];
}

/** What a message shows. `former` are buttons that stood on it before it was edited: somebody may still press them. */
export interface Content {
  readonly text: string;
  readonly asks?: string;
  readonly ref?: string;
  readonly buttons: readonly (readonly Button[])[];
  readonly former: readonly Button[];
  readonly file?: Attachment;
  /** In a room: it stands where everybody finds it. */
  readonly pinned?: true;
}

/** One bubble of a chat: somebody's words, or a message. `file` is only the name here. */
export interface Entry extends Omit<Content, 'file'> {
  /** Increasing over everybody. */
  readonly id: number;
  /** The conversation it stands in, as addresses have it: somebody's id, or a room's (see `chatOf`). */
  readonly chat: string;
  /** Whose words these are. Absent: the coach's. */
  readonly from?: string;
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
  rooms(): readonly Room[];
  room(id: string): Room | undefined;
  /** Makes a room or changes its title, and puts people into it, who are kept where they are new. */
  putRoom(id: string, title: string, members: readonly Person[]): void;
  /** Puts somebody into a room, behind those who are in it. */
  enterRoom(id: string, person: Person): void;
  /** Takes somebody out of a room; what they said there stays, unless they were the last. */
  leaveRoom(id: string, person: string): void;
  /**
   * Keeps somebody's words, in their own chat or in a room, which they enter; and the person too where they are new.
   * Returns the entry's id.
   */
  addWords(person: Person, at: string, text: string, where?: Room): number;
  /** Takes words back that were not accepted. */
  removeEntry(id: number): void;
  /** Keeps a message under the parcel that brought it. Returns the entry's id. */
  addMessage(parcel: number, to: Person | { readonly room: string }, at: string, content: Content): number;
  editMessage(id: number, content: Content): void;
  /** Takes down what was pinned in a chat under that `ref` before this entry, and gives it as it is now. */
  unpin(chat: string, ref: string, before: number): readonly Entry[];
  /** Draws an id for something that is not kept. */
  spareId(): number;
  entry(id: number): Entry | undefined;
  byParcel(parcel: number): Entry | undefined;
  /** The newest message in a chat under this `ref`. */
  newest(chat: string, ref: string): Entry | undefined;
  /** A chat, all sides of it, from after that id on. */
  entries(chat: string, after: number): readonly Entry[];
  /** The file that hangs on an entry. */
  file(entry: number): Attachment | undefined;
}
