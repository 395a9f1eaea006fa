import { advance } from '../../clubs/streak.ts';
import { addDays, type Day } from '../../coach/day.ts';
import { isRunner } from '../any-record.ts';
import { quote } from '../quote.ts';
import type { RunnerRecord } from '../record.ts';
import { dayState, todayOf } from '../standing.ts';
import type { Words } from '../words.ts';
import type { Membership } from './record.ts';
import type { ClubTurn } from './turn.ts';

/** A member as the club sees them at this moment. */
export interface Person {
  readonly id: string;
  /** Their own word for themselves, fit to be shown. */
  readonly name: string;
  readonly runner: RunnerRecord;
  readonly membership: Membership;
}

/** A runner's record as it is now; undefined where there is none any more. Each is read once a step. */
export function runnerOf({ looked, context }: ClubTurn, id: string): RunnerRecord | undefined {
  const known = looked.get(id) ?? context.look(id);
  looked.set(id, known);
  return known && isRunner(known) ? known : undefined;
}

/** What to call somebody. */
function nameOf(words: Words, { name }: RunnerRecord): string {
  return name === undefined ? words.say('club-somebody') : quote(name);
}

/** A member; undefined where they are none, or there is no record of theirs any more. */
export function personOf(turn: ClubTurn, id: string): Person | undefined {
  const membership = turn.record.members[id];
  const runner = membership && runnerOf(turn, id);
  return runner && membership && { id, name: nameOf(turn.words, runner), runner, membership };
}

/** Every member, in the order of the alphabet. */
export function everybody(turn: ClubTurn): readonly Person[] {
  const collator = new Intl.Collator(turn.words.locale);
  return Object.keys(turn.record.members)
    .flatMap((id) => personOf(turn, id) ?? [])
    .toSorted((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
}

/** The last day of theirs that is over. */
export function yesterdayOf(turn: ClubTurn, runner: RunnerRecord): Day {
  return addDays(todayOf(runner, turn.now), -1);
}

/** Judges what is over of a member's days. */
export function advanceStreak(turn: ClubTurn, { runner, membership }: Person): void {
  membership.streak = advance(membership.streak, yesterdayOf(turn, runner), (day) =>
    dayState(runner, day, turn.now),
  );
}
