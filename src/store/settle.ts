import type { Claimed, Settlement } from './store.ts';
import type { Tables } from './tables.ts';

/** A claimed message, with what its platform called the one that it edits or closes. */
export function withShown({ shown }: Tables, claimed: Claimed): Claimed {
  const { message, to } = claimed;
  const changes = (message.edits ?? message.closes) && message.ref !== undefined;
  const known = changes && message.ref !== undefined ? shown.get(to, message.ref) : undefined;
  return known === undefined ? claimed : { ...claimed, shown: known };
}

/**
 * Notes what became of a message, and what its platform calls it where it may be edited later. True when this was the
 * last word to somebody who was forgotten.
 */
export function settleOne(tables: Tables, id: number, settlement: Settlement): boolean {
  const settled = tables.outbox.settle(id, settlement);
  if (!settled) return false;
  if (settlement.kind === 'sent' && !settled.farewell) {
    const { ref, closes } = settled.message();
    if (ref !== undefined && closes) tables.shown.remove(settled.to, ref);
    else if (ref !== undefined && settlement.shown !== undefined)
      tables.shown.put(settled.to, ref, settlement.shown, settled.at);
  }
  return settled.farewell;
}
