import type { Command } from '../src/bot/command.ts';
import { open, openDialogue, putAgain } from '../src/bot/dialogue.ts';
import { hasComeback, say, tell } from '../src/bot/turn.ts';

/** Begins an enrolment, goes on with one that was left half-way, or offers a new one. */
export const start: Command = {
  name: 'start',
  everywhere: true,
  enrolled: false,
  run(turn) {
    const { record } = turn;
    const dialogue = openDialogue(turn);
    if (dialogue?.kind === 'enrol') return putAgain(turn, dialogue, tell(turn, 'start-going-on'));
    const { shelved } = record;
    if (shelved) {
      delete record.shelved;
      const again = structuredClone(shelved);
      record.dialogues.push(again);
      return putAgain(turn, again, tell(turn, 'start-going-on'));
    }
    if (hasComeback(turn)) return open(turn, 'start-again');
    say(turn, [tell(turn, 'welcome'), tell(turn, 'welcome-disclaimer'), tell(turn, 'welcome-how')]);
    open(turn, 'enrol');
  },
};
