import type { Instant } from '../../coach/day.ts';
import type { Event } from '../event.ts';
import type { StepOf } from '../every-step.ts';
import type { Onward } from '../outcome.ts';
import { leftOut, toAll, without, type Became } from './became.ts';
import type { PairEvent } from './events.ts';
import { canPair, runnerOf, type Enrolled, type Look } from './members.ts';
import { nextNoon, noon } from './noon.ts';
import type { PairRecord } from './record.ts';
import { newStreak } from './streak.ts';

/** So many are in a pair at the most. */
const MOST_MEMBERS = 3;

/** Makes the step of a pair of buddies. What is not true any more by the time it is told changes nothing. */
export function createPairStep(): StepOf<PairRecord> {
  return (record, event, now, { id, look }) => {
    const became = record ? happen(record, event, now, look) : begin(id, event, now, look);
    if (became === undefined) return { messages: [], events: [] };
    const { pair, events, silence } = became;
    const ended = toAll(pair, { type: 'buddy', act: 'ended', pair: pair.id, ...(silence && { silence }) });
    if (silence || pair.members.length < 2) return { messages: [], events: [...events, ...ended] };
    const members = pair.members.flatMap((one) => runnerOf(look, one) ?? []);
    return { record: pair, messages: [], events, wakeAt: nextNoon(pair, members, now) };
  };
}

/** A pair begins where everybody is free and wants it at that moment; else there is none. */
function begin(id: string, event: Event, now: Instant, look: Look): Became | undefined {
  if (event.type !== 'pair' || event.act !== 'formed') return undefined;
  const members = membersOf(look, event.members);
  if (!members || members.length < 2 || !canPair(look, members)) return undefined;
  const pair: PairRecord = {
    kind: 'pair',
    version: 1,
    id,
    members: [...event.members],
    shares: {},
    streak: newStreak(members, now),
    noons: {},
    silent: {},
  };
  return { pair, events: pair.members.map((to) => told(pair, to, event.by)) };
}

/** All of them, where each is there, once, and they are not too many. */
function membersOf(look: Look, ids: readonly string[]): readonly Enrolled[] | undefined {
  const members = [...new Set(ids)].flatMap((id) => runnerOf(look, id) ?? []);
  return members.length === ids.length && members.length <= MOST_MEMBERS ? members : undefined;
}

function told({ id }: PairRecord, to: string, by: string | undefined): Onward {
  return { to, event: { type: 'buddy', act: 'paired', pair: id, ...(to === by && { known: true }) } };
}

function happen(pair: PairRecord, event: Event, now: Instant, look: Look): Became {
  const nothing = { pair, events: [] };
  if (event.type === 'wake') return noon(pair, presentOf(look, pair), now);
  if (event.type !== 'pair' || event.act === 'formed') return nothing;
  if (!pair.members.includes(event.who)) return nothing;
  switch (event.act) {
    case 'left':
      return without(pair, event.who);
    case 'shares':
      return { pair: { ...pair, shares: { ...pair.shares, [event.who]: true } }, events: [] };
    case 'hides':
      return { pair: { ...pair, shares: leftOut(pair.shares, event.who) }, events: [] };
    case 'nudged':
    case 'cheered':
      return { pair, events: passedOn(pair, event) };
    case 'renamed':
      return renamed(pair, event.who, event.to, look);
  }
}

/** Members who are there and know of it: an old copy of the database may know of others. */
function presentOf(look: Look, { id, members }: PairRecord): readonly Enrolled[] {
  return members.flatMap((one) => runnerOf(look, one) ?? []).filter(({ buddy }) => buddy === id);
}

type Passed = Extract<PairEvent, { act: 'nudged' | 'cheered' }>;

/** From one member to another. */
function passedOn({ members }: PairRecord, { act, who, whom }: Passed): readonly Onward[] {
  return who === whom || !members.includes(whom) ? [] : [{ to: whom, event: { type: 'buddy', act, who } }];
}

/**
 * A member goes on under another id: their record became part of that one. Who was both of them, or is not wanted by
 * one of the others, leaves.
 */
function renamed(pair: PairRecord, who: string, to: string, look: Look): Became {
  const left = without(pair, who);
  if (pair.members.includes(to)) return left;
  const ids = pair.members.map((id) => (id === who ? to : id));
  const members = membersOf(look, ids);
  const farewell: Onward = { to, event: { type: 'buddy', act: 'ended', pair: pair.id } };
  if (!members || !canPair(look, members, pair.id))
    return { pair: left.pair, events: [...left.events, farewell] };
  const shares = pair.shares[who] ? { ...left.pair.shares, [to]: true as const } : left.pair.shares;
  return { pair: { ...left.pair, members: ids, shares }, events: [] };
}
