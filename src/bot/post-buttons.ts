import { addDays, type Day } from '../coach/day.ts';
import { markPost } from './change.ts';
import { close, open } from './dialogue.ts';
import { matchOption } from './lexicon.ts';
import { entryOn } from './report.ts';
import { nextRunLine } from './tell-verdict.ts';
import { newWin } from './wins.ts';
import { say, tell, type CoachTurn } from './turn.ts';
import { nextPlan } from './verdict.ts';

/** A press on a day's post. False where that button has nothing left to do: the answer to a stale one is the caller's. */
export function pressPost(turn: CoachTurn, day: Day, button: string): boolean {
  const post = turn.record.comeback.posts[day];
  if (!post) return false;
  if (button === 'tick') return tick(turn, day);
  if (post.kind !== 'run') return false;
  if (button === 'done') return done(turn, day);
  if (post.state !== 'open') return false;
  if (button === 'rest') return rest(turn, day);
  return button === 'move' && day === turn.today ? move(turn, day) : false;
}

/** "done", "rest", "tomorrow" typed under today's run. */
export function sayPost(turn: CoachTurn, line: string): boolean {
  const post = turn.record.comeback.posts[turn.today];
  const meant = matchOption(
    turn.words.lexicon,
    post?.kind === 'strength' ? 'strength-post' : 'run-post',
    line,
  );
  return meant !== undefined && pressPost(turn, turn.today, meant);
}

/** Opens the report of a posted run; one that was rested or moved can still have been run on its own day. */
function done(turn: CoachTurn, day: Day): boolean {
  const { state } = turn.record.comeback.posts[day] ?? {};
  if (entryOn(turn, day)) {
    say(turn, [tell(turn, 'done-already')]);
    return true;
  }
  if (state !== 'open' && day !== turn.today) return false;
  open(turn, 'report', { day });
  return true;
}

/** "Rest today, to be safe": costs nothing, and the same run comes again. */
function rest(turn: CoachTurn, day: Day): boolean {
  markPost(turn.record.comeback, day, 'rested');
  unask(turn, day);
  say(turn, [
    tell(turn, day === turn.today ? 'rested' : 'rested-then'),
    nextRunLine(turn, nextPlan(turn)),
    newWin(turn),
  ]);
  return true;
}

/** "Tomorrow instead": tomorrow counts as one of the runner's days; the guards still have their say. */
function move(turn: CoachTurn, day: Day): boolean {
  const { comeback } = turn.record;
  markPost(comeback, day, 'moved');
  comeback.movedTo = addDays(day, 1);
  unask(turn, day);
  const plan = nextPlan(turn);
  const fits = plan.kind === 'run' && plan.day === comeback.movedTo;
  say(turn, [tell(turn, fits ? 'moved' : 'moved-not'), nextRunLine(turn, plan)]);
  return true;
}

/** The report of that day's run is asked for no more. */
export function unask(turn: CoachTurn, day: Day): void {
  close(turn, 'report');
  if (turn.record.owed?.key === `report:${day}`) delete turn.record.owed;
}

/** The tick of a strength day: a bonus, never asked for. */
function tick(turn: CoachTurn, day: Day): boolean {
  const { comeback } = turn.record;
  const post = comeback.posts[day];
  if (post?.kind !== 'strength') return false;
  say(turn, [tell(turn, post.state === 'ticked' ? 'ticked-already' : 'ticked')]);
  markPost(comeback, day, 'ticked');
  return true;
}

/** Takes back a run that is posted for today and not reported; false where there is none. */
export function withdrawToday(turn: CoachTurn): boolean {
  const { comeback } = turn.record;
  const post = comeback.posts[turn.today];
  if (post?.kind !== 'run' || post.state !== 'open') return false;
  markPost(comeback, turn.today, 'withdrawn');
  unask(turn, turn.today);
  say(turn, [tell(turn, 'post-withdrawn')]);
  return true;
}
