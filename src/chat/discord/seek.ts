import type { Delivery } from '../adapter.ts';
import type { Calls } from './calls.ts';
import { Code, deliveryOf, type Fault } from './faults.ts';
import type { Places } from './places.ts';

/** Whether somebody is in a channel's server: who is, or of whom Discord does not tell, is not `absent`. */
export async function seek(
  calls: Pick<Calls, 'member'>,
  places: Places,
  channel: string,
  user: string,
): Promise<Delivery> {
  const guild = await places.guildOf(channel);
  if ('fault' in guild) return untold(guild.fault);
  if (guild.ok === undefined) return { kind: 'sent' };
  const member = await calls.member(guild.ok, user);
  if ('ok' in member) return { kind: 'sent' };
  return member.fault.code === Code.unknownMember ? { kind: 'absent' } : untold(member.fault);
}

/** What was not told may be asked again where only the way was bad. */
function untold(fault: Fault): Delivery {
  return fault.kind === 'gone' || fault.kind === 'rejected' ? { kind: 'sent' } : deliveryOf(fault);
}
