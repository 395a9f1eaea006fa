import type { Address } from '../address.ts';
import { say, tell, type Turn } from '../turn.ts';
import { codeIn, countWrongCode, mayTryCode } from '../wrong-codes.ts';
import { clubAt, titleOf } from './look.ts';
import { heldBy } from './places.ts';

/** A code for joining this room to a club elsewhere. Few may be tried a day. */
export function useCode(turn: Turn, room: Address, text: string): void {
  if (!mayTryCode(turn)) return say(turn, [tell(turn, 'link-tries')]);
  const code = codeIn(text);
  const club = clubAt(turn, turn.whose('club', code) ?? '');
  if (!club) {
    countWrongCode(turn);
    return say(turn, [tell(turn, 'club-link-unknown')]);
  }
  const here = turn.whoIs(room);
  if (here === club.id) return say(turn, [tell(turn, 'club-link-own')]);
  if (here !== undefined) return say(turn, [tell(turn, 'club-link-taken')]);
  if (heldBy(club, turn.placesOf(club.id)).some(({ platform }) => platform === room.platform))
    return say(turn, [tell(turn, 'club-link-same')]);
  const { id: who } = turn.record;
  const { platform, id } = room;
  turn.events.push({
    to: club.id,
    event: { type: 'club', act: 'linked', who, room: { platform, id }, code },
  });
  say(turn, [tell(turn, 'club-linked', { club: titleOf(turn, club) })]);
}
