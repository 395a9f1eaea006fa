import { WEEKDAYS } from '../coach/day.ts';
import type { Question } from '../coach/rules.ts';
import { matchesAny } from './lexicon.ts';
import type { Message } from './message.ts';
import { questionMessage } from './question.ts';
import { say, tell, type Conversation, type OpenDialogue, type Turn } from './turn.ts';
import { zoneName } from './zone.ts';
import { optionsOf, understand, type Understood, type Value } from './understand.ts';

/** The dialogue that is open: the one on top. */
export function openDialogue(turn: Turn): OpenDialogue | undefined {
  return turn.record.dialogues.at(-1);
}

/** Is a line the answer to a question about somebody else? */
export function namesOthers(turn: Turn, line: string): boolean {
  const dialogue = openDialogue(turn);
  return dialogue !== undefined && !line.startsWith('/') && conversationOf(turn, dialogue).names === true;
}

/**
 * Opens a dialogue on top of whatever is open and puts its first question; what was open goes on afterwards. One
 * dialogue of a kind at a time: an older one of the same kind ends.
 */
export function open(turn: Turn, kind: string, about: Readonly<Record<string, string>> = {}): void {
  close(turn, kind);
  const dialogue: OpenDialogue = { kind, answers: {}, order: [], question: '', ref: '', about: { ...about } };
  turn.record.dialogues.push(dialogue);
  advance(turn, dialogue);
}

/** Ends every dialogue of a kind without finishing it. */
export function close(turn: Turn, kind: string): void {
  const { dialogues } = turn.record;
  const kept = dialogues.filter((dialogue) => dialogue.kind !== kind);
  dialogues.splice(0, dialogues.length, ...kept);
}

/** Puts the open question again, with a word before it where there is one to say. */
export function putAgain(turn: Turn, dialogue: OpenDialogue, before?: string): void {
  put(turn, dialogue, before);
}

/** A typed line as the answer to the open question. */
export function answerText(turn: Turn, dialogue: OpenDialogue, line: string): void {
  const { lexicon } = turn.words;
  if (matchesAny(lexicon.back, line)) return back(turn, dialogue);
  if (matchesAny(lexicon.cancel, line)) return cancel(turn, dialogue);
  const conversation = conversationOf(turn, dialogue);
  const question = questionOf(turn, dialogue);
  const { without = [] } = conversation.asks?.(turn, dialogue, question.id) ?? {};
  // "Is it Europe/Berlin?" can be answered with a yes.
  const offered = question.type === 'zone' && (matchesAny(lexicon.yes, line) || isOffered(turn, line));
  const understood = offered ? { value: turn.record.zone } : understand(question, line, lexicon, without);
  const also = conversation.also?.(turn, dialogue, question.id, line) ?? {};
  for (const [id, value] of Object.entries(also)) keep(dialogue, id, value);
  if ('again' in understood && Object.keys(also).length > 0) return put(turn, dialogue, tell(turn, 'noted'));
  accept(turn, dialogue, question, understood);
}

/** What a press ends with that picked several at once: "mon wed fri done". */
const ALL_OF_THEM = ' done';

/** A press on a button of the open question. */
export function answerPress(turn: Turn, dialogue: OpenDialogue, button: string): void {
  const question = questionOf(turn, dialogue);
  const option = optionsOf(question).includes(button);
  // Days that were picked together are the whole answer, a single one is ticked.
  if (question.type === 'weekdays' && button.endsWith(ALL_OF_THEM))
    return settle(
      turn,
      dialogue,
      WEEKDAYS.filter((day) => button.split(' ').includes(day)),
    );
  if (question.type === 'weekdays' && button !== 'done') return toggle(turn, dialogue, button);
  if (question.type === 'zone' && isOffered(turn, button)) return settle(turn, dialogue, turn.record.zone);
  const value = option || question.type === 'weekdays' ? { value: button } : undefined;
  accept(turn, dialogue, question, value ?? understand(question, button, turn.words.lexicon));
}

/** Is this what the zone's question offers? Not every name that a machine is set to is one that people say. */
function isOffered(turn: Turn, line: string): boolean {
  return line.trim() === zoneName(turn.record.zone);
}

/** Does the open question ask for a zone? */
export function asksForZone(turn: Turn, dialogue: OpenDialogue): boolean {
  return questionOf(turn, dialogue).type === 'zone';
}

/** Goes back to the question before; the first has none. */
function back(turn: Turn, dialogue: OpenDialogue): void {
  const last = dialogue.order.pop();
  if (last === undefined) return put(turn, dialogue, tell(turn, 'back-first'));
  delete dialogue.answers[last];
  ask(turn, dialogue, last);
}

/** Leaves the open dialogue. An enrolment is shelved with its answers; what the coach needs to know is asked again later. */
export function cancel(turn: Turn, dialogue: OpenDialogue): void {
  turn.record.dialogues.pop();
  if (conversationOf(turn, dialogue).left?.(turn, dialogue)) return;
  if (dialogue.kind === 'enrol') turn.record.shelved = dialogue;
  const again = turn.record.comeback !== undefined;
  const key = dialogue.kind !== 'enrol' ? 'cancelled' : again ? 'cancelled-again' : 'cancelled-enrol';
  say(turn, [tell(turn, key)]);
  const below = openDialogue(turn);
  if (below) put(turn, below);
}

function accept(turn: Turn, dialogue: OpenDialogue, question: Question, understood: Understood): void {
  if ('again' in understood) return put(turn, dialogue, tell(turn, understood.again, bounds(question)));
  if (question.type === 'weekdays') return acceptWeekdays(turn, dialogue, understood.value);
  settle(turn, dialogue, understood.value);
}

function settle(turn: Turn, dialogue: OpenDialogue, value: Value): void {
  const { question } = dialogue;
  keep(dialogue, question, value);
  const refused = conversationOf(turn, dialogue).refuses?.(turn, dialogue, question);
  if (refused !== undefined) {
    delete dialogue.answers[question];
    dialogue.order = dialogue.order.filter((id) => id !== question);
    return put(turn, dialogue, tell(turn, refused));
  }
  advance(turn, dialogue);
}

function keep(dialogue: OpenDialogue, id: string, value: Value): void {
  dialogue.answers[id] = value;
  dialogue.order = [...dialogue.order.filter((other) => other !== id), id];
}

/** Puts the next question that applies and has no answer; without one the dialogue is done. */
function advance(turn: Turn, dialogue: OpenDialogue): void {
  const conversation = conversationOf(turn, dialogue);
  const ids = conversation.questions(turn, dialogue);
  const next = ids.find((id) => dialogue.answers[id] === undefined);
  if (next !== undefined) return ask(turn, dialogue, next);
  for (const id of dialogue.order) if (!ids.includes(id)) delete dialogue.answers[id];
  close(turn, dialogue.kind);
  conversation.finish(turn, dialogue);
  const below = openDialogue(turn);
  const put_ = turn.messages.some((message) => message.ref === below?.ref);
  if (below && !put_ && !turn.forgotten) put(turn, below);
}

function ask(turn: Turn, dialogue: OpenDialogue, id: string): void {
  turn.record.asked += 1;
  dialogue.question = id;
  dialogue.ref = `q${turn.record.asked}`;
  put(turn, dialogue);
}

function put(turn: Turn, dialogue: OpenDialogue, before?: string): void {
  turn.messages.push(openQuestion(turn, dialogue, before));
}

/** The message that puts a dialogue's question as it now stands. */
export function openQuestion(turn: Turn, dialogue: OpenDialogue, before?: string): Message {
  const wording = conversationOf(turn, dialogue).asks?.(turn, dialogue, dialogue.question) ?? {};
  return questionMessage(turn, dialogue, questionOf(turn, dialogue), wording, before);
}

function toggle(turn: Turn, dialogue: OpenDialogue, day: string): void {
  const picked = pickedDays(dialogue);
  const next = picked.includes(day) ? picked.filter((one) => one !== day) : [...picked, day];
  dialogue.about['picked'] = WEEKDAYS.filter((one) => next.includes(one)).join(',');
  turn.messages.push({ ...openQuestion(turn, dialogue), edits: true });
}

/** Several days at once are an answer; a single one is a tap by another way. */
function acceptWeekdays(turn: Turn, dialogue: OpenDialogue, value: Value): void {
  const [only, second] = Array.isArray(value) ? value : [];
  if (only !== undefined && second === undefined) return toggle(turn, dialogue, only);
  settle(turn, dialogue, Array.isArray(value) ? value : [...pickedDays(dialogue)]);
}

export function pickedDays(dialogue: OpenDialogue): readonly string[] {
  return (dialogue.about['picked'] ?? '').split(',').filter(Boolean);
}

function bounds(question: Question): Readonly<Record<string, string | number>> {
  if (
    question.type === 'number' ||
    question.type === 'minutes' ||
    question.type === 'time' ||
    question.type === 'pace'
  )
    return { min: question.min, max: question.max };
  return question.type === 'words' ? { min: 1, max: question.max } : { min: 0, max: 0 };
}

function conversationOf(turn: Turn, dialogue: OpenDialogue): Conversation {
  const conversation = turn.conversations.get(dialogue.kind);
  if (!conversation) throw new Error(`no conversation of the kind ${dialogue.kind}`);
  return conversation;
}

function questionOf(turn: Turn, dialogue: OpenDialogue): Question {
  const question = turn.rules.questions[dialogue.question];
  if (!question) throw new Error(`no question ${dialogue.question}`);
  return question;
}
