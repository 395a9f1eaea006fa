import { dayOf, laterDay, type Day, type Instant } from '../coach/day.ts';
import type { Text } from './event.ts';
import type { RunnerRecord } from './record.ts';
import { spreadOf } from './spread.ts';
import type { Turn } from './turn.ts';
import type { Words } from './words.ts';

/** What every turn of one coach is built from. */
export interface TurnParts extends Pick<Turn, 'rules' | 'commands' | 'conversations'> {
  readonly words: (locale: string) => Words;
  /** Mornings are spread over so many milliseconds. */
  readonly spread: number;
}

/** What a turn is handed besides. */
export interface TurnContext extends Pick<
  Turn,
  'journal' | 'homes' | 'newCode' | 'newId' | 'look' | 'placesOf' | 'whoIs' | 'whose'
> {
  readonly on?: string;
}

/** A turn at its beginning: nothing is said yet, and `record` is its own to change. */
export function newTurn(
  parts: TurnParts,
  record: RunnerRecord,
  now: Instant,
  context: TurnContext,
  picked: Pick<Text, 'room' | 'person'> = {},
): Turn {
  return new NewTurn(parts, record, now, context, picked);
}

/** A class for its getter's sake: an object literal with one becomes slow to read, and everything reads a turn. */
class NewTurn implements Turn {
  readonly record: RunnerRecord;
  readonly now: Instant;
  readonly rules: Turn['rules'];
  readonly words: Words;
  readonly journal: Turn['journal'];
  readonly messages: Turn['messages'] = [];
  readonly decided: Turn['decided'] = [];
  readonly commands: Turn['commands'];
  readonly conversations: Turn['conversations'];
  readonly spread: number;
  readonly on: string | undefined;
  readonly homes: Turn['homes'];
  readonly newCode: Turn['newCode'];
  readonly room: Turn['room'];
  readonly person: Turn['person'];
  readonly events: Turn['events'] = [];
  readonly newId: Turn['newId'];
  readonly look: Turn['look'];
  readonly placesOf: Turn['placesOf'];
  readonly whoIs: Turn['whoIs'];
  readonly whose: Turn['whose'];
  forgotten = false;
  link: Turn['link'] = undefined;
  /** The day there: an answer may change the zone in the middle of a step. */
  #there: { readonly zone: string; readonly day: Day } | undefined;

  constructor(
    parts: TurnParts,
    record: RunnerRecord,
    now: Instant,
    context: TurnContext,
    { room, person }: Pick<Text, 'room' | 'person'>,
  ) {
    this.record = record;
    this.now = now;
    this.rules = parts.rules;
    this.words = parts.words(record.locale);
    this.journal = context.journal;
    this.commands = parts.commands;
    this.conversations = parts.conversations;
    this.spread = spreadOf(record.id, parts.spread);
    this.on = context.on;
    this.homes = context.homes;
    this.newCode = context.newCode;
    this.room = room;
    this.person = person;
    this.newId = context.newId;
    this.look = context.look;
    this.placesOf = context.placesOf;
    this.whoIs = context.whoIs;
    this.whose = context.whose;
  }

  get today(): Day {
    const { zone, latest } = this.record;
    if (this.#there?.zone !== zone) this.#there = { zone, day: dayOf(this.now, zone) };
    return laterDay(this.#there.day, latest);
  }
}
