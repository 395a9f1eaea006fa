import type { Command } from '../src/bot/command.ts';
import { open, putAgain } from '../src/bot/dialogue.ts';
import { hasComeback, say, tell } from '../src/bot/turn.ts';

/** Begins an enrolment, goes on with one that was left half-way, or offers a new one. */
export const start: Command = {
  name: 'start',
  everywhere: true,
  enrolled: false,
  run(turn) {
    const { record } = turn;
    const enrolment = record.dialogues.find(({ kind }) => kind === 'enrol');
    if (enrolment) {
      record.dialogues.splice(record.dialogues.indexOf(enrolment), 1);
      record.dialogues.push(enrolment);
      return putAgain(turn, enrolment, tell(turn, 'start-going-on'));
    }
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
