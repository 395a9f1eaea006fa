import { isClub } from '../any-record.ts';
import { open } from '../dialogue.ts';
import { quote } from '../quote.ts';
import { say, tell, type CoachTurn, type Turn } from '../turn.ts';
import { buddiesOf } from './members.ts';
import { isNamed } from './names.ts';

/** The runner's clubs, in the order in which that is asked. */
export function clubsOf({ record, look }: Turn): readonly string[] {
  return Object.keys(record.clubs ?? {})
    .filter((id) => {
      const club = look(id);
      return club !== undefined && isClub(club);
    })
    .toSorted();
}

/** What a club is called: other people's words. */
export function titleOf({ look }: Turn, id: string): string {
  const club = look(id);
  return quote((club && isClub(club) ? club.title : undefined) ?? '…');
}

/** Where a buddy is being looked for: the titles of clubs. */
export function lookedIn(turn: Turn): readonly string[] {
  return clubsOf(turn)
    .filter((id) => {
      const club = turn.look(id);
      return club !== undefined && isClub(club) && club.seeking?.[turn.record.id] !== undefined;
    })
    .map((id) => titleOf(turn, id));
}

/** Looks for a buddy in a club. */
export function findBuddy(turn: CoachTurn): void {
  if (buddiesOf(turn.look, turn.record).length > 0) return say(turn, [tell(turn, 'buddy-already')]);
  if (clubsOf(turn).length === 0) return say(turn, [tell(turn, 'buddy-find-club')]);
  if (isNamed(turn, { then: 'find' })) open(turn, 'pool');
}

/** The club puts them in touch with somebody who fits. */
export function seek(turn: Turn, club: string | undefined, trio: boolean): void {
  if (club === undefined) return say(turn, [tell(turn, 'buddy-find-club')]);
  turn.events.push({ to: club, event: { type: 'club', act: 'seeks', who: turn.record.id, trio } });
  say(turn, [tell(turn, 'buddy-find-done')]);
}
