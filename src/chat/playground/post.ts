import type { Delivery, Parcel } from '../adapter.ts';
import { content, wireMessage, type WireMessage } from './encode.ts';
import type { Entry, Person, Storage } from './storage.ts';

/** The playground's part as a platform: it takes parcels and puts them into chats. */
export interface Post {
  send(parcel: Parcel): Promise<Delivery>;
  /** Runs `work` and returns every message that anybody was sent meanwhile, in order, each once. */
  during(work: () => Promise<void>): Promise<readonly WireMessage[]>;
}

/** `stranger` makes a person of an id that is not known (any more). */
export function createPost(storage: Storage, stranger: (id: string) => Person): Post {
  const sent = new Map<number, WireMessage>();

  function put(parcel: Parcel): Entry | undefined {
    const { id, to, at, message } = parcel;
    if (storage.byParcel(id)) return undefined; // It arrived before a crash; only its receipt was lost.
    const before =
      message.edits && message.ref !== undefined ? storage.newest(to.id, message.ref) : undefined;
    if (!parcel.keep) {
      const { file: _, ...rest } = content(message);
      return { ...rest, id: storage.spareId(), person: to.id, own: false, at, edited: false };
    }
    if (before) storage.editMessage(before.id, content(message, before));
    const entry =
      before?.id ?? storage.addMessage(id, storage.person(to.id) ?? stranger(to.id), at, content(message));
    return storage.entry(entry);
  }

  return {
    async send(parcel) {
      const entry = put(parcel);
      if (entry) sent.set(entry.id, wireMessage(entry));
      return { kind: 'sent' };
    },
    async during(work) {
      sent.clear();
      await work();
      return [...sent.values()];
    },
  };
}
