import type { Room } from './room.ts';

/** The topics that we have to do with, by their group: the platform tells of what happens to the whole group only. */
export interface Topics {
  /** Something was said there. */
  learn(room: Room): void;
  of(chat: number): readonly number[];
  /** Nothing can be said there any more. */
  forget(room: Room): void;
}

/** How many are remembered: each is some bytes, and a group has a handful. */
const REMEMBERED = 5_000;

/** In memory only: of what is forgotten, the next message that cannot be sent tells the same. */
export function createTopics(): Topics {
  const kept = new Map<string, Room>();
  const keyOf = ({ chat, thread }: Room) => `${chat}/${thread}`;
  return {
    learn(room) {
      if (room.thread === undefined) return;
      kept.delete(keyOf(room));
      kept.set(keyOf(room), room);
      const [oldest] = kept.keys();
      if (kept.size > REMEMBERED && oldest !== undefined) kept.delete(oldest);
    },
    of: (chat) =>
      [...kept.values()].flatMap((one) =>
        one.chat === chat && one.thread !== undefined ? [one.thread] : [],
      ),
    forget: (room) => void kept.delete(keyOf(room)),
  };
}
