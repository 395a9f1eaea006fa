import type { Command } from '../src/bot/command.ts';
import { postNow } from '../src/bot/day.ts';
import { askOwed, owedNow } from '../src/bot/owed.ts';
import { repeatPost } from '../src/bot/post.ts';
import { postTime } from '../src/bot/schedule.ts';
import { whatNext } from '../src/bot/tell-verdict.ts';
import { hasComeback, say, tell } from '../src/bot/turn.ts';

/** What today is: the question that is open, the day's post again, or what comes next. */
export const today: Command = {
  name: 'today',
  everywhere: true,
  enrolled: true,
  run(turn) {
    if (!hasComeback(turn)) return;
    const { comeback } = turn.record;
    if (comeback.pausedOn !== undefined) return say(turn, [tell(turn, 'paused-already')]);
    if (comeback.state === 'clinician') return say(turn, [tell(turn, 'today-clinician')]);
    const owed = owedNow(turn);
    if (owed) return askOwed(turn, owed);
    const before = turn.messages.length;
    postNow(turn);
    if (turn.messages.length > before || repeatPost(turn)) return;
    const todays = comeback.posts[turn.today];
    const resting = todays?.kind === 'run' && todays.state !== 'reported';
    const later = comeback.posts[turn.today] === undefined && postTime(turn, turn.today) > turn.now;
    say(turn, [
      later || comeback.state === 'graduated'
        ? undefined
        : tell(turn, resting ? 'today-rest' : 'today-nothing', { hour: turn.record.hour }),
      whatNext(turn),
    ]);
  },
};
