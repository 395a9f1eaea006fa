import type { Command } from '../src/bot/command.ts';
import { say, tell } from '../src/bot/turn.ts';

/** What can be said, a line each, and where to turn with pain. */
export const help: Command = {
  name: 'help',
  everywhere: true,
  enrolled: false,
  run(turn) {
    const lines = turn.commands.map((name) =>
      tell(turn, 'help-line', { name, text: tell(turn, `command-${name}`) }),
    );
    say(turn, [tell(turn, 'help-head'), lines.join('\n'), tell(turn, 'help-tail')]);
  },
};
