import type { Command } from '../src/bot/command.ts';
import { open } from '../src/bot/dialogue.ts';
import { say, tell } from '../src/bot/turn.ts';

/** Parts chats that were linked; everything stays with the one that asks. */
export const unlink: Command = {
  name: 'unlink',
  enrolled: false,
  run(turn) {
    if (turn.homes().length > 1) return open(turn, 'unlink');
    say(turn, [tell(turn, 'unlink-nothing')]);
  },
};
