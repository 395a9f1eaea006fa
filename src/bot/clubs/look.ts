import type { Address } from '../address.ts';
import { isClub } from '../any-record.ts';
import { quote } from '../quote.ts';
import { tell, type Turn } from '../turn.ts';
import type { ClubRecord } from './record.ts';

/** The club with that id, or in that room; undefined where there is none. */
export function clubAt(turn: Turn, where: string | Address): ClubRecord | undefined {
  const id = typeof where === 'string' ? where : turn.whoIs(where);
  const found = id === undefined ? undefined : turn.look(id);
  return found && isClub(found) ? found : undefined;
}

/** What a club is called, fit to stand in a sentence. */
export function titleOf(turn: Turn, { title }: { readonly title?: string | undefined }): string {
  return title === undefined ? tell(turn, 'club-untitled') : quote(title);
}

/** The clubs of which the runner is a member. */
export function clubsOf(turn: Turn): readonly ClubRecord[] {
  return Object.keys(turn.record.clubs ?? {}).flatMap((id) => {
    const club = clubAt(turn, id);
    return club?.members[turn.record.id] ? [club] : [];
  });
}
