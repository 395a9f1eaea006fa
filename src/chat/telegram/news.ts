import type { ChatMember, ChatMemberUpdated, Message, Update, User } from 'grammy/types';
import type { Incoming } from '../adapter.ts';
import { NOTHING, personOf, topicOf, type Decoded, type DecodeParts } from './decoded.ts';
import { TELEGRAM } from './limits.ts';
import { isThere } from './member.ts';
import { roomAddress, type Room } from './room.ts';

/*
 * What happens to groups, and to who is in them. The platform tells it of the whole group; a topic is a room of its own
 * to us, so it is told of every topic that we have to do with as well. Of a topic that is not known any more (they are
 * remembered in memory alone) the next message that cannot be sent tells that it is gone, and the next look at who is
 * there that somebody left.
 */

/** A group's news. Undefined: the update tells of something else. */
export function newsOf(update: Update, key: string, parts: DecodeParts): Decoded | undefined {
  const { message: said, my_chat_member: ours, chat_member: theirs } = update;
  if (ours && isGroup(ours.chat)) return ourStanding(ours, key, parts);
  if (theirs) return isGroup(theirs.chat) ? theirStanding(theirs, key, parts) : NOTHING;
  return said && isGroup(said.chat) ? service(said, key, parts) : undefined;
}

/** What the platform itself says in a group. */
function service(said: Message, key: string, parts: DecodeParts): Decoded | undefined {
  const { chat, migrate_to_chat_id: to, migrate_from_chat_id: from, left_chat_member: who } = said;
  // Told in the old group and in the new one: what comes second finds nothing left to move.
  if (to !== undefined) return moved(key, chat.id, to);
  if (from !== undefined) return moved(key, from, chat.id);
  if (who) return left(who, chat.id, key, parts);
  // What is said in no topic is one too, without a number.
  return said.forum_topic_reopened
    ? told([standing(key, { chat: chat.id, ...topicOf(said) }, true)])
    : undefined;
}

/** We can post there no more, or again. */
function ourStanding(change: ChatMemberUpdated, key: string, { topics }: DecodeParts): Decoded {
  const { chat, old_chat_member: before, new_chat_member: now } = change;
  const may = mayPost(now);
  if (mayPost(before) !== may) return told(roomsOf(chat.id, topics).map((room) => standing(key, room, may)));
  // Where nobody but administrators writes, this is what lets us.
  const rose = now.status === 'administrator' && before.status !== now.status;
  const refusing = rose ? topics.refusing(chat.id) : [];
  return refusing.length === 0 ? NOTHING : told(refusing.map((room) => standing(key, room, true)));
}

function theirStanding(change: ChatMemberUpdated, key: string, parts: DecodeParts): Decoded {
  const { chat, old_chat_member: before, new_chat_member: now } = change;
  return isThere(before) && !isThere(now) ? left(now.user, chat.id, key, parts) : NOTHING;
}

function left(who: User, chat: number, key: string, { us, topics }: DecodeParts): Decoded {
  if (who.is_bot || who.id === us.id) return NOTHING;
  return told(
    roomsOf(chat, topics).map((room) => ({
      key: keyFor(key, room),
      from: personOf(who),
      event: { type: 'left-room', room: roomAddress(room) },
    })),
  );
}

function moved(key: string, from: number, to: number): Decoded {
  const ids = { from: roomAddress({ chat: from }).id, to: roomAddress({ chat: to }).id };
  return told([
    { key, from: roomAddress({ chat: from }), event: { type: 'moved', platform: TELEGRAM, ...ids } },
  ]);
}

function standing(key: string, room: Room, back: boolean): Incoming {
  return {
    key: keyFor(key, room),
    from: roomAddress(room),
    event: { type: 'unreachable', on: TELEGRAM, ...(back && { back }) },
  };
}

function told(incoming: readonly Incoming[]): Decoded {
  return { kind: 'news', incoming };
}

/** A group, and the topics of it that are known. */
function roomsOf(chat: number, topics: DecodeParts['topics']): readonly Room[] {
  return [{ chat }, ...topics.of(chat).map((thread) => ({ chat, thread }))];
}

/** One update becomes several events: each has a key of its own. */
function keyFor(key: string, { thread }: Room): string {
  return thread === undefined ? key : `${key}/${thread}`;
}

function mayPost(member: ChatMember): boolean {
  return isThere(member) && (member.status !== 'restricted' || member.can_send_messages);
}

function isGroup({ type }: { readonly type: string }): boolean {
  return type === 'group' || type === 'supergroup';
}
