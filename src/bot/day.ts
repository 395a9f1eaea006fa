import { addDays, laterDay, timeOf } from '../coach/day.ts';
import { dropPost } from './change.ts';
import { keptDay } from './kept.ts';
import { askOwed, owedNow } from './owed.ts';
import { unask } from './post-buttons.ts';
import { postDay } from './post.ts';
import { entryOn } from './report.ts';
import { reminderIsDue } from './schedule.ts';
import { hasComeback, isLost, type CoachTurn, type Turn } from './turn.ts';
import { isQuiet, untilNight } from './unprompted.ts';

/** Posts this old are counted and forgotten: nothing looks further back. */
const POSTS_KEPT_DAYS = 42;

/**
 * Goes on with the day: the question that is owed, else the day's post, where its time has come. What is open already
 * is not put again: that is for reminders.
 */
export function continueDay(turn: Turn): void {
  if (!hasComeback(turn) || turn.forgotten) return;
  const owed = owedNow(turn);
  if (!owed) return postNow(turn);
  const asked = turn.record.owed?.key === owed.key;
  const open = turn.record.dialogues.some((dialogue) => dialogue.kind === owed.kind);
  if (!asked || !open) askOwed(turn, owed);
}

/** Nothing is owed: the day's post, where its time has come. */
export function postNow(turn: CoachTurn): void {
  delete turn.record.owed;
  postDay(turn);
}

/** Time has passed: a reminder, a question, or the day's post; nothing in the quiet hours. */
export function wake(turn: Turn): void {
  if (!hasComeback(turn) || isQuiet(turn)) return;
  const owed = owedNow(turn);
  if (!owed) return postNow(turn);
  // Woken for something else: a letter.
  if (turn.record.owed?.key === owed.key && !reminderIsDue(turn)) return;
  const [hour = ''] = timeOf(turn.now, turn.record.zone).split(':');
  untilNight(turn, `${owed.key}@${hour}`, () => askOwed(turn, owed));
}

/**
 * What was to be said could not be while it was of use. A run that nobody saw is as if it had not been posted: nobody
 * is asked how it went; a question that nobody saw is put again from the next morning on. Then the day goes on with
 * what is true now.
 */
export function missed(turn: Turn, occurrence: string): void {
  if (!hasComeback(turn)) return;
  const { owed } = turn.record;
  if (owed && occurrence.startsWith(`${owed.key}@`))
    turn.record.owed = { ...owed, anchor: laterDay(owed.anchor, turn.today) };
  const day = /^post:([\d-]+)/u.exec(occurrence)?.[1] ?? '';
  const post = turn.record.comeback.posts[day];
  if (post?.kind === 'run' && post.state === 'open' && !entryOn(turn, day)) {
    dropPost(turn.record.comeback, day);
    unask(turn, day);
  }
  if (!isQuiet(turn) && !isLost(turn)) continueDay(turn);
}

/** Counts the posts that are too old to be kept one by one. */
export function tidy(turn: CoachTurn): void {
  const { comeback } = turn.record;
  const oldest = addDays(turn.today, -POSTS_KEPT_DAYS);
  for (const day of Object.keys(comeback.posts)) {
    if (day >= oldest) continue;
    comeback.keptBefore.judged += 1;
    if (keptDay(comeback, day, turn.today) === 'kept') comeback.keptBefore.kept += 1;
    dropPost(comeback, day);
  }
}
