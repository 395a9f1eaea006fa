import type { Win } from '../coach/rules.ts';
import { keptDays } from './kept.ts';
import { entriesOf } from './outlook.ts';
import { tell, type CoachTurn } from './turn.ts';

/** The small win that has just been reached, in words; each comes once in a comeback, and of several at once the last listed is said. */
export function newWin(turn: CoachTurn): string | undefined {
  const { comeback } = turn.record;
  const reachedNow = turn.rules.wins.filter(
    (win) => comeback.wins[win.id] === undefined && reached(turn, win),
  );
  for (const win of reachedNow) comeback.wins[win.id] = turn.today;
  const won = reachedNow.at(-1);
  if (!won) return undefined;
  return tell(turn, `win-${won.id}`);
}

function reached(turn: CoachTurn, { when }: Win): boolean {
  const { comeback } = turn.record;
  const runs = entriesOf(comeback).flatMap(([, entry]) => (entry.case.run ? [entry.case.run] : []));
  const done = runs.filter((run) => run.posted !== undefined && run.report.seconds > 0);
  if (when.runs !== undefined) return done.length >= when.runs;
  if (when.kept !== undefined) return keptDays(comeback, turn.today).kept >= when.kept;
  if (when.rested !== undefined)
    return Object.values(comeback.posts).filter((post) => post.state === 'rested').length >= when.rested;
  const { continuousSeconds: wanted = Infinity } = when;
  const continuous = turn.rules.ladder.levels.find((level) => level.walk === 0)?.seconds ?? Infinity;
  const as = (posted: number | undefined, ran: number): boolean =>
    posted !== undefined && posted >= Math.max(wanted, continuous) && ran >= wanted;
  return done.some((run) => run.report.completed === 'all' && as(run.posted, run.report.seconds));
}
