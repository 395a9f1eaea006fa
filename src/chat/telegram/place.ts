import type { Update } from 'grammy/types';
import { isZone } from '../../bot/zone.ts';

/**
 * The time zone of the location that somebody shared in private; nothing where none was, or it lies in none that is
 * known here. The place itself goes no further than this.
 */
export async function zoneShared({ message }: Update): Promise<string | undefined> {
  if (!message?.location || message.chat.type !== 'private') return undefined;
  const { latitude, longitude } = message.location;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return undefined;
  // Few ever share one: who never does need not carry the map.
  const { default: zoneAt } = await import('@photostructure/tz-lookup');
  const zone = zoneAt(latitude, longitude);
  return isZone(zone) ? zone : undefined;
}
