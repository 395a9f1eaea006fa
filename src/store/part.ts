import { sameAddress, type Address } from '../bot/address.ts';
import type { Event, Moved } from '../bot/event.ts';
import { difference } from '../bot/journal.ts';
import { sameJson, type Json } from '../bot/json.ts';
import type { Link, Onward, Outcome } from '../bot/outcome.ts';
import type { Forgotten } from './forgotten.ts';
import { instant } from './instant.ts';
import type { Memory, Remembered } from './memory.ts';
import { ownOf } from './own.ts';
import type { Context, Decide } from './store.ts';
import type { Row } from './records.ts';
import { say, type AtOnce } from './say.ts';
import { removeAll, type Tables } from './tables.ts';

/** What applying needs besides the tables. */
export interface Means<R> {
  readonly tables: Tables;
  readonly forgotten: Forgotten;
  readonly memory: Memory<R>;
  readonly newId: () => string;
  readonly newCode: () => string;
  readonly contentVersion: string;
  /** Where answers are put that can be sent at once. Undefined: all wait to be claimed. */
  readonly atOnce: AtOnce | undefined;
}

/**
 * One record's part in the arrival with the key `cause`. `from` is where it spoke, if it did, and `key` the arrival that
 * is answered there.
 */
export interface Part {
  readonly id: string;
  readonly event: Event;
  readonly at: string;
  readonly cause: string;
  readonly from?: Address;
  readonly key?: string;
  /** The address that the record has from now on, where it is new and nobody spoke. */
  readonly founds?: Address;
}

/** What one part led to besides what is kept: events for other records, and a code that was given. */
export interface Led {
  readonly onward: readonly Onward[];
  /** Is there a record now; and was there one that is not any more? */
  readonly kept: boolean;
  readonly forgot: boolean;
  readonly link?: Link;
}

/** Lets one event happen to one record, which is kept as `row`, inside the transaction of the caller. */
export function applyPart<R>(means: Means<R>, part: Part, row: Row | undefined, decide: Decide<R>): Led {
  const { records, addresses } = means.tables;
  const { id, event, at, from } = part;
  const document = row?.document;
  const known = document === undefined ? undefined : means.memory.read(id, document);
  if (from) reached(means.tables, part, from);
  if (event.type === 'missed') miss(means.tables, part, event.occurrence);
  if (event.type === 'moved') move(means.tables, event);
  const outcome = decide(known?.record, event, at, contextOf(means, part));

  if (outcome.record === undefined) {
    const homes = addresses.of(id);
    means.tables.outbox.hush(id);
    // What was shown where goes with the rest: the last words are put down first.
    say(means, { ...part, id: null }, homes, outcome);
    forget(means, part, homes, document !== undefined);
    return { onward: outcome.events, kept: false, forgot: document !== undefined };
  }

  // Most of what is asked changes nothing: looking tells that much faster than writing it all down.
  const unchanged = known?.exact === true && sameJson(known.record, outcome.record);
  const after = document !== undefined && unchanged ? document : JSON.stringify(outcome.record);
  const wakeAt = nextWake(row, outcome.wakeAt, part);
  if (row === undefined) {
    records.insert(id, after, wakeAt);
    const home = from ?? part.founds;
    if (home) addresses.insert(home, id, at);
  } else if (after !== document || row.wakeAt !== wakeAt || row.failures > 0)
    records.update(id, after, wakeAt, at);
  const patch = after === document ? {} : patchOf(known, document, outcome.record, after);
  if (!unchanged) means.memory.keep(id, after, outcome.record);
  note(means, part, patch, outcome);
  adopt(means.tables, part, outcome);
  if (outcome.link?.kind === 'part') silence(means.tables, part);
  const released = (outcome.releases ?? []).filter((room) => addresses.find(room) === id);
  for (const room of released) means.tables.outbox.drop(room);
  say(means, part, addresses.of(id), outcome);
  for (const room of released) addresses.remove(room);
  link(means.tables, part, outcome.link);
  return { onward: outcome.events, kept: true, forgot: false, ...(outcome.link && { link: outcome.link }) };
}

/** A wake that is due already stands, whoever speaks first: what it has to say is not skipped. */
function nextWake(row: Row | undefined, wanted: string | undefined, { event, at }: Part): string | null {
  if (wanted === undefined) return null;
  const due = row?.wakeAt;
  return event.type !== 'wake' && due && due <= at ? due : instant(wanted);
}

/** What changed, told from the records themselves where they say just what their documents do. */
function patchOf<R>(known: Remembered<R> | undefined, before: string | undefined, record: R, after: string) {
  if (known?.exact) return difference(known.record as Json, record as Json);
  return difference(
    before === undefined ? undefined : (JSON.parse(before) as Json),
    JSON.parse(after) as Json,
  );
}

/** What a platform tells of somebody, or of a room, without a word from there. */
const UNSPOKEN: readonly Event['type'][] = ['moved', 'absent', 'left-room'];

/** Whoever speaks can be reached there; a platform may tell that they cannot any more. */
function reached({ addresses }: Tables, { id, event, at }: Part, from: Address): void {
  if (UNSPOKEN.includes(event.type)) return;
  if (event.type === 'unreachable') return void addresses.lose(from, event.back !== true);
  const [first] = addresses.of(id);
  // Where they are reached first anyway there is nothing to note.
  if (!first?.reachable || !sameAddress(first, from)) addresses.spoke(from, at);
}

/** It was not said after all: it may come up again. */
function miss({ addresses, outbox, occurrences }: Tables, { id }: Part, occurrence: string): void {
  for (const home of addresses.of(id)) outbox.expire(home, occurrence);
  occurrences.remove(id, occurrence);
}

/** A room goes on under another id. */
function move({ addresses, outbox }: Tables, { platform, from, to }: Moved): void {
  addresses.rename({ platform, id: from }, to);
  outbox.rename({ platform, id: from }, to);
}

/** Which rooms are its own from now on. */
function adopt<R>({ addresses }: Tables, { id, at }: Part, { adopts = [] }: Outcome<R>) {
  for (const room of adopts) if (addresses.find(room) === undefined) addresses.insert(room, id, at);
}

function contextOf<R>({ tables, memory, newCode, newId }: Means<R>, { id, at, from }: Part): Context<R> {
  return {
    id,
    journal: () => tables.journal.of(id),
    homes: () => tables.addresses.of(id).map(({ platform, reachable }) => ({ platform, reachable })),
    newCode,
    newId,
    look(other) {
      const document = tables.records.document(other);
      return document === undefined ? undefined : memory.read(other, document).record;
    },
    placesOf: (other) =>
      tables.addresses.of(other).map(({ platform, id: address }) => ({ platform, id: address })),
    whoIs: tables.addresses.find,
    whose: (kind, code) => tables.codes.find(kind, code, at),
    ...(from && { on: from.platform }),
  };
}

/** The journal line, unless nothing came of it. */
function note<R>(means: Means<R>, { id, event, at }: Part, patch: Json, outcome: Outcome<R>) {
  const idle =
    JSON.stringify(patch) === '{}' &&
    outcome.messages.length + outcome.events.length === 0 &&
    outcome.decided === undefined;
  if (idle) return;
  const decided = outcome.decided === undefined ? {} : { decided: outcome.decided };
  const own = ownOf(event, outcome);
  means.tables.journal.add(id, { at, event: own, content: means.contentVersion, patch, ...decided });
}

/** Chats that are parted hear nothing more of what was still to be said there. */
function silence({ addresses, outbox }: Tables, { id, from }: Part): void {
  for (const home of addresses.of(id)) if (!sameAddress(home, from)) outbox.drop(home);
}

function link({ codes, addresses }: Tables, { id, from, at }: Part, wanted: Link | undefined): void {
  if (wanted?.kind === 'offer') codes.offer(wanted.for ?? 'link', wanted.code, id, instant(wanted.until), at);
  if (wanted?.kind === 'spend') codes.spend(wanted.code);
  if (wanted?.kind === 'part')
    for (const home of addresses.of(id)) if (!sameAddress(home, from)) addresses.remove(home);
}

/**
 * The id is written down first: should the process die before the transaction ends, the next start finishes
 * what was asked for.
 */
function forget<R>(
  { tables, forgotten, memory }: Means<R>,
  { id, from }: Part,
  homes: readonly Address[],
  known: boolean,
) {
  if (known) for (const one of [id, ...tables.former.of(id)]) forgotten.add(one);
  removeAll(tables, id, from ? [...homes, from] : homes);
  memory.forget(id);
}
