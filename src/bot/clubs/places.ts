import type { Address } from '../address.ts';
import type { ClubRecord } from './record.ts';

/** Those of a club's rooms in which it can post: one in which it cannot gives its place to another on that platform. */
export function heldBy({ lost }: ClubRecord, rooms: readonly Address[]): readonly Address[] {
  return rooms.filter(({ platform }) => lost?.[platform] === undefined);
}
