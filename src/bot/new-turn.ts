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
  { room, person }: Pick<Text, 'room' | 'person'> = {},
): Turn {
  // An answer may change the zone in the middle of a step.
  let there: { readonly zone: string; readonly day: Day } | undefined;
  return {
    record,
    now,
    get today() {
      const { zone } = record;
      if (there?.zone !== zone) there = { zone, day: dayOf(now, zone) };
      return laterDay(there.day, record.latest);
    },
    rules: parts.rules,
    words: parts.words(record.locale),
    journal: context.journal,
    messages: [],
    decided: [],
    commands: parts.commands,
    conversations: parts.conversations,
    spread: spreadOf(record.id, parts.spread),
    on: context.on,
    homes: context.homes,
    newCode: context.newCode,
    room,
    person,
    events: [],
    newId: context.newId,
    look: context.look,
    placesOf: context.placesOf,
    whoIs: context.whoIs,
    whose: context.whose,
    forgotten: false,
    link: undefined,
  };
}
