import { dayOf, laterDay, type Day, type Instant } from '../../coach/day.ts';
import type { Rules } from '../../coach/rules.ts';
import type { Address } from '../address.ts';
import type { AnyRecord } from '../any-record.ts';
import type { Home } from '../event.ts';
import type { Message } from '../message.ts';
import type { CodeKind, Link, Onward } from '../outcome.ts';
import type { Words } from '../words.ts';
import type { MemberEvent } from './events.ts';
import type { ClubRecord } from './record.ts';

/** What the step of a club is built from. */
export interface ClubParts {
  readonly rules: Rules;
  /** The words of a language; an unknown one gives the first there is. */
  readonly words: (locale: string) => Words;
}

/** What it may ask for, of all that a step is handed. */
export interface ClubContext {
  readonly id: string;
  readonly on?: string;
  readonly homes: () => readonly Home[];
  readonly newId: () => string;
  readonly look: (id: string) => AnyRecord | undefined;
  readonly placesOf: (id: string) => readonly Address[];
  readonly whoIs: (address: Address) => string | undefined;
  readonly whose: (kind: CodeKind, code: string) => string | undefined;
}

/** One step of a club under way: `record` is a copy of its own. */
export interface ClubTurn {
  readonly parts: ClubParts;
  readonly context: ClubContext;
  readonly now: Instant;
  readonly record: ClubRecord;
  /** The club's own day, never earlier than one on which it posted. */
  readonly today: Day;
  readonly words: Words;
  readonly messages: Message[];
  readonly events: Onward[];
  readonly adopts: Address[];
  readonly releases: Address[];
  /** Records looked at so far: each is read once. */
  readonly looked: Map<string, AnyRecord | undefined>;
  link: Link | undefined;
  /** Nothing of it is to be kept. */
  ended: boolean;
}

/** A turn at its beginning. */
export function clubTurn(parts: ClubParts, record: ClubRecord, now: Instant, context: ClubContext): ClubTurn {
  return new NewClubTurn(parts, record, now, context);
}

/** A class for its getters' sake: an object literal with one becomes slow to read. */
class NewClubTurn implements ClubTurn {
  readonly parts: ClubParts;
  readonly context: ClubContext;
  readonly now: Instant;
  readonly record: ClubRecord;
  readonly messages: Message[] = [];
  readonly events: Onward[] = [];
  readonly adopts: Address[] = [];
  readonly releases: Address[] = [];
  readonly looked = new Map<string, AnyRecord | undefined>();
  link: Link | undefined = undefined;
  ended = false;

  constructor(parts: ClubParts, record: ClubRecord, now: Instant, context: ClubContext) {
    this.parts = parts;
    this.context = context;
    this.now = now;
    this.record = record;
  }

  get today(): Day {
    const { zone, postedOn } = this.record;
    const day = dayOf(this.now, zone);
    return postedOn === undefined ? day : laterDay(day, postedOn);
  }

  get words(): Words {
    return this.parts.words(this.record.locale);
  }
}

/** Tells a runner. */
export function tellMember(turn: ClubTurn, who: string, event: MemberActs): void {
  turn.events.push({ to: who, event: { type: 'member', club: turn.record.id, ...event } });
}

/** Tells every member. */
export function tellAll(turn: ClubTurn, event: MemberActs): void {
  for (const who of Object.keys(turn.record.members)) tellMember(turn, who, event);
}

/** What a member is told, without what every such event says. */
type MemberActs = MemberEvent extends infer E
  ? E extends MemberEvent
    ? Omit<E, 'type' | 'club'>
    : never
  : never;
