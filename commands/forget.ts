import type { Command } from '../src/bot/command.ts';
import { open } from '../src/bot/dialogue.ts';

/** Deletes everything held of the runner, after asking once. */
export const forget: Command = {
  name: 'forget',
  enrolled: false,
  run: (turn) => open(turn, 'forget'),
};
