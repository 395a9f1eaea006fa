import type { Message, Update, User } from '@grammyjs/types';
import { isOut } from './members.ts';
import type { Content } from './rooms.ts';
import type { Room } from './state.ts';
import type { World } from './world.ts';

/** A topic of a forum. What is said in none is said in its general one, which has no number. */
export interface Topic {
  /** What `message_thread_id` names. */
  readonly id: number;
  /** Nobody but administrators writes there any more. */
  closes(): void;
  reopens(): void;
  /** With everything in it. The bot is told nothing. */
  deletes(): void;
}

const ICON_COLOR = 7_322_096;

/** Makes a topic; its number is that of the message that tells of it. */
export function makeTopic(world: World, room: Room, by: User, name: string): Topic {
  const tell = (content: Content): number => tellOf(world, room, by, content);
  const id = tell({ forum_topic_created: { name, icon_color: ICON_COLOR } });
  room.topics.set(id, { closed: false });
  const inside = { is_topic_message: true, message_thread_id: id } as const;
  const close = (closed: boolean, content: Content): void => {
    room.topics.set(id, { closed });
    tell({ ...inside, ...content });
  };
  return {
    id,
    closes: () => close(true, { forum_topic_closed: {} }),
    reopens: () => close(false, { forum_topic_reopened: {} }),
    deletes: () => {
      room.topics.delete(id);
      for (const [key, { message }] of room.posts)
        if (message.message_thread_id === id) room.posts.delete(key);
    },
  };
}

/** What is said in no topic: it has no number, not even where it is told that it was closed. */
export function generalOf(world: World, room: Room, by: User): Pick<Topic, 'closes' | 'reopens'> {
  const close = (closed: boolean, content: Content): void => {
    room.generalClosed = closed;
    tellOf(world, room, by, content);
  };
  return {
    closes: () => close(true, { forum_topic_closed: {} }),
    reopens: () => close(false, { forum_topic_reopened: {} }),
  };
}

function tellOf(world: World, room: Room, by: User, content: Content): number {
  const { message } = world.post(room, content, { from: by });
  if (!isOut(world.standing(room, world.bot.id)))
    world.updates.push({ message: message as Message & Update.NonChannel });
  return message.message_id;
}

/** What a message in a topic says of it. Throws where there is none. */
export function inTopic(room: Room, id: number | undefined): Content {
  if (id === undefined) return {};
  if (!room.topics.has(id)) throw new Error(`there is no topic ${id}`);
  return { is_topic_message: true, message_thread_id: id };
}
