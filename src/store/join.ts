import type { Json } from '../bot/json.ts';
import { applyPart, type Led, type Means, type Part } from './part.ts';
import type { Decide } from './store.ts';
import { removeAll } from './tables.ts';

/**
 * Somebody gave a code: the record that offered it gets theirs as a part of it, with every chat, every key and all
 * that still waits to be said; or they are told that it is nobody's. Inside the transaction of the caller.
 */
export function join<R>(means: Means<R>, part: Part, code: string, decide: Decide<R>): Led {
  const { addresses, codes, former, journal, keys, occurrences, outbox, records } = means.tables;
  const { id, at } = part;
  const offered = codes.find('link', code, at);
  if (offered === undefined || offered === id) {
    const why = offered === undefined ? 'unknown' : 'own';
    return applyPart(means, { ...part, event: { type: 'link-refused', why } }, records.get(id), decide);
  }
  codes.spend(code);
  const record: Json = JSON.parse(records.document(id) ?? '{}');
  const lines = journal.of(id).map((line): Json => ({ ...line, event: { ...line.event } as Json }));
  addresses.move(id, offered);
  keys.move(id, offered);
  outbox.move(id, offered);
  occurrences.move(id, offered);
  former.add(id, offered);
  removeAll(means.tables, id, []);
  means.memory.forget(id);
  return applyPart(
    means,
    { ...part, id: offered, event: { type: 'joined', record, journal: lines } },
    records.get(offered),
    decide,
  );
}
