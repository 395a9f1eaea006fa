import type { Turn } from './turn.ts';

/** Something a person can say with a slash. Its words are `command-<name>`; what it does is a synchronous step over the turn. */
export interface Command {
  readonly name: string;
  /** Needs somebody who has enrolled; everyone else is told how to. */
  readonly enrolled: boolean;
  /** `args`: what stood behind the command, trimmed. */
  run(turn: Turn, args: string): void;
}
