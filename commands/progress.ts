import { addDays, daysBetween, weekdayOf, WEEKDAYS, type Day } from '../src/coach/day.ts';
import { levelNumber } from '../src/coach/ladder.ts';
import type { Command } from '../src/bot/command.ts';
import { duration, longDay } from '../src/bot/format.ts';
import { keptDays } from '../src/bot/kept.ts';
import { entriesOf, levelsOf, loadsOf } from '../src/bot/outlook.ts';
import { quote } from '../src/bot/quote.ts';
import { hasComeback, say, tell, type CoachTurn } from '../src/bot/turn.ts';

const WEEKS_SHOWN = 8;

/** Minutes run a week, levels, pain and kept days, as text. */
export const progress: Command = {
  name: 'progress',
  everywhere: true,
  enrolled: true,
  run(turn) {
    if (!hasComeback(turn)) return;
    const { comeback } = turn.record;
    const { kept, judged } = keptDays(comeback, turn.today);
    const levels = levelsOf(turn);
    const runs = loadsOf(comeback).length;
    say(turn, [
      tell(turn, 'progress-head', { days: daysBetween(comeback.startedOn, turn.today) + 1, runs }),
      runs === 0 ? tell(turn, 'progress-none') : weeks(turn),
      tell(turn, 'progress-level', {
        level: levelNumber(levels, comeback.standing.earned),
        of: levels.length,
      }),
      judged > 0 ? tell(turn, 'progress-kept', { kept, judged }) : undefined,
      Object.keys(comeback.wins).length > 0
        ? tell(turn, 'progress-wins', { wins: Object.keys(comeback.wins).length })
        : undefined,
      comeback.profile.cause === undefined
        ? undefined
        : tell(turn, 'progress-cause', { cause: quote(comeback.profile.cause) }),
    ]);
  },
};

function mondayOf(day: Day): Day {
  return addDays(day, -WEEKDAYS.indexOf(weekdayOf(day)));
}

function weeks(turn: CoachTurn): string {
  const { comeback } = turn.record;
  const levels = levelsOf(turn);
  const byWeek = new Map<Day, { seconds: number; runs: number; level: number; pain: number }>();
  for (const [, { case: theCase }] of entriesOf(comeback)) {
    const { run, morning, pains } = theCase;
    if (!run || run.report.seconds === 0) continue;
    const week = mondayOf(run.day);
    const sum = byWeek.get(week) ?? { seconds: 0, runs: 0, level: 0, pain: 0 };
    byWeek.set(week, {
      seconds: sum.seconds + run.report.seconds,
      runs: sum.runs + 1,
      level: Math.max(sum.level, levelNumber(levels, run.level)),
      pain: Math.max(sum.pain, run.report.peak, morning?.pain ?? 0, ...pains.map((pain) => pain.pain)),
    });
  }
  return [...byWeek]
    .slice(-WEEKS_SHOWN)
    .map(([week, sum]) =>
      tell(turn, 'progress-week', {
        ...sum,
        week: longDay(turn.words, week),
        minutes: duration(turn.words, sum.seconds),
      }),
    )
    .join('\n');
}
