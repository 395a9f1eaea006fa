import { isPair, isRunner, type AnyRecord } from '../any-record.ts';
import type { Comeback, RunnerRecord } from '../record.ts';
import type { PairRecord } from './record.ts';

/** Looks at other records, as they are at this moment. */
export type Look = (id: string) => AnyRecord | undefined;

/** Somebody who has enrolled. */
export type Enrolled = RunnerRecord & { readonly comeback: Comeback };

/** The runner of an id, where there is one with a comeback. */
export function runnerOf(look: Look, id: string): Enrolled | undefined {
  const record = look(id);
  return record && isRunner(record) && isEnrolled(record) ? record : undefined;
}

function isEnrolled(record: RunnerRecord): record is Enrolled {
  return record.comeback !== undefined;
}

/** The pair that a runner is in. One that is gone, or knows nothing of them, is none. */
export function pairOf(
  look: Look,
  { id, buddy }: Pick<RunnerRecord, 'id' | 'buddy'>,
): PairRecord | undefined {
  const pair = buddy === undefined ? undefined : look(buddy);
  return pair && isPair(pair) && pair.members.includes(id) ? pair : undefined;
}

/** The others in a runner's pair, as they are now. */
export function buddiesOf(look: Look, runner: Pick<RunnerRecord, 'id' | 'buddy'>): readonly Enrolled[] {
  const others = pairOf(look, runner)?.members.filter((id) => id !== runner.id) ?? [];
  return others.flatMap((id) => runnerOf(look, id) ?? []);
}

/** Every id that a runner has, or had before another record became part of theirs. */
export function idsOf({ id, formerly }: Pick<RunnerRecord, 'id' | 'formerly'>): readonly string[] {
  return [id, ...Object.keys(formerly ?? {})];
}

/** One of a runner's buddies, by an id that they have or had, where they are. */
export function buddyOf(
  look: Look,
  runner: Pick<RunnerRecord, 'id' | 'buddy'>,
  who: string,
): Enrolled | undefined {
  return buddiesOf(look, runner).find((one) => idsOf(one).includes(who));
}

/** Does either want nothing of the other any more? */
export function areApart(one: RunnerRecord, other: RunnerRecord): boolean {
  return blocks(one, other) || blocks(other, one);
}

function blocks({ blocked }: RunnerRecord, other: RunnerRecord): boolean {
  return idsOf(other).some((id) => blocked?.[id]);
}

/** Is somebody in another pair than that one? A pair in which nobody else is left holds nobody. */
function isTaken(look: Look, runner: RunnerRecord, pair: string | undefined): boolean {
  return pairOf(look, runner)?.id !== pair && buddiesOf(look, runner).length > 0;
}

/** May these be in one pair? Each is free, or in that very pair already, and nobody wants nothing of another. */
export function canPair(look: Look, members: readonly RunnerRecord[], pair?: string): boolean {
  return members.every(
    (one, at) =>
      !isTaken(look, one, pair) &&
      members.slice(at + 1).every((other) => other.id !== one.id && !areApart(one, other)),
  );
}
