import { timeOf, type Day, type Instant } from '../coach/day.ts';
import type { Rules } from '../coach/rules.ts';
import type { AnyRecord } from './any-record.ts';
import type { Address, Home, Room } from './event.ts';
import type { JournalLine } from './journal.ts';
import type { Message } from './message.ts';
import type { Json } from './json.ts';
import type { CodeKind, Link, Onward } from './outcome.ts';
import type { Comeback, Dialogue, RunnerRecord } from './record.ts';
import type { Words } from './words.ts';

/**
 * One step under way: the record as it is being changed (a copy of its own), what is being said, and everything that
 * is handed in. Commands and conversations work on it, synchronously, and keep nothing.
 */
export interface Turn {
  readonly record: RunnerRecord;
  readonly now: Instant;
  /** The runner's own day, by their zone as it now is; never earlier than a day on which something happened already. */
  readonly today: Day;
  readonly rules: Rules;
  readonly words: Words;
  readonly journal: () => readonly JournalLine[];
  readonly messages: Message[];
  /** What the rules decided in this step, for the journal. */
  readonly decided: Json[];
  /** Every command's name, in the order of the help. */
  readonly commands: readonly string[];
  /** The questions of a dialogue that apply to the answers given so far. */
  readonly conversations: ReadonlyMap<string, Conversation>;
  /** By how much this runner's mornings come after their hour, in milliseconds, so that not all come at once. */
  readonly spread: number;
  /** The platform that the event came from, where somebody spoke. */
  readonly on: string | undefined;
  /** Every chat that the runner has with us. */
  readonly homes: () => readonly Home[];
  /** Draws a new code, which nobody can guess. */
  readonly newCode: () => string;
  /** The room in which a command about rooms was said, and who was picked with it. */
  readonly room: Room | undefined;
  readonly person: Address | undefined;
  /** What other records are to be told. */
  readonly events: Onward[];
  /** Draws an id for a record that an event creates. */
  readonly newId: () => string;
  /** Another record, as it is at this moment. */
  readonly look: (id: string) => AnyRecord | undefined;
  /** Where a record's owner is reached, or in which rooms a club is. */
  readonly placesOf: (id: string) => readonly Address[];
  /** Whose an address is, and whose a code that still works. */
  readonly whoIs: (address: Address) => string | undefined;
  readonly whose: (kind: CodeKind, code: string) => string | undefined;
  /** Set by /forget: nothing of this record is to be kept. */
  forgotten: boolean;
  /** Set by /link and /unlink. */
  link: Link | undefined;
}

/** A turn of somebody who has enrolled. */
export type CoachTurn = Turn & { readonly record: { readonly comeback: Comeback } };

/** A dialogue: which questions, in which order, and what happens when all are answered. Each is a pure step over the turn. */
export interface Conversation {
  readonly kind: string;
  /** Its answers name somebody else. */
  readonly names?: true;
  /** The ids of the questions that apply, in order, given the answers so far. */
  questions(turn: Turn, dialogue: OpenDialogue): readonly string[];
  /** Words that the question's text needs; and options that are not offered here. */
  asks?(turn: Turn, dialogue: OpenDialogue, question: string): Wording;
  /** Other questions that a typed line has answered as well, or instead. */
  also?(
    turn: Turn,
    dialogue: OpenDialogue,
    question: string,
    line: string,
  ): Readonly<Record<string, string | number>>;
  /** Refuses an answer that no question alone can judge: gives the key of the words that say why. */
  refuses?(turn: Turn, dialogue: OpenDialogue, question: string): string | undefined;
  finish(turn: Turn, dialogue: OpenDialogue): void;
  /** Somebody leaves it half-way: what they told may count already. True where it did. */
  left?(turn: Turn, dialogue: OpenDialogue): boolean;
}

export interface Wording {
  /** Another text than `ask-<question>`. */
  readonly key?: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly without?: readonly string[];
  /** Whom the text names, by the ids of their records. */
  readonly about?: readonly string[];
  /** Buttons of a number in place of the question's own. */
  readonly buttons?: readonly (number | string)[];
}

export type OpenDialogue = Dialogue;

/** Can nobody be told anything at the moment? */
export function isLost(turn: Turn): boolean {
  return turn.record.lost !== undefined && !turn.homes().some(({ reachable }) => reachable);
}

/** Is there a comeback to speak of? */
export function hasComeback(turn: Turn): turn is CoachTurn {
  return turn.record.comeback !== undefined;
}

/** Says something: paragraphs that are empty are left out. */
export function say(
  turn: Turn,
  paragraphs: readonly (string | undefined)[],
  more: Partial<Message> = {},
): void {
  turn.messages.push({
    urgency: 'answer',
    ...more,
    paragraphs: paragraphs.filter((paragraph): paragraph is string => Boolean(paragraph)),
  });
}

/** The words of a key in the runner's language. */
export function tell(turn: Turn, key: string, values?: Readonly<Record<string, string | number>>): string {
  return turn.words.say(key, values);
}

/** The time it is where the runner is, `HH:MM`: shown whenever a zone or an hour was understood. */
export function timeThere(turn: Turn): string {
  return timeOf(turn.now, turn.record.zone);
}
