import type { Event } from '../../bot/event.ts';
import type { Receive } from '../adapter.ts';
import { ToldFault } from './faults.ts';
import { PLAYGROUND } from './rooms.ts';
import type { Person, Room, Storage } from './storage.ts';

/** How what people do comes in. */
export interface Arrivals {
  /**
   * Own words stand in the chat before what they led to; words that were not accepted do not stay. Without an event
   * they are for other people alone.
   */
  words(from: Person, text: string, event: Event | undefined, where?: Room): Promise<void>;
  /** Something that somebody did without a word. */
  deed(from: string, event: Event): Promise<void>;
}

/** What arrivals need. */
export interface ArrivalsParts {
  readonly storage: Pick<Storage, 'addWords' | 'removeEntry' | 'spareId'>;
  readonly now: () => string;
  readonly receive: Receive;
  /** Lets everything happen that is due at `now`. */
  readonly beat: (now: string) => Promise<void>;
}

/** Both throw a `ToldFault` for what the coach failed at. */
export function createArrivals({ storage, now, receive, beat }: ArrivalsParts): Arrivals {
  async function accept(entry: number, from: string, event: Event): Promise<void> {
    try {
      await receive({ key: `${PLAYGROUND}:${entry}`, from: { platform: PLAYGROUND, id: from }, event });
    } catch (error) {
      storage.removeEntry(entry);
      throw new ToldFault('an arrival was not kept', { cause: error });
    }
    // What was said may have made something due at this very moment, and the clock stands still.
    await beat(now());
  }

  return {
    async words(from, text, event, where) {
      const entry = storage.addWords(from, now(), text, where);
      if (event) await accept(entry, from.id, event);
    },
    deed: (from, event) => accept(storage.spareId(), from, event),
  };
}
