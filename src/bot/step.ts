import { dayOf, type Instant } from '../coach/day.ts';
import type { Rules } from '../coach/rules.ts';
import type { AnyRecord } from './any-record.ts';
import { closings, questionPressed } from './closings.ts';
import type { Command } from './command.ts';
import { pressClub } from './clubs/leave.ts';
import { continueDay, missed, tidy, wake } from './day.ts';
import { answerPress, answerText, namesOthers, openDialogue, putAgain } from './dialogue.ts';
import { draftOf } from './draft.ts';
import { isTheirs, type Address, type Event, type Home, type Text } from './event.ts';
import { joined, linkRefused } from './join.ts';
import type { JournalLine } from './journal.ts';
import { newTurn, type TurnParts } from './new-turn.ts';
import { bring, readLetters, receive } from './letters.ts';
import type { CodeKind, Outcome } from './outcome.ts';
import { pressBuddy } from './pairs/press.ts';
import { placeShared } from './place.ts';
import { pressPost, sayPost } from './post-buttons.ts';
import { RECORD_VERSION, type RunnerRecord } from './record.ts';
import { back, foundAgain, unreachable } from './reach.ts';
import { nextWake } from './schedule.ts';
import { hasComeback, say, tell, type Conversation, type Turn } from './turn.ts';
import type { Words } from './words.ts';

/** What is handed to a step besides the record and the event. */
export interface StepContext {
  /** The record's own opaque id. */
  readonly id: string;
  /** The platform that the event came from, where somebody spoke. */
  readonly on?: string;
  /** Every chat that the owner has with us. */
  readonly homes: () => readonly Home[];
  /** Draws a new code, which nobody can guess. */
  readonly newCode: () => string;
  /** Draws an id for a record that an event creates. */
  readonly newId: () => string;
  /** Another record as it is at this moment. */
  readonly look: (id: string) => AnyRecord | undefined;
  /** Where a record's owner is reached, or in which rooms a club is. */
  readonly placesOf: (id: string) => readonly Address[];
  /** Whose an address is, and whose a code that still works. */
  readonly whoIs: (address: Address) => string | undefined;
  readonly whose: (kind: CodeKind, code: string) => string | undefined;
  /** Every line of the record's journal so far; read only where somebody asks for it. */
  readonly journal: () => readonly JournalLine[];
}

export type Step = (
  record: RunnerRecord | undefined,
  event: Event,
  now: Instant,
  context: StepContext,
) => Outcome<RunnerRecord>;

/** When a record wants to be woken next whose last step was at `now`. */
export type NextWake = (
  record: RunnerRecord,
  now: Instant,
  homes: StepContext['homes'],
) => Instant | undefined;

/** What a step needs to know and be able to do, handed in once. */
export interface StepParts {
  readonly rules: Rules;
  /** The words of a language; an unknown one gives the first there is. */
  readonly words: (locale: string) => Words;
  readonly commands: readonly Command[];
  readonly conversations: readonly Conversation[];
  /** Mornings are spread over so many milliseconds, for each runner always the same. None: the hour is kept exactly. */
  readonly spread?: number;
}

const DEFAULT_HOUR = '07:00';
const LOCALES_IN_MILES = ['en'];

/**
 * Makes the one pure function of the coach: a record and an event give the new record, what is to be said, and when to
 * be woken. It reads no clock, draws no chance, and changes nothing it is handed.
 */
export function createStep(parts: StepParts): Step {
  const commands = new Map(parts.commands.map((one) => [one.name, one]));
  const turnParts = turnPartsOf(parts);

  return (before, event, now, context) => {
    if (!before && event.type !== 'text') return nobody(parts, event);
    const record = before ? draftOf(before) : newRecord(event, now, context.id);
    const turn = newTurn(turnParts, record, now, context, event.type === 'text' ? event : {});
    const shown = questionPressed(turn, event);
    if (event.type === 'text' || event.type === 'press') foundAgain(turn);
    const names = event.type === 'text' && namesOthers(turn, event.text);
    happen(turn, event, commands);
    if (isTheirs(event)) record.latest = turn.today;
    const closed = before ? closings(before, turn, shown) : [];
    if (turn.forgotten) return { messages: [...closed, ...turn.messages], events: turn.events };
    if (hasComeback(turn)) tidy(turn);
    const wakeAt = nextWake(turn);
    return {
      record,
      messages: [...closed, ...turn.messages],
      events: turn.events,
      ...(record.postsTo === undefined ? {} : { home: record.postsTo }),
      ...(turn.link ? { link: turn.link } : {}),
      ...(wakeAt === undefined ? {} : { wakeAt }),
      ...(turn.decided.length > 0 ? { decided: turn.decided } : {}),
      ...(names && { names }),
    };
  };
}

/**
 * Makes the function that tells when a record wants to be woken, as the step that ended with it would say it now:
 * for records whose zone has another rule than it had then.
 */
export function createNextWake(parts: StepParts): NextWake {
  const turnParts = turnPartsOf(parts);
  const nothing = () => undefined;
  const silent = {
    journal: () => [],
    newCode: () => '',
    newId: () => '',
    look: nothing,
    placesOf: () => [],
    whoIs: nothing,
    whose: nothing,
  };
  return (record, now, homes) => nextWake(newTurn(turnParts, draftOf(record), now, { ...silent, homes }));
}

function turnPartsOf({ rules, words, commands, conversations, spread = 0 }: StepParts): TurnParts {
  return {
    rules,
    words,
    spread,
    commands: commands.map(({ name }) => name),
    conversations: new Map(conversations.map((one) => [one.kind, one])),
  };
}

function newRecord(event: Event, now: Instant, id: string): RunnerRecord {
  const { zone = 'UTC', locale = 'en' } = (event.type === 'text' ? event.hints : undefined) ?? {};
  return {
    version: RECORD_VERSION,
    id,
    locale,
    zone,
    hour: DEFAULT_HOUR,
    units: LOCALES_IN_MILES.includes(locale) ? 'miles' : 'km',
    asked: 0,
    dialogues: [],
    past: {},
    latest: dayOf(now, zone),
  };
}

function happen(turn: Turn, event: Event, commands: ReadonlyMap<string, Command>): void {
  switch (event.type) {
    case 'wake':
      readLetters(turn);
      return wake(turn);
    case 'buddy':
    case 'member':
      return receive(turn, event);
    case 'left-room':
      return leftRoom(turn, event.room);
    case 'press':
      return pressed(turn, event.ref, event.button, commands);
    case 'text':
      return written(turn, event, commands);
    case 'unreachable':
      return event.back ? back(turn, event.on) : unreachable(turn, event.on);
    case 'missed':
      return event.letter ? bring(turn, event.letter) : missed(turn, event.occurrence);
    case 'link-refused':
      return linkRefused(turn, event.why);
    case 'joined':
      return joined(turn, event);
    // What happens to pairs and clubs happens to no runner.
    case 'pair':
    case 'club':
    case 'moved':
    case 'absent':
      return undefined;
  }
}

/** Whoever leaves a room leaves the club that is there. */
function leftRoom(turn: Turn, room: Address): void {
  turn.events.push({ to: room, event: { type: 'club', act: 'left', who: turn.record.id, room } });
}

/** A button of somebody who was forgotten, or whom we never met: a word, and nothing is kept. */
function nobody(parts: StepParts, event: Event): Outcome<RunnerRecord> {
  if (event.type !== 'press') return { messages: [], events: [] };
  const { say: text } = parts.words(event.hints?.locale ?? 'en');
  return { messages: [{ urgency: 'answer', paragraphs: [text('stale-nobody')] }], events: [] };
}

const COMMAND = /^\/(?<name>[a-z]+)(?:@\S+)?(?:\s+(?<args>[\s\S]*))?$/iu;

function written(turn: Turn, { text, ref, shared }: Text, commands: ReadonlyMap<string, Command>): void {
  if (ref !== undefined) return writtenTo(turn, ref, text);
  if (shared && placeShared(turn, text)) return;
  const line = text.trim();
  const { name, args = '' } = COMMAND.exec(line)?.groups ?? {};
  if (name !== undefined || line.startsWith('/'))
    return command(turn, commands.get((name ?? '').toLowerCase()), args.trim());
  const dialogue = openDialogue(turn);
  if (dialogue) return answerText(turn, dialogue, text);
  if (!hasComeback(turn)) return commands.get('start')?.run(turn, '');
  if (sayPost(turn, line)) return continueDay(turn);
  say(turn, [tell(turn, 'not-understood')]);
}

/** A line that was meant for one question: where that is closed it answers no other. */
function writtenTo(turn: Turn, ref: string, text: string): void {
  const dialogue = openDialogue(turn);
  if (dialogue?.ref === ref) return answerText(turn, dialogue, text);
  stale(turn, ref);
}

function command(turn: Turn, found: Command | undefined, args: string): void {
  if (!found) return say(turn, [tell(turn, 'no-such-command')]);
  if (!found.enrolled || hasComeback(turn)) return found.run(turn, args);
  const dialogue = openDialogue(turn);
  const key = found.later?.(args);
  const later = key === undefined ? undefined : tell(turn, key);
  if (!dialogue) return say(turn, [tell(turn, 'no-comeback'), later]);
  if (later !== undefined) say(turn, [later]);
  putAgain(turn, dialogue, tell(turn, 'enrol-first'));
}

/** A press on a question, a post or a verdict. What is answered already, or was asked of somebody else, changes nothing. */
function pressed(turn: Turn, ref: string, button: string, commands: ReadonlyMap<string, Command>): void {
  const dialogue = openDialogue(turn);
  if (dialogue && dialogue.ref === ref) return answerPress(turn, dialogue, button);
  const [kind = '', about = ''] = ref.split(/:(.*)/u);
  const [comeback, key = ''] = about.split(':');
  if (kind === 'verdict' && hasComeback(turn) && comeback === String(Object.keys(turn.record.past).length))
    return commands.get('why')?.run(turn, key);
  if (kind === 'club' && pressClub(turn, about)) return;
  if (kind === 'post' && hasComeback(turn) && pressPost(turn, about, button)) return continueDay(turn);
  if (hasComeback(turn) && pressBuddy(turn, kind, about, button)) return;
  stale(turn, ref);
}

function stale(turn: Turn, ref: string): void {
  const waiting = turn.record.dialogues.find((one) => one.ref === ref);
  say(turn, [tell(turn, waiting ? 'stale-later' : 'stale')]);
  const dialogue = openDialogue(turn);
  if (dialogue) putAgain(turn, dialogue);
}
