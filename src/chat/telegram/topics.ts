import type { Room } from './room.ts';

/** The topics that we have to do with, by their group: the platform tells of what happens to the whole group only. */
export interface Topics {
  /** Something was said there. */
  learn(room: Room): void;
  of(chat: number): readonly number[];
  /** There is no such topic any more. */
  forget(room: Room): void;
  /** Nothing could be said there, in a topic or in the group itself. */
  refused(room: Room): void;
  /** The rooms of a group in which nothing could be said the last time. */
  refusing(chat: number): readonly Room[];
}

/** How many are remembered: each is some bytes, and a group has a handful. */
const REMEMBERED = 5_000;

/** In memory only: of what is forgotten, the next message that cannot be sent tells the same. */
export function createTopics(): Topics {
  const kept = createRooms();
  const refusing = createRooms();
  return {
    learn(room) {
      refusing.remove(room);
      if (room.thread !== undefined) kept.add(room);
    },
    of: (chat) => kept.of(chat).flatMap(({ thread }) => (thread === undefined ? [] : [thread])),
    forget(room) {
      kept.remove(room);
      refusing.remove(room);
    },
    refused: refusing.add,
    refusing: refusing.of,
  };
}

/** Rooms, as many as are remembered: the newest. */
function createRooms() {
  const rooms = new Map<string, Room>();
  const keyOf = ({ chat, thread }: Room) => `${chat}/${thread}`;
  return {
    add(room: Room): void {
      rooms.delete(keyOf(room));
      rooms.set(keyOf(room), room);
      const [oldest] = rooms.keys();
      if (rooms.size > REMEMBERED && oldest !== undefined) rooms.delete(oldest);
    },
    remove: (room: Room): void => void rooms.delete(keyOf(room)),
    of: (chat: number): readonly Room[] => [...rooms.values()].filter((one) => one.chat === chat),
  };
}
