import type { Command } from '../src/bot/command.ts';
import { continueDay } from '../src/bot/day.ts';
import { owedNow } from '../src/bot/owed.ts';
import { whatNext } from '../src/bot/tell-verdict.ts';
import { hasComeback, say, tell } from '../src/bot/turn.ts';

/** Goes on after a pause: with the question that is open, or with the next run, shorter after a break. */
export const resume: Command = {
  name: 'resume',
  enrolled: true,
  run(turn) {
    if (!hasComeback(turn)) return;
    const { comeback } = turn.record;
    if (comeback.pausedOn === undefined) return say(turn, [tell(turn, 'resumed-already')]);
    delete comeback.pausedOn;
    const planned = comeback.state === 'running' && !owedNow(turn);
    say(turn, [tell(turn, 'resumed'), planned ? whatNext(turn) : undefined]);
    continueDay(turn);
  },
};
