import { addDays, timeOf } from '../coach/day.ts';
import { keptDay } from './kept.ts';
import { askOwed, owedNow } from './owed.ts';
import { postDay } from './post.ts';
import { QUIET_HOURS } from './schedule.ts';
import { hasComeback, type CoachTurn, type Turn } from './turn.ts';

/** Posts this old are counted and forgotten: nothing looks further back. */
const POSTS_KEPT_DAYS = 42;

/**
 * Goes on with the day: the question that is owed, else the day's post, where its time has come. What is open already
 * is not put again: that is for reminders.
 */
export function continueDay(turn: Turn): void {
  if (!hasComeback(turn) || turn.forgotten) return;
  const owed = owedNow(turn);
  if (!owed) {
    delete turn.record.owed;
    return postDay(turn);
  }
  const asked = turn.record.owed?.key === owed.key;
  const open = turn.record.dialogues.some((dialogue) => dialogue.kind === owed.kind);
  if (!asked || !open) askOwed(turn, owed);
}

/** Time has passed: a reminder, a question, or the day's post; nothing in the quiet hours. */
export function wake(turn: Turn): void {
  if (!hasComeback(turn)) return;
  const time = timeOf(turn.now, turn.record.zone);
  if (time >= QUIET_HOURS.from || time < QUIET_HOURS.to) return;
  const owed = owedNow(turn);
  if (owed) return askOwed(turn, owed);
  delete turn.record.owed;
  postDay(turn);
}

/** Counts the posts that are too old to be kept one by one. */
export function tidy(turn: CoachTurn): void {
  const { comeback } = turn.record;
  const oldest = addDays(turn.today, -POSTS_KEPT_DAYS);
  for (const day of Object.keys(comeback.posts)) {
    if (day >= oldest) continue;
    comeback.keptBefore.judged += 1;
    if (keptDay(comeback, day, turn.today) === 'kept') comeback.keptBefore.kept += 1;
    delete comeback.posts[day];
  }
}
