import { pickedDays, openDialogue, openQuestion } from './dialogue.ts';
import type { Event } from './event.ts';
import { list, nameOfWeekday } from './format.ts';
import type { Message } from './message.ts';
import { quote } from './quote.ts';
import type { RunnerRecord } from './record.ts';
import { tell, type Turn } from './turn.ts';
import { WEEKDAYS } from '../coach/day.ts';

/** A question that is being answered on the spot: what it shows, and the answer as it was read. */
export interface Pressed {
  readonly ref: string;
  readonly paragraphs: readonly string[];
  /** Whom it names. */
  readonly about?: readonly string[];
}

/** The open question with the answer that a press, or a line meant for it alone, gives it; before it has happened. */
export function questionPressed(turn: Turn, event: Event): Pressed | undefined {
  const dialogue = openDialogue(turn);
  if ((event.type !== 'press' && event.type !== 'text') || !dialogue) return undefined;
  if (dialogue.ref !== event.ref) return undefined;
  const { paragraphs, buttons = [], several, about } = openQuestion(turn, dialogue);
  if (event.type === 'text') return answered(turn, event.ref, { paragraphs, about }, quote(event.text));
  const ids = several ? dayIds(event.button, pickedDays(dialogue)) : [];
  const label = several
    ? list(
        turn.words,
        ids.map((id) => nameOfWeekday(turn.words, id)),
      )
    : (buttons.flat().find(({ id }) => id === event.button)?.label ?? quote(event.button));
  return answered(turn, event.ref, { paragraphs, about }, label);
}

interface Question {
  readonly paragraphs: readonly string[];
  readonly about: readonly string[] | undefined;
}

function answered(turn: Turn, ref: string, { paragraphs, about }: Question, answer: string): Pressed {
  return { ref, paragraphs: [...paragraphs, tell(turn, 'answered', { answer })], ...(about && { about }) };
}

/** The days of a press: those in it, or for "these are all" those picked one by one. */
function dayIds(button: string, picked: readonly string[]) {
  const ids = button.includes(' ') ? button.split(' ') : picked;
  return WEEKDAYS.filter((day) => ids.includes(day));
}

/**
 * What can be answered no more since `before`: questions whose dialogue ended or went on, questions that are put
 * again further down, and posts that were reported, rested, moved or taken back.
 */
export function closings(before: RunnerRecord, turn: Turn, pressed: Pressed | undefined): readonly Message[] {
  const open = new Set(turn.record.dialogues.map(({ ref }) => ref));
  const edited = new Set(turn.messages.flatMap(({ ref, edits }) => (edits && ref ? [ref] : [])));
  const again = new Set(turn.messages.flatMap(({ ref }) => (ref ? [ref] : [])));
  const questions = before.dialogues
    .map(({ ref }) => ref)
    .filter((ref) => !open.has(ref) || (again.has(ref) && !edited.has(ref)));
  const { posts: were = {} } = before.comeback ?? {};
  const { posts: are = {} } = turn.record.comeback ?? {};
  // Most of what is asked touches no post.
  const posts = Object.keys(were === are ? {} : were)
    .filter((day) => were[day]?.state === 'open' && are[day] !== undefined && are[day].state !== 'open')
    .map((day) => `post:${day}`);
  return [...questions, ...posts].map((ref) => ({
    urgency: 'answer',
    closes: true,
    ref,
    paragraphs: [],
    ...(pressed?.ref === ref && !open.has(ref) && shownOf(pressed)),
  }));
}

function shownOf({ paragraphs, about }: Pressed): Pick<Message, 'paragraphs' | 'about'> {
  return { paragraphs, ...(about && { about }) };
}
