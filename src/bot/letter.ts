import type { MemberEvent } from './clubs/events.ts';
import type { BuddyEvent } from './pairs/events.ts';

/** What a runner is told by buddies and clubs. */
export type Letter = BuddyEvent | MemberEvent;

/** Has it the form of one? */
export function isLetter(json: unknown): boolean {
  return (
    typeof json === 'object' &&
    json !== null &&
    'type' in json &&
    (json.type === 'buddy' || json.type === 'member')
  );
}
