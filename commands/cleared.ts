import type { Command } from '../src/bot/command.ts';
import { open } from '../src/bot/dialogue.ts';
import { hasComeback, say, tell } from '../src/bot/turn.ts';

/** "A clinician has seen it": the readiness questions where they sent the runner there, else what was said. */
export const cleared: Command = {
  name: 'cleared',
  enrolled: true,
  run(turn) {
    if (!hasComeback(turn)) return;
    const { state } = turn.record.comeback;
    if (state === 'clinician') return open(turn, 'readiness', { why: 'clinician' });
    if (state === 'running') return open(turn, 'cleared');
    say(turn, [tell(turn, state === 'foundation' ? 'cleared-foundation' : 'cleared-nothing')]);
  },
};
