import type { Onward } from '../outcome.ts';
import type { BuddyEvent } from './events.ts';
import type { PairRecord } from './record.ts';

/** What became of a pair: with fewer than two members it is no more. */
export interface Became {
  readonly pair: PairRecord;
  /** What its members are told besides. */
  readonly events: readonly Onward[];
  /** It ended by silence: that is said with it. */
  readonly silence?: true;
}

/** Nothing is left that names somebody. */
function forgetting(pair: PairRecord, who: string): PairRecord {
  const silent = Object.entries(leftOut(pair.silent, who)).map(([id, told]) => [id, leftOut(told, who)]);
  return {
    ...pair,
    members: pair.members.filter((id) => id !== who),
    shares: leftOut(pair.shares, who),
    noons: leftOut(pair.noons, who),
    silent: Object.fromEntries(silent) as PairRecord['silent'],
  };
}

/** Some leave; where two are left they go on, and hear that they are two. */
export function without(pair: PairRecord, ...who: readonly string[]): Became {
  if (who.length === 0) return { pair, events: [] };
  const left = who.reduce(forgetting, pair);
  const go = left.members.length >= 2;
  return { pair: left, events: go ? toAll(left, { type: 'buddy', act: 'fewer', pair: pair.id }) : [] };
}

/** The same for every member. */
export function toAll({ members }: PairRecord, event: BuddyEvent): readonly Onward[] {
  return members.map((to) => ({ to, event }));
}

/** A record's entries but for one. */
export function leftOut<T>(entries: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(entries).filter(([one]) => one !== key));
}
