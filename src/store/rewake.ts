import { instant } from './instant.ts';
import type { Means } from './part.ts';
import type { Asleep } from './store.ts';

/** See `Store.rewake`; inside the transaction of the caller. */
export function rewakeSome<R>(
  { tables, readRecord }: Pick<Means<R>, 'tables'> & { readonly readRecord: (json: unknown) => R },
  after: string,
  limit: number,
  wakeOf: (one: Asleep<R>) => string | undefined,
): string | undefined {
  const { records, journal, addresses, keys } = tables;
  const some = records.asleep(after, limit);
  for (const { id, document, wakeAt } of some) {
    const wanted = wakeOf({
      id,
      wakeAt,
      since: journal.last(id) ?? wakeAt,
      read: () => readRecord(JSON.parse(document)),
      homes: () => addresses.of(id).map(({ platform, reachable }) => ({ platform, reachable })),
      applied: keys.at,
    });
    const next = wanted === undefined ? null : instant(wanted);
    if (next !== wakeAt) records.rewake(id, next);
  }
  return some.at(-1)?.id;
}
