import type { Onward } from '../bot/outcome.ts';
import type { Known } from './arrivals.ts';
import { instant } from './instant.ts';
import { join } from './join.ts';
import { applyPart, type Led, type Means, type Part } from './part.ts';
import type { Row } from './records.ts';
import type { Applied, Arrival, Decide } from './store.ts';
import type { Tables } from './tables.ts';

/**
 * How many events for other records one arrival may lead to: a club tells each of its members; more is a circle, and a
 * fault of the program.
 */
const MOST_ONWARD = 20_000;

/** The body of the one transaction; the caller opens it. Tells besides whether anybody was forgotten. */
export function applyArrival<R>(
  means: Means<R>,
  arrival: Arrival,
  decide: Decide<R>,
): { applied: Applied; forgot: boolean } {
  const known = knownOf(means.tables, arrival);
  if (known.seen) return { applied: 'seen', forgot: false };
  if (!known.row && !('from' in arrival)) return { applied: 'nobody', forgot: false };

  const at = instant(arrival.at);
  const id = known.id ?? means.newId();
  const from = 'from' in arrival ? { from: arrival.from, key: arrival.key } : {};
  const part: Part = { id, event: arrival.event, at, cause: arrival.key, ...from };
  const first = applyPart(means, part, known.row, decide);
  if (first.kept) means.tables.keys.insert(arrival.key, id, at);
  const joined = first.link?.kind === 'redeem' ? join(means, part, first.link.code, decide) : undefined;
  const led = joined ? [first, joined] : [first];
  return {
    applied: 'applied',
    forgot: [...led, ...onward(means, part, led, decide)].some(({ forgot }) => forgot),
  };
}

function knownOf({ arrivals, keys, records }: Tables, arrival: Arrival): Known {
  if ('from' in arrival) return arrivals.look(arrival.key, arrival.from);
  return { seen: keys.has(arrival.key), id: arrival.record, row: records.get(arrival.record) };
}

/** Events for other records, and what those lead to, in order. */
function onward<R>(
  means: Means<R>,
  { at, cause }: Part,
  led: readonly Led[],
  decide: Decide<R>,
): readonly Led[] {
  const waiting = led.flatMap((one) => one.onward);
  const results: Led[] = [];
  for (let count = 1; waiting.length > 0; count++) {
    if (count > MOST_ONWARD)
      throw new Error(`One event led to more than ${MOST_ONWARD} others: they go in a circle.`);
    const one = waiting.shift()!;
    const target = targetOf(means, one);
    if (!target) continue;
    const { row, ...whose } = target;
    const next = applyPart(means, { ...whose, event: one.event, at, cause }, row, decide);
    results.push(next);
    waiting.push(...next.onward);
  }
  return results;
}

/** The record that an event is for; undefined where there is none, and none is to be. */
function targetOf<R>(
  { tables, newId }: Means<R>,
  { to, creates }: Onward,
): (Pick<Part, 'id' | 'founds'> & { readonly row?: Row }) | undefined {
  const id = typeof to === 'string' ? to : tables.addresses.find(to);
  const row = id === undefined ? undefined : tables.records.get(id);
  if (id !== undefined && row) return { id, row };
  if (!creates) return undefined;
  return typeof to === 'string' ? { id: to } : { id: newId(), founds: to };
}
