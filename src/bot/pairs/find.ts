import { clubsOf, titleOf } from '../clubs/look.ts';
import { open } from '../dialogue.ts';
import { say, tell, type Turn } from '../turn.ts';
import { buddiesOf } from './members.ts';
import { isNamed } from './names.ts';

/** Where a buddy is being looked for: the titles of clubs. */
export function lookedIn(turn: Turn): readonly string[] {
  return clubsOf(turn)
    .filter(({ seeking }) => seeking?.[turn.record.id])
    .map((club) => titleOf(turn, club));
}

/** Looks for a buddy in a club: one of those the runner is in now. */
export function findBuddy(turn: Turn): void {
  if (buddiesOf(turn.look, turn.record).length > 0) return say(turn, [tell(turn, 'buddy-already')]);
  if (turn.record.comeback?.state === 'graduated') return say(turn, [tell(turn, 'buddy-find-back')]);
  const clubs = clubsOf(turn).map(({ id }) => id);
  if (clubs.length === 0) return say(turn, [tell(turn, 'buddy-find-club')]);
  if (isNamed(turn, { then: 'find' })) open(turn, 'pool', { ids: clubs.join(',') });
}

/** The club puts them in touch with somebody who fits. Where that cannot be any more they hear why, or are asked again. */
export function seek(turn: Turn, club: string | undefined, trio: boolean): void {
  const { record, look } = turn;
  const isMember = clubsOf(turn).some(({ id }) => id === club);
  if (club === undefined || !isMember || buddiesOf(look, record).length > 0) return findBuddy(turn);
  turn.events.push({ to: club, event: { type: 'club', act: 'seeks', who: record.id, trio } });
  say(turn, [tell(turn, 'buddy-find-done')]);
}
