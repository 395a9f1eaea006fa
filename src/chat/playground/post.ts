import type { Message } from '../../bot/message.ts';
import type { Delivery, Parcel } from '../adapter.ts';
import { closed, content, wireMessage, type WireMessage } from './encode.ts';
import { roomOf } from './rooms.ts';
import type { Entry, Person, Storage } from './storage.ts';

/** The playground's part as a platform: it takes parcels and puts them into chats and rooms. */
export interface Post {
  send(parcel: Parcel): Promise<Delivery>;
  /** Runs `work` and returns every message that anybody was sent meanwhile, in order, each once. */
  during(work: () => Promise<void>): Promise<readonly WireMessage[]>;
}

/** `stranger` makes a person of an id that is not known (any more). */
export function createPost(storage: Storage, stranger: (id: string) => Person): Post {
  const sent = new Map<number, WireMessage>();

  function show(entry: Entry): void {
    sent.set(entry.id, wireMessage(entry));
  }

  function before(chat: string, { edits, ref }: Message): Entry | undefined {
    return edits && ref !== undefined ? storage.newest(chat, ref) : undefined;
  }

  function toPerson({ id, to, at, message, keep }: Parcel): Entry {
    if (!keep) {
      const { file: _, pinned: __, ...rest } = content(message);
      return { ...rest, id: storage.spareId(), chat: to.id, at, edited: false };
    }
    return put(id, storage.person(to.id) ?? stranger(to.id), at, message, before(to.id, message));
  }

  /** What is said in a room stays there, as on any platform, also when the club that said it has ended. */
  function inRoom(room: string, { id, to, at, message }: Parcel): Entry | undefined {
    const { closes, ref, pin } = message;
    if (closes) return close(to.id, message);
    const entry = put(id, { room }, at, message, before(to.id, message));
    if (pin && ref !== undefined) for (const one of storage.unpin(to.id, ref, entry.id)) show(one);
    return entry;
  }

  function put(
    parcel: number,
    to: Person | { readonly room: string },
    at: string,
    message: Message,
    old?: Entry,
  ): Entry {
    if (old) storage.editMessage(old.id, content(message, old));
    return storage.entry(old?.id ?? storage.addMessage(parcel, to, at, content(message)))!;
  }

  function close(chat: string, message: Message): Entry | undefined {
    const old = storage.newest(chat, message.ref ?? '');
    if (!old) return undefined;
    storage.editMessage(old.id, closed(old, message));
    return storage.entry(old.id);
  }

  /** Whoever left a room is not in it; whoever is nobody's member was never there. */
  function deliver(parcel: Parcel): Delivery {
    const { id, to, message } = parcel;
    const room = roomOf(to.id);
    const found = room === undefined ? undefined : storage.room(room);
    if (room !== undefined && !found) return { kind: 'gone' };
    if (message.seeks)
      return found?.members.includes(message.seeks.id) ? { kind: 'sent' } : { kind: 'absent' };
    if (storage.byParcel(id)) return { kind: 'sent' }; // It arrived before a crash; only its receipt was lost.
    const entry = room === undefined ? toPerson(parcel) : inRoom(room, parcel);
    if (entry) show(entry);
    // In a room the same message may have to be closed long after.
    return room === undefined || !entry ? { kind: 'sent' } : { kind: 'sent', shown: `${entry.id}` };
  }

  return {
    send: (parcel) => Promise.resolve(deliver(parcel)),
    async during(work) {
      sent.clear();
      await work();
      return [...sent.values()];
    },
  };
}
