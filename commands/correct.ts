import type { Command } from '../src/bot/command.ts';
import { open } from '../src/bot/dialogue.ts';
import { newestEntry } from '../src/bot/outlook.ts';
import { hasComeback, say, tell } from '../src/bot/turn.ts';

/** Corrects the last report or the morning after it, until the next run is posted. */
export const correct: Command = {
  name: 'correct',
  enrolled: true,
  run(turn) {
    if (!hasComeback(turn)) return;
    const { comeback } = turn.record;
    const [, entry] = newestEntry(comeback) ?? [];
    const run = entry?.case.run;
    if (!run) return say(turn, [tell(turn, 'correct-nothing')]);
    const next = Object.entries(comeback.posts).some(([day, post]) => day > run.day && post.kind === 'run');
    const open_ = comeback.state === 'running' || comeback.graduatedOn === turn.today;
    if (next || entry.closed || !open_) return say(turn, [tell(turn, 'correct-too-late')]);
    open(turn, 'correct', entry.case.morning ? {} : { only: 'report' });
  },
};
