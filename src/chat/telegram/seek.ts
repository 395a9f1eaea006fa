import type { Address } from '../../bot/event.ts';
import type { Delivery } from '../adapter.ts';
import type { Client } from './client.ts';
import { standingIn } from './member.ts';
import type { Room } from './room.ts';

/** Whether somebody is in a group: who is, or of whom the platform does not tell, is not `absent`. Rejects as calls do. */
export async function seek(client: Client, { chat }: Room, who: Address): Promise<Delivery> {
  const standing = await standingIn(client, chat, Number(who.id));
  return { kind: standing === 'absent' ? 'absent' : 'sent' };
}
