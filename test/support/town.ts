import { isPair, isRunner, type AnyRecord } from '../../src/bot/any-record.ts';
import type { Event } from '../../src/bot/event.ts';
import type { Message } from '../../src/bot/message.ts';
import type { Onward, Outcome } from '../../src/bot/outcome.ts';
import { areApart } from '../../src/bot/pairs/members.ts';
import type { PairRecord } from '../../src/bot/pairs/record.ts';
import type { RunnerRecord } from '../../src/bot/record.ts';
import type { Instant } from '../../src/coach/day.ts';
import { everyStep } from './coach.ts';

/** What was said to somebody, and what it told of. */
export interface Said {
  readonly to: string;
  readonly at: Instant;
  readonly message: Message;
}

interface Code {
  readonly who: string;
  readonly kind: string;
  readonly until: Instant;
}

/** Records as they stand at one moment. Nothing of it ever changes, so that a history can go on in several ways. */
export interface Town {
  readonly records: ReadonlyMap<string, AnyRecord>;
  readonly codes: ReadonlyMap<string, Code>;
  readonly wakes: ReadonlyMap<string, Instant>;
  readonly drawn: number;
}

/** One thing that happened, and all that it led to. */
export interface Happened {
  readonly town: Town;
  readonly said: readonly Said[];
  /** The events for other records, in their order. */
  readonly onward: readonly Onward[];
}

/** A town of these people. */
export function townOf(people: readonly RunnerRecord[]): Town {
  return {
    records: new Map(people.map((one) => [one.id, one])),
    codes: new Map(),
    wakes: new Map(),
    drawn: 0,
  };
}

/** Lets an event happen to a record, and everything that follows from it, as the store does in one transaction. */
export function happen(town: Town, to: string, event: Event, now: Instant): Happened {
  const records = new Map(town.records);
  const codes = new Map(town.codes);
  const wakes = new Map(town.wakes);
  let { drawn } = town;
  const said: Said[] = [];
  const onward: Onward[] = [];
  const waiting: Onward[] = [{ to, event, creates: true }];
  for (const one of waiting) {
    const id = typeof one.to === 'string' ? one.to : `${one.to.platform}:${one.to.id}`;
    if (!records.has(id) && !one.creates) continue;
    const context = {
      id,
      journal: () => [],
      homes: () => [{ platform: 'telegram', reachable: true }],
      newCode: () => `CODE${(drawn += 1)}`,
      newId: () => `record-${(drawn += 1)}`,
      look: (other: string) => records.get(other),
      placesOf: () => [],
      whoIs: ({ id: other }: { id: string }) => (records.has(other) ? other : undefined),
      whose: (kind: string, code: string) => {
        const found = codes.get(code);
        return found?.kind === kind && found.until > now ? found.who : undefined;
      },
    };
    const outcome: Outcome<AnyRecord> = everyStep(records.get(id), one.event, now, context);
    said.push(...outcome.messages.map((message) => ({ to: id, at: now, message })));
    if (outcome.record === undefined) {
      records.delete(id);
      wakes.delete(id);
      for (const [code, { who }] of codes) if (who === id) codes.delete(code);
    } else {
      records.set(id, outcome.record);
      if (outcome.wakeAt === undefined) wakes.delete(id);
      else wakes.set(id, outcome.wakeAt);
    }
    const { link } = outcome;
    if (link?.kind === 'spend') codes.delete(link.code);
    if (link?.kind === 'offer') {
      const kind = link.for ?? 'link';
      for (const [code, { who, kind: its }] of codes) if (who === id && its === kind) codes.delete(code);
      codes.set(link.code, { who: id, kind, until: link.until });
    }
    waiting.push(...outcome.events);
    onward.push(...outcome.events);
  }
  return { town: { records, codes, wakes, drawn }, said, onward };
}

export function runnerIn({ records }: Town, id: string): RunnerRecord | undefined {
  const record = records.get(id);
  return record && isRunner(record) ? record : undefined;
}

export function pairsIn({ records }: Town): readonly PairRecord[] {
  return [...records.values()].filter(isPair);
}

/** What is wrong between the records: pairs and their members must agree, and nobody is with whom they blocked. */
export function quarrels(town: Town): readonly string[] {
  const pairs = pairsIn(town);
  const ofPairs = pairs.flatMap(({ id, members, shares, silent, noons }) => {
    const named = [...Object.keys(shares), ...Object.keys(silent), ...Object.keys(noons)];
    const runners = members.flatMap((one) => runnerIn(town, one) ?? []);
    return [
      ...(new Set(members).size === members.length && [2, 3].includes(members.length)
        ? []
        : [`${id} has ${members.join(' and ')}`]),
      ...(runners.length === members.length ? [] : [`${id} has somebody who is not there`]),
      ...runners.filter(({ buddy }) => buddy !== id).map((one) => `${one.id} knows nothing of ${id}`),
      ...named.filter((one) => !members.includes(one)).map((one) => `${id} names ${one}, who is not in it`),
      ...(runners.some((one) => runners.some((other) => one !== other && areApart(one, other)))
        ? [`${id} has two who are apart`]
        : []),
    ];
  });
  const ofRunners = [...town.records.values()].flatMap((record) => {
    if (!isRunner(record) || record.buddy === undefined) return [];
    const pair = pairs.find(({ id }) => id === record.buddy);
    return pair?.members.includes(record.id)
      ? []
      : [`${record.id} is in ${record.buddy}, which has no such member`];
  });
  return [...ofPairs, ...ofRunners];
}
