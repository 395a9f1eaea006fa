import type { Turn } from './turn.ts';

/** What may stand behind a command: any words, one of the choices, or a person. Its words are `command-<command>-<name>`. */
export interface Option {
  readonly name: string;
  readonly choices?: readonly string[];
  /** Somebody is picked, where the platform lets people be picked. */
  readonly person?: true;
}

/** Something a person can say with a slash. Its words are `command-<name>`; what it does is a synchronous step over the turn. */
export interface Command {
  readonly name: string;
  /** Offered in groups and servers too, where it is answered in private. */
  readonly everywhere?: true;
  /** It is about the room in which it is said: it needs to know which, and whether whoever speaks decides for it. */
  readonly rooms?: true;
  /** For platforms that ask for them one by one; elsewhere they are words behind the command, in any order. */
  readonly options?: readonly Option[];
  /** Needs somebody who has enrolled; everyone else is told how to. */
  readonly enrolled: boolean;
  /** The words, if any, that they are told besides: what stood behind the command can still be used later. */
  readonly later?: (args: string) => string | undefined;
  /** `args`: what stood behind the command, trimmed. */
  run(turn: Turn, args: string): void;
}
