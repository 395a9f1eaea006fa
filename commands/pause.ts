import { markPost } from '../src/bot/change.ts';
import type { Command } from '../src/bot/command.ts';
import { close } from '../src/bot/dialogue.ts';
import { hasComeback, say, tell } from '../src/bot/turn.ts';

/** Ill, travelling: nothing is posted or asked until /resume. A pause is a break like any other and costs no streak. */
export const pause: Command = {
  name: 'pause',
  enrolled: true,
  run(turn) {
    if (!hasComeback(turn)) return;
    const { comeback } = turn.record;
    if (comeback.pausedOn !== undefined) return say(turn, [tell(turn, 'paused-already')]);
    comeback.pausedOn = turn.today;
    const todays = comeback.posts[turn.today];
    if (todays?.kind === 'run' && todays.state === 'open') markPost(comeback, turn.today, 'rested');
    for (const kind of ['report', 'morning', 'settled', 'recheck', 'readiness']) close(turn, kind);
    delete turn.record.owed;
    say(turn, [tell(turn, 'paused')]);
  },
};
