import type { Command } from '../src/bot/command.ts';
import { open } from '../src/bot/dialogue.ts';

/** Pain at any time. What is open besides goes on afterwards; told anew it is still known what the first telling did. */
export const pain: Command = {
  name: 'pain',
  everywhere: true,
  enrolled: true,
  run: (turn) => open(turn, 'pain', turn.record.dialogues.find(({ kind }) => kind === 'pain')?.about),
};
