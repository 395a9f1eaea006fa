import { instant } from './instant.ts';
import { applyPart, type Means } from './part.ts';
import type { Applied, Arrival, Decide } from './store.ts';

/** How many events for other records one arrival may lead to: more is a circle, and a fault of the program. */
const MOST_ONWARD = 100;

/** The body of the one transaction; the caller opens it. Tells besides whether anybody was forgotten. */
export function applyArrival<R>(
  means: Means<R>,
  arrival: Arrival,
  decide: Decide<R>,
): { applied: Applied; forgot: boolean } {
  const { keys, records, addresses } = means.tables;
  if (keys.has(arrival.key)) return { applied: 'seen', forgot: false };

  const at = instant(arrival.at);
  const known = 'from' in arrival ? addresses.find(arrival.from) : arrival.record;
  const id = known ?? means.newId();
  if (!('from' in arrival) && records.document(id) === undefined) return { applied: 'nobody', forgot: false };

  const from = 'from' in arrival ? { from: arrival.from } : {};
  const first = applyPart(means, { id, event: arrival.event, at, ...from }, decide);
  if (!first.forgot) keys.insert(arrival.key, id, at);
  let forgot = first.forgot;

  const waiting = [...first.onward];
  for (let count = 1; waiting.length > 0; count++) {
    if (count > MOST_ONWARD)
      throw new Error(`One event led to more than ${MOST_ONWARD} others: they go in a circle.`);
    const { to, event } = waiting.shift()!;
    if (records.document(to) === undefined) continue;
    const next = applyPart(means, { id: to, event, at }, decide);
    forgot ||= next.forgot;
    waiting.push(...next.onward);
  }
  return { applied: 'applied', forgot };
}
