import { sameAddress, type Address } from '../bot/address.ts';
import type { Event } from '../bot/event.ts';
import type { Message } from '../bot/message.ts';
import type { Outcome } from '../bot/outcome.ts';
import type { Place } from './addresses.ts';
import { shownOf } from './settle.ts';
import type { Claimed } from './store.ts';
import type { Tables } from './tables.ts';

/** Whose messages they are, and what they answer; `id` is null for the last words to somebody who is forgotten. */
export interface Speaking {
  readonly id: string | null;
  readonly event: Event;
  readonly at: string;
  readonly cause: string;
  readonly from?: Address;
  readonly key?: string;
}

/** What whoever spoke may be sent at once, and whether others wait to be told. */
export interface AtOnce {
  readonly claimed: Claimed[];
  others: boolean;
}

/**
 * Puts the messages where they wait to be sent; the answer to whoever spoke among what can be sent `atOnce`, where that
 * is given: one word may lead to messages for hundreds. A record without an address (a club) has nobody to tell.
 */
export function say<R>(
  { tables, atOnce }: { readonly tables: Tables; readonly atOnce: AtOnce | undefined },
  { id, event, at, cause, from, key }: Speaking,
  homes: readonly Place[],
  outcome: Outcome<R>,
): void {
  // Whoever cannot be reached there is told elsewhere.
  const spoke = event.type === 'unreachable' ? undefined : from;
  const main = spoke ?? homes.find(({ platform }) => platform === outcome.home) ?? homes[0];
  for (const message of outcome.messages.filter((one) => isNew(tables, one, id, at)))
    for (const to of placesOf(tables, message, main, homesFor(message, homes, outcome))) {
      const isAnswer = sameAddress(to, from);
      const arrival = isAnswer ? (key ?? null) : null;
      const free = atOnce !== undefined && isAnswer && !tables.outbox.underWay(to);
      const shown = shownOf(tables, to, message);
      const row = tables.outbox.add({ record: id, to, message, at, arrival, cause, shown, claimed: free });
      if (free) atOnce.claimed.push(row);
      else if (atOnce && !isAnswer) atOnce.others = true;
    }
}

/** What is said unprompted is said once. */
function isNew({ occurrences }: Tables, { occurrence }: Message, id: string | null, at: string): boolean {
  return occurrence === undefined || id === null || occurrences.add(id, occurrence, at);
}

/** Where it may be said: in a room that is let go of, only what is for that room alone. */
function homesFor<R>(
  { only }: Message,
  homes: readonly Place[],
  { releases = [] }: Outcome<R>,
): readonly Place[] {
  if (only) return homes.filter((home) => sameAddress(home, only));
  return releases.length === 0
    ? homes
    : homes.filter((home) => !releases.some((room) => sameAddress(home, room)));
}

/** Where a message goes: a closing wherever that question is or may be seen. */
function placesOf(
  { shown, outbox }: Tables,
  { closes, elsewhere, everyPlace, ref, seeks }: Message,
  main: Address | undefined,
  homes: readonly Address[],
): readonly Address[] {
  if (closes) {
    // What nobody has seen yet need not be shown only to be closed.
    for (const home of homes) outbox.withdraw(home, ref ?? '');
    return homes.filter((home) => shown.get(home, ref ?? '') !== undefined || outbox.underWay(home));
  }
  if (everyPlace) return homes;
  if (seeks) return homes.filter(({ platform }) => platform === seeks.platform);
  if (elsewhere) return homes.filter((home) => !sameAddress(home, main));
  return main ? [main] : [];
}
