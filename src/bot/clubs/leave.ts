import { dayOf } from '../../coach/day.ts';
import { longDay } from '../format.ts';
import type { Message } from '../message.ts';
import { say, tell, type Turn } from '../turn.ts';
import { clubAt, clubsOf, titleOf } from './look.ts';
import type { ClubRecord } from './record.ts';

/** Leaves a club, at once and without a question. */
export function leaveClub(turn: Turn, club: ClubRecord): void {
  turn.events.push({ to: club.id, event: { type: 'club', act: 'left', who: turn.record.id } });
  say(turn, [tell(turn, 'club-left', { club: titleOf(turn, club) })]);
}

/** The runner's clubs, one message each, with a button to leave it. */
export function listClubs(turn: Turn): void {
  for (const club of clubsOf(turn)) {
    const { since } = club.members[turn.record.id] ?? { since: turn.now };
    const day = longDay(turn.words, dayOf(since, turn.record.zone));
    say(turn, [tell(turn, 'club-yours', { club: titleOf(turn, club), day })], leaving(turn, club.id));
  }
}

/** A button to leave it. */
export function leaving(turn: Turn, club: string): Pick<Message, 'ref' | 'buttons'> {
  return {
    ref: `club:${club}`,
    buttons: [[{ id: 'leave', label: tell(turn, 'club-button-leave') }]],
  };
}

/** The button below a club of one's own. False where it means nothing any more. */
export function pressClub(turn: Turn, id: string): boolean {
  const club = clubAt(turn, id);
  if (!club?.members[turn.record.id]) return false;
  leaveClub(turn, club);
  return true;
}
