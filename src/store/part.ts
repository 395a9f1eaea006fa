import type { Address, Event } from '../bot/event.ts';
import { difference } from '../bot/journal.ts';
import type { Json, Onward, Outcome } from '../bot/outcome.ts';
import type { Forgotten } from './forgotten.ts';
import { instant } from './instant.ts';
import type { Decide } from './store.ts';
import { removeAll, type Tables } from './tables.ts';

/** What applying needs besides the tables. */
export interface Means<R> {
  readonly tables: Tables;
  readonly forgotten: Forgotten;
  readonly readRecord: (json: unknown) => R;
  readonly newId: () => string;
  readonly contentVersion: string;
}

/** One record's part in an arrival. `from` is where it spoke, if it did. */
export interface Part {
  readonly id: string;
  readonly event: Event;
  readonly at: string;
  readonly from?: Address;
}

/** Lets one event happen to one record, inside the transaction of the caller. */
export function applyPart<R>(
  means: Means<R>,
  part: Part,
  decide: Decide<R>,
): { onward: readonly Onward[]; forgot: boolean } {
  const { records, addresses, journal } = means.tables;
  const { id, event, at } = part;
  const document = records.document(id);
  const before: Json | undefined = document === undefined ? undefined : JSON.parse(document);
  const record = before === undefined ? undefined : means.readRecord(before);
  const outcome = decide(record, event, at, { id, journal: () => journal.of(id) });

  const homes = addresses.of(id);
  if (outcome.record === undefined) {
    forget(means, part, homes, document !== undefined);
    say(means.tables, null, part.from ?? homes[0], outcome, at);
    return { onward: outcome.events, forgot: true };
  }

  const after = JSON.stringify(outcome.record);
  const wakeAt = outcome.wakeAt === undefined ? null : instant(outcome.wakeAt);
  if (document === undefined) {
    records.insert(id, after, wakeAt);
    if (part.from) addresses.insert(part.from, id);
  } else records.update(id, after, wakeAt, at);
  // Most of what is asked changes nothing: the texts tell that faster than the documents do.
  const patch = after === document ? {} : difference(before, JSON.parse(after) as Json);
  note(means, part, patch, outcome);
  say(means.tables, id, part.from ?? homes[0], outcome, at);
  return { onward: outcome.events, forgot: false };
}

/** The journal line, unless nothing came of it. */
function note<R>(means: Means<R>, { id, event, at }: Part, patch: Json, outcome: Outcome<R>) {
  const idle =
    JSON.stringify(patch) === '{}' &&
    outcome.messages.length + outcome.events.length === 0 &&
    outcome.decided === undefined;
  if (idle) return;
  const decided = outcome.decided === undefined ? {} : { decided: outcome.decided };
  means.tables.journal.add(id, { at, event, content: means.contentVersion, patch, ...decided });
}

/** Puts the messages where they wait to be sent. A record without an address (a club) has nobody to tell. */
function say<R>(
  tables: Tables,
  record: string | null,
  to: Address | undefined,
  outcome: Outcome<R>,
  at: string,
) {
  if (to) for (const message of outcome.messages) tables.outbox.add(record, to, message, at);
}

/**
 * The id is written down first: should the process die before the transaction ends, the next start finishes
 * what was asked for.
 */
function forget<R>(
  { tables, forgotten }: Means<R>,
  { id, from }: Part,
  homes: readonly Address[],
  known: boolean,
) {
  if (known) forgotten.add(id);
  removeAll(tables, id, from ? [...homes, from] : homes);
}
