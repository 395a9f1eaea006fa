import type { Command } from '../src/bot/command.ts';
import { cancel as leave, openDialogue } from '../src/bot/dialogue.ts';
import { say, tell } from '../src/bot/turn.ts';

/** Leaves the question that is open. */
export const cancel: Command = {
  name: 'cancel',
  enrolled: false,
  run(turn) {
    const dialogue = openDialogue(turn);
    if (!dialogue) return say(turn, [tell(turn, 'cancel-nothing')]);
    leave(turn, dialogue);
  },
};
