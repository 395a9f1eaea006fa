import type { Command } from '../src/bot/command.ts';
import { open } from '../src/bot/dialogue.ts';
import { askOwed, owedNow } from '../src/bot/owed.ts';
import { hasComeback } from '../src/bot/turn.ts';

/** Pain at any time. Where the morning question is open, that is the one it answers. */
export const pain: Command = {
  name: 'pain',
  enrolled: true,
  run(turn) {
    if (!hasComeback(turn)) return;
    const owed = owedNow(turn);
    if (owed?.kind === 'morning' || owed?.kind === 'recheck') return askOwed(turn, owed);
    open(turn, 'pain');
  },
};
