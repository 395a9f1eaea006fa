import type { Address } from '../bot/event.ts';
import type { Message } from '../bot/message.ts';
import type { Claimed, Settlement } from './store.ts';
import type { Tables } from './tables.ts';

/** What its platform calls the message that this one edits or closes, where it was shown already. */
export function shownOf({ shown }: Tables, to: Address, message: Message): string | undefined {
  const { edits, closes, ref } = message;
  return (edits ?? closes) && ref !== undefined ? shown.get(to, ref) : undefined;
}

/** A claimed message that changes one which was still on its way when it was said. */
export function withShown(tables: Tables, claimed: Claimed): Claimed {
  const shown = claimed.shown ?? shownOf(tables, claimed.to, claimed.message);
  return shown === undefined ? claimed : { ...claimed, shown };
}

/**
 * Notes what became of a message, and what its platform calls it where it may be edited later. True when this was the
 * last word to somebody who was forgotten.
 */
export function settleOne(tables: Tables, settlement: Settlement): boolean {
  const settled = tables.outbox.settle(settlement);
  if (!settled) return false;
  if (settlement.kind === 'sent' && !settled.farewell) {
    const { ref, closes } = settled.message();
    if (ref !== undefined && closes) tables.shown.remove(settled.to, ref);
    else if (ref !== undefined && settlement.shown !== undefined)
      tables.shown.put(settled.to, ref, settlement.shown, settled.at);
  }
  return settled.farewell;
}
