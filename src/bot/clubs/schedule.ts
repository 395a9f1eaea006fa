import { addDays, instantAt, type Instant } from '../../coach/day.ts';
import { QUIET_HOURS } from '../unprompted.ts';
import type { ClubTurn } from './turn.ts';

/** When a club wants to be woken next: at its hour, and before that where the board waits. */
export function nextClubWake(turn: ClubTurn): Instant {
  const { record, today } = turn;
  const tomorrow = addDays(today, 1);
  const post =
    record.postedOn === today ? instantAt(tomorrow, record.hour, record.zone) : first(turn, record.hour);
  const waits = [
    ...(record.boardDue ? [first(turn, QUIET_HOURS.to)] : []),
    ...(record.boardAt === undefined || record.boardDue ? [] : [record.boardAt]),
  ];
  return [post, ...waits].toSorted()[0] ?? post;
}

/** When it is that late for the first time from now on. */
function first({ record, now, today }: ClubTurn, time: string): Instant {
  const soon = instantAt(today, time, record.zone);
  return soon > now ? soon : instantAt(addDays(today, 1), time, record.zone);
}
