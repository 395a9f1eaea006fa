import type { ChatMember } from 'grammy/types';
import type { Client } from './client.ts';
import { isForbidden, isRefused, isStranger, movedTo } from './faults.ts';

/** What somebody is in a group; `untold`: the platform does not say. */
export type Standing = 'admin' | 'member' | 'absent' | 'untold';

/** What somebody is in a group at this moment. Rejects where it could not be asked, or the group has another number. */
export async function standingIn({ api }: Client, chat: number, user: number): Promise<Standing> {
  try {
    return standingOf(await api.getChatMember({ chat_id: chat, user_id: user }));
  } catch (error) {
    if (isStranger(error)) return 'absent';
    return untold(error);
  }
}

/** The same for somebody who speaks: where members are hidden from us, administrators are not. */
export async function standingAsked(client: Client, chat: number, user: number): Promise<Standing> {
  const standing = await standingIn(client, chat, user);
  if (standing !== 'untold') return standing;
  try {
    const admins = await client.api.getChatAdministrators({ chat_id: chat });
    return admins.some((one) => one.user.id === user) ? 'admin' : 'untold';
  } catch (error) {
    return untold(error);
  }
}

/** Whether whoever has that standing is there. */
export function isThere(member: ChatMember): boolean {
  return standingOf(member) !== 'absent';
}

function standingOf(member: ChatMember): Standing {
  switch (member.status) {
    case 'creator':
    case 'administrator':
      return 'admin';
    case 'member':
      return 'member';
    case 'restricted':
      return member.is_member ? 'member' : 'absent';
    case 'left':
    case 'kicked':
      return 'absent';
  }
}

function untold(error: unknown): 'untold' {
  if (movedTo(error) === undefined && (isRefused(error) || isForbidden(error))) return 'untold';
  throw error;
}
