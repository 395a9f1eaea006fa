import { advance, together, type DayState, type Streak } from '../../clubs/streak.ts';
import { addDays, type Day, type Instant } from '../../coach/day.ts';
import type { RunnerRecord } from '../record.ts';
import { dayState, isFinished, todayOf } from '../standing.ts';

/** A pair's streak at its beginning: it counts from the day on that it is now for all of them. */
export function newStreak(members: readonly RunnerRecord[], now: Instant): Streak {
  return { days: 0, through: addDays(latest(members, now), -1) };
}

function latest(members: readonly RunnerRecord[], now: Instant): Day {
  return (
    members
      .map((one) => todayOf(one, now))
      .toSorted()
      .at(-1) ?? now.slice(0, 10)
  );
}

/** A pair's streak as it stands now: each day is everybody's own. */
export function streakNow(streak: Streak, members: readonly RunnerRecord[], now: Instant): Streak {
  return advance(streak, latest(members, now), (day) => stateOf(members, day, now));
}

/** A pause freezes it, whatever the others do; who has finished leaves it to the others. */
function stateOf(members: readonly RunnerRecord[], day: Day, now: Instant): DayState {
  const states = members.filter((one) => !isFinished(one, day)).map((one) => dayState(one, day, now));
  return states.includes('none') ? 'none' : together(states);
}
