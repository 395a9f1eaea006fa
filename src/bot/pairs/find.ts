import { clubsOf, titleOf } from '../clubs/look.ts';
import { open } from '../dialogue.ts';
import { say, tell, type CoachTurn, type Turn } from '../turn.ts';
import { buddiesOf } from './members.ts';
import { isNamed } from './names.ts';

/** Where a buddy is being looked for: the titles of clubs. */
export function lookedIn(turn: Turn): readonly string[] {
  return clubsOf(turn)
    .filter(({ seeking }) => seeking?.[turn.record.id])
    .map((club) => titleOf(turn, club));
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
