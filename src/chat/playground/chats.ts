import type { Attachment } from '../../bot/message.ts';
import type { Event } from '../../bot/event.ts';
import type { Receive } from '../adapter.ts';
import { wireEntry, wireMessage, type WireMessage, type WireWords } from './encode.ts';
import { RequestFault, ToldFault } from './faults.ts';
import type { Post } from './post.ts';
import type { Person, Storage } from './storage.ts';
import type { Move, Time } from './time.ts';

/** The name of this platform in addresses. */
export const PLAYGROUND = 'playground';

/** The moment, and everything that anybody was sent as a result of a request. */
export interface Answer {
  readonly now: string;
  readonly messages: readonly WireMessage[];
}

/** What the playground can be asked, checked and decoded. Call one at a time. */
export interface Chats {
  say(said: { readonly from: string; readonly text: string }): Promise<Answer>;
  press(press: { readonly from: string; readonly message: number; readonly button: string }): Promise<Answer>;
  clock(move: Move): Promise<Answer>;
  people(person: {
    readonly id: string;
    readonly zone?: string | undefined;
    readonly locale?: string | undefined;
  }): Promise<Answer & { readonly people: readonly Person[] }>;
  messages(query: { readonly for: string; readonly after: number }): {
    readonly messages: readonly WireMessage[];
  };
  chat(query: { readonly for: string }): { readonly entries: readonly (WireMessage | WireWords)[] };
  state(): { readonly now: string; readonly people: readonly Person[]; readonly next: string | null };
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
}

/** Somebody of whom nothing is known yet. */
export function stranger(id: string): Person {
  return { id, zone: 'UTC', locale: 'en' };
}

/** The playground without its server. */
export function createChats({ storage, post, time, receive, beat, nextDue, zoneOf }: ChatsParts): Chats {
  const person = (id: string) => storage.person(id) ?? stranger(id);
  const current = (one: Person) => ({ ...one, zone: zoneOf(one.id) ?? one.zone });

  async function answer(work: () => Promise<void>): Promise<Answer> {
    const messages = await post.during(work);
    return { now: time.now(), messages };
  }

  /** Own words stand in the chat before what they led to; words that were not accepted do not stay. */
  async function accept(from: Person, text: string, event: Event): Promise<void> {
    const id = storage.addWords(from, time.now(), text);
    try {
      await receive({ key: `${PLAYGROUND}:${id}`, from: { platform: PLAYGROUND, id: from.id }, event });
    } catch (error) {
      storage.removeEntry(id);
      throw new ToldFault('an arrival was not kept', { cause: error });
    }
    // What was said may have made something due at this very moment, and the clock stands still.
    await beat(time.now());
  }

  return {
    say({ from, text }) {
      const { id, zone, locale } = person(from);
      return answer(() =>
        accept({ id, zone, locale }, text, { type: 'text', text, hints: { zone, locale } }),
      );
    },
    async press({ from, message, button }) {
      const entry = storage.entry(message);
      if (!entry || entry.own || entry.person !== from) {
        throw new RequestFault(404, `message: there is no message ${message} to ${from}`);
      }
      const buttons = entry.buttons.flat();
      const pressed = [...buttons, ...entry.former].find(({ id }) => id === button);
      if (!pressed) {
        const there = buttons.length === 0 ? 'none' : buttons.map(({ id }) => id).join(', ');
        throw new RequestFault(400, `button: message ${message} has no such button; it has ${there}`);
      }
      return answer(() =>
        accept(person(from), pressed.label, { type: 'press', ref: entry.ref ?? '', button }),
      );
    },
    clock: (move) => answer(() => time.move(move)),
    async people({ id, zone, locale }) {
      const before = person(id);
      storage.putPerson({ id, zone: zone ?? before.zone, locale: locale ?? before.locale });
      return { now: time.now(), messages: [], people: storage.people().map(current) };
    },
    messages: ({ for: id, after }) => ({
      messages: storage
        .entries(id, after)
        .filter(({ own }) => !own)
        .map(wireMessage),
    }),
    chat: ({ for: id }) => ({ entries: storage.entries(id, 0).map(wireEntry) }),
    state: () => ({ now: time.now(), people: storage.people().map(current), next: nextDue() ?? null }),
    file(entry, name) {
      const file = storage.file(entry);
      return file?.name === name ? file : undefined;
    },
  };
}
