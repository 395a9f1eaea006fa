import type { Turn } from './turn.ts';

/** Something a person can say with a slash. Its words are `command-<name>`; what it does is a synchronous step over the turn. */
export interface Command {
  readonly name: string;
  /** Offered in groups and servers too, where it is answered in private. */
  readonly everywhere?: true;
  /** What may stand behind it, for platforms that ask for it: any words, or one of the choices. Their words are `command-<name>-<option>`. */
  readonly option?: { readonly name: string; readonly choices?: readonly string[] };
  /** Needs somebody who has enrolled; everyone else is told how to. */
  readonly enrolled: boolean;
  /** `args`: what stood behind the command, trimmed. */
  run(turn: Turn, args: string): void;
}
