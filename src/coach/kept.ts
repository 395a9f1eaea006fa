import { daysBetween, type Day } from './day.ts';

/** What a day looks like to whoever asks whether the plan was kept. */
export interface DayFacts {
  /** What stood on the day; absent where nothing was posted. */
  readonly posted?: 'run' | 'off';
  /** What became of a posted run. */
  readonly state?: 'open' | 'reported' | 'rested' | 'moved' | 'withdrawn' | 'dropped' | 'ticked';
  /** Was a run reported for this day? */
  readonly ran: boolean;
}

/** `kept`: reported, or rested as told or to be safe. `open`: an answer is owed, and not yet for 48 hours. */
export type Kept = 'kept' | 'open' | 'missed' | 'none';

/** How long an owed answer keeps its day open, in days. */
const OPEN_DAYS = 2;

/** Was the plan kept on `day`, as seen on `today`? Keeping a rest day is keeping the plan (section 8). */
export function keptOn(facts: DayFacts, day: Day, today: Day): Kept {
  if (facts.posted === undefined) return 'none';
  if (facts.posted === 'off') return facts.ran ? 'missed' : 'kept';
  // A run that was taken back made it a day of rest.
  if (facts.state === 'withdrawn') return facts.ran ? 'missed' : 'kept';
  if (facts.state !== 'open') return facts.state === 'dropped' ? 'missed' : 'kept';
  return daysBetween(day, today) > OPEN_DAYS ? 'missed' : 'open';
}
