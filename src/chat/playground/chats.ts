import type { Attachment } from '../../bot/message.ts';
import type { Receive } from '../adapter.ts';
import { createArrivals } from './arrivals.ts';
import { wireEntry, wireMessage, type WireMessage, type WireWords } from './encode.ts';
import { RequestFault } from './faults.ts';
import { withPicked } from './picked.ts';
import type { Post } from './post.ts';
import { chatOf, PLAYGROUND, roomOf, roomSpokenIn, wireRoom, type WireRoom } from './rooms.ts';
import type { Entry, Person, Room, Storage } from './storage.ts';
import type { Move, Time } from './time.ts';

/** The moment, and everything that anybody was sent as a result of a request. */
export interface Answer {
  readonly now: string;
  readonly messages: readonly WireMessage[];
}

/** What the playground can be asked, checked and decoded. Call one at a time. */
export interface Chats {
  say(said: {
    readonly from: string;
    readonly text: string;
    readonly room?: string | undefined;
  }): Promise<Answer>;
  press(press: { readonly from: string; readonly message: number; readonly button: string }): Promise<Answer>;
  clock(move: Move): Promise<Answer>;
  people(person: {
    readonly id: string;
    readonly zone?: string | undefined;
    readonly locale?: string | undefined;
  }): Promise<Answer & { readonly people: readonly Person[] }>;
  /** Makes a room or changes its title, and puts people into it. */
  rooms(room: {
    readonly id: string;
    readonly title?: string | undefined;
    readonly keeper: string;
    readonly members?: readonly string[] | undefined;
  }): Promise<Answer & { readonly rooms: readonly WireRoom[] }>;
  leave(who: {
    readonly id: string;
    readonly person: string;
  }): Promise<Answer & { readonly rooms: readonly WireRoom[] }>;
  messages(query: { readonly for: string; readonly after: number }): {
    readonly messages: readonly WireMessage[];
  };
  chat(query: { readonly for: string }): { readonly entries: readonly (WireMessage | WireWords)[] };
  state(): {
    readonly now: string;
    readonly people: readonly Person[];
    readonly rooms: readonly WireRoom[];
    readonly next: string | null;
  };
  file(entry: number, name: string): Attachment | undefined;
}

/** What the chats are built from. */
export interface ChatsParts {
  readonly storage: Storage;
  readonly post: Post;
  readonly time: Time;
  readonly receive: Receive;
  /** Lets everything happen that is due at `now`. */
  readonly beat: (now: string) => Promise<void>;
  readonly nextDue: () => string | undefined;
  /** The zone a person has told the coach, which counts more than what the playground knows. */
  readonly zoneOf: (person: string) => string | undefined;
  /** Has the coach ever heard of that person? */
  readonly knows: (person: string) => boolean;
}

/** Somebody of whom nothing is known yet. */
export function stranger(id: string): Person {
  return { id, zone: 'UTC', locale: 'en' };
}

/** The playground without its server. */
export function createChats(parts: ChatsParts): Chats {
  const { storage, post, time, nextDue, zoneOf, knows } = parts;
  const arrivals = createArrivals({ ...parts, now: time.now });
  const person = (id: string) => storage.person(id) ?? stranger(id);
  const current = (one: Person) => ({ ...one, zone: zoneOf(one.id) ?? one.zone });
  const rooms = () => storage.rooms().map(wireRoom);

  async function answer(work: () => Promise<void>): Promise<Answer> {
    const messages = await post.during(work);
    return { now: time.now(), messages };
  }

  function known(id: string, field: string): Room {
    const room = storage.room(id);
    if (!room) throw new RequestFault(404, `${field}: there is no room ${id}`);
    return room;
  }

  /** The chat that is asked for; a person's is there before their first word. */
  function entries(chat: string, after: number): readonly Entry[] {
    const room = roomOf(chat);
    if (room !== undefined) known(room, 'for');
    return storage.entries(chat, after);
  }

  return {
    say({ from, text, room }) {
      const { id, zone, locale } = person(from);
      const hints = { zone, locale };
      const said = { ...withPicked(text, (one) => storage.person(one) !== undefined), hints };
      if (room === undefined)
        return answer(() => arrivals.words({ id, ...hints }, text, { type: 'text', ...said }));
      const where = known(room, 'room');
      // What people say to one another is none of the coach's business.
      const event = text.startsWith('/')
        ? ({ type: 'text', ...said, room: roomSpokenIn(where, id) } as const)
        : undefined;
      return answer(() => arrivals.words({ id, ...hints }, text, event, where));
    },
    async press({ from, message, button }) {
      const entry = storage.entry(message);
      const room = entry && roomOf(entry.chat);
      if (!entry || entry.from !== undefined || (room === undefined && entry.chat !== from)) {
        throw new RequestFault(404, `message: there is no message ${message} to ${from}`);
      }
      const buttons = entry.buttons.flat();
      const pressed = [...buttons, ...entry.former].find(({ id }) => id === button);
      if (!pressed) {
        const there = buttons.length === 0 ? 'none' : buttons.map(({ id }) => id).join(', ');
        throw new RequestFault(400, `button: message ${message} has no such button; it has ${there}`);
      }
      const event = { type: 'press', ref: entry.ref ?? '', button } as const;
      if (room === undefined) return answer(() => arrivals.words(person(from), pressed.label, event));
      // Others would read the label and not know what it answers.
      storage.enterRoom(room, person(from));
      return answer(() => (knows(from) ? arrivals.deed(from, event) : Promise.resolve()));
    },
    clock: (move) => answer(() => time.move(move)),
    async people({ id, zone, locale }) {
      const before = person(id);
      storage.putPerson({ id, zone: zone ?? before.zone, locale: locale ?? before.locale });
      return { now: time.now(), messages: [], people: storage.people().map(current) };
    },
    async rooms({ id, title, keeper, members = [] }) {
      const before = storage.room(id);
      const keeps = before?.members[0];
      if (keeps !== undefined && keeps !== keeper) {
        throw new RequestFault(400, `keeper: ${keeps} keeps the room ${id}, not ${keeper}`);
      }
      storage.putRoom(id, title ?? before?.title ?? id, [keeper, ...members].map(person));
      return { now: time.now(), messages: [], rooms: rooms() };
    },
    async leave({ id, person: who }) {
      if (!known(id, 'id').members.includes(who)) {
        throw new RequestFault(404, `person: ${who} is not in the room ${id}`);
      }
      const event = { type: 'left-room', room: { platform: PLAYGROUND, id: chatOf(id) } } as const;
      const told = await answer(async () => {
        // Of somebody the coach has never heard of there is nothing to tell it.
        if (knows(who)) await arrivals.deed(who, event);
        storage.leaveRoom(id, who);
      });
      return { ...told, rooms: rooms() };
    },
    messages: ({ for: id, after }) => ({
      messages: entries(id, after)
        .filter(({ from }) => from === undefined)
        .map(wireMessage),
    }),
    chat: ({ for: id }) => ({ entries: entries(id, 0).map(wireEntry) }),
    state: () => ({
      now: time.now(),
      people: storage.people().map(current),
      rooms: rooms(),
      next: nextDue() ?? null,
    }),
    file(entry, name) {
      const file = storage.file(entry);
      return file?.name === name ? file : undefined;
    },
  };
}
