import type { Room as SpokenRoom } from '../../bot/event.ts';
import type { Client } from './client.ts';
import type { Arrival } from './decoded.ts';
import { movedTo } from './faults.ts';
import { standingAsked } from './member.ts';
import { roomAddress, type Room } from './room.ts';

/** What was said about a room, once it is known what whoever said it is there; else what they are told. */
export type Asked =
  | { readonly kind: 'arrival'; readonly arrival: Arrival }
  | { readonly kind: 'refused'; readonly say: 'chat-not-member' | 'chat-not-told' };

/**
 * Asks what whoever speaks of a room is there, at this moment: addresses can be forged or handed on, and rights end.
 * Rejects where it could not be asked.
 */
export async function ask(
  client: Client,
  arrival: Arrival,
  about: Room & { title?: string },
): Promise<Asked> {
  try {
    return await asked(client, arrival, about);
  } catch (error) {
    const chat = movedTo(error);
    // A group that has another number now has had no topics before.
    if (chat === undefined) throw error;
    return asked(client, arrival, { chat });
  }
}

async function asked(client: Client, arrival: Arrival, about: Room & { title?: string }): Promise<Asked> {
  const { incoming, whisper } = arrival;
  const standing = await standingAsked(client, about.chat, Number(incoming.from.id));
  if (standing === 'absent') return { kind: 'refused', say: 'chat-not-member' };
  // Who speaks there is there, whatever the platform tells.
  if (standing === 'untold' && !whisper) return { kind: 'refused', say: 'chat-not-told' };
  const title = about.title ?? (await titleOf(client, about.chat));
  const room: SpokenRoom = {
    ...roomAddress(about),
    admin: standing === 'admin',
    ...(title !== undefined && { title }),
  };
  const { event } = incoming;
  if (event.type !== 'text') return { kind: 'arrival', arrival };
  return { kind: 'arrival', arrival: { ...arrival, incoming: { ...incoming, event: { ...event, room } } } };
}

/** What a group is called; it does without where the platform does not tell. */
async function titleOf({ api }: Client, chat: number): Promise<string | undefined> {
  try {
    return (await api.getChat({ chat_id: chat })).title;
  } catch {
    return undefined;
  }
}
