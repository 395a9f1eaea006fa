import { daysBetween } from '../src/coach/day.ts';
import { levelAt, levelNumber } from '../src/coach/ladder.ts';
import { nextRun } from '../src/coach/plan.ts';
import type { Level } from '../src/coach/rules.ts';
import type { Command } from '../src/bot/command.ts';
import { duration, session } from '../src/bot/format.ts';
import { levelsOf, outlookOf } from '../src/bot/outlook.ts';
import { heldLines, whatNext } from '../src/bot/tell-verdict.ts';
import { hasComeback, say, tell, type CoachTurn } from '../src/bot/turn.ts';

/** So many levels are shown on either side of where the runner is; the rest by its phases. */
const LEVELS_AROUND = 3;

/** The ladder with "you are here", and what stands between this level and the next. */
export const plan: Command = {
  name: 'plan',
  everywhere: true,
  enrolled: true,
  run(turn) {
    if (!hasComeback(turn)) return;
    const { comeback } = turn.record;
    if (comeback.state === 'graduated') return say(turn, [tell(turn, 'next-yours')]);
    const levels = levelsOf(turn);
    if (comeback.state !== 'running')
      return say(turn, [tell(turn, `plan-${comeback.state}`), milestones(turn, levels, 0), whatNext(turn)]);
    const here = levelNumber(levels, comeback.standing.earned);
    say(turn, [
      tell(turn, 'plan-here', {
        level: here,
        of: levels.length,
        session: session(turn.words, levelAt(levels, comeback.standing.earned)),
      }),
      ladderLines(turn, levels, here),
      milestones(turn, levels, here),
      between(turn, levels, here),
      whatNext(turn),
    ]);
  },
};

function ladderLines(turn: CoachTurn, levels: readonly Level[], here: number): string {
  const from = Math.max(1, here - LEVELS_AROUND);
  const to = Math.min(levels.length, here + LEVELS_AROUND);
  const lines = levels.slice(from - 1, to).map((level, at) =>
    tell(turn, from + at === here ? 'plan-line-here' : 'plan-line', {
      level: from + at,
      session: session(turn.words, level),
      running: duration(turn.words, level.seconds),
    }),
  );
  return [...(from > 1 ? ['…'] : []), ...lines, ...(to < levels.length ? ['…'] : [])].join('\n');
}

function milestones(turn: CoachTurn, levels: readonly Level[], here: number): string {
  const week = Math.floor(daysBetween(turn.record.comeback.startedOn, turn.today) / 7) + 1;
  const lines = turn.rules.ladder.milestones.map(({ phase, week: usual }) => {
    const first = levels.findIndex((level) => level.phase === phase) + 1;
    const last = levels.findLastIndex((level) => level.phase === phase) + 1;
    const mark = here > last ? 'past' : here >= first ? 'here' : 'ahead';
    return tell(turn, `plan-phase-${mark}`, {
      phase: tell(turn, `phase-${phase}`),
      week: usual,
      first,
      last,
    });
  });
  return [tell(turn, 'plan-phases', { week }), ...lines].join('\n');
}

/** What must be true before the next level is posted. */
function between(turn: CoachTurn, levels: readonly Level[], here: number): string {
  const { comeback } = turn.record;
  const { G6 } = turn.rules.guards;
  const lines: string[] = [];
  if (here === levels.length) lines.push(tell(turn, 'at-the-top'));
  else {
    const needed = G6.injuries.includes(comeback.profile.injury)
      ? G6.cleanRuns - comeback.standing.cleanHere
      : 1;
    const next = levels[here];
    lines.push(tell(turn, 'plan-between', { runs: needed, session: next ? session(turn.words, next) : '' }));
  }
  const ahead = comeback.pausedOn === undefined ? nextRun(outlookOf(turn), turn.today) : undefined;
  if (ahead?.kind === 'run') lines.push(...heldLines(turn, ahead));
  if (comeback.standing.referred) lines.push(tell(turn, 'plan-referred'));
  if (comeback.standing.speed)
    lines.push(
      tell(turn, `plan-speed-${comeback.standing.speed.stage}`, {
        clean: comeback.standing.speed.clean,
        of: turn.rules.guards.G5.tempo.cleanToGraduate,
      }),
    );
  return lines.join('\n');
}
