import type { Address } from '../bot/event.ts';
import type { Message, Urgency } from '../bot/message.ts';
import type { Connection } from './connect.ts';
import type { Claimed, Settlement } from './store.ts';

/** Most urgent first. */
const RANK = { answer: 0, post: 1 } as const satisfies Record<Urgency, number>;

interface Row {
  readonly id: number;
  readonly record: string | null;
  readonly platform: string;
  readonly address: string;
  readonly at: string;
  readonly urgency: number;
  readonly message: string;
  readonly attempts: number;
}

/**
 * What is still to be said. A row is `pending`, `sending` once claimed, `dead` when it was given up; it is
 * deleted as soon as it is sent. A farewell belongs to no record any more: that is how it is known.
 */
export function outboxTable(db: Connection) {
  const insert = db.prepare<[Omit<Row, 'id' | 'attempts'>]>(
    `INSERT INTO outbox (record, platform, address, at, urgency, message, not_before)
     VALUES (:record, :platform, :address, :at, :urgency, :message, :at)`,
  );
  const claim = db.prepare<[string, number], Row>(
    `UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id IN (
       SELECT id FROM outbox AS it WHERE state = 'pending' AND not_before <= ? AND NOT EXISTS (
         SELECT 1 FROM outbox AS earlier
         WHERE earlier.platform = it.platform AND earlier.address = it.address AND earlier.id < it.id
           AND earlier.state IN ('pending', 'sending'))
       ORDER BY urgency, id LIMIT ?)
     RETURNING id, record, platform, address, at, urgency, message, attempts`,
  );
  const sent = db.prepare<[number], { farewell: number }>(
    'DELETE FROM outbox WHERE id = ? RETURNING record IS NULL AS farewell',
  );
  const retry = db.prepare<[string, string, number]>(
    `UPDATE outbox SET state = 'pending', not_before = ?, fault = ? WHERE id = ?`,
  );
  // Nobody will read a dead message any more: what remains is that there was one, and why it died.
  const dead = db.prepare<[string, number]>(
    `UPDATE outbox SET state = 'dead', message = '', fault = ? WHERE id = ? AND record IS NOT NULL`,
  );
  const recover = db.prepare(`UPDATE outbox SET state = 'pending' WHERE state = 'sending'`);
  const prune = db.prepare<[string]>(`DELETE FROM outbox WHERE state = 'dead' AND at < ?`);

  return {
    /** `record` null: a farewell. */
    add(record: string | null, to: Address, message: Message, at: string) {
      const urgency = RANK[message.urgency];
      insert.run({
        record,
        platform: to.platform,
        address: to.id,
        at,
        urgency,
        message: JSON.stringify(message),
      });
    },
    claim: (now: string, limit: number): readonly Claimed[] =>
      claim
        .all(now, limit)
        .toSorted((a, b) => a.urgency - b.urgency || a.id - b.id)
        .map(claimed),
    /** True when this was the end of a farewell, and with it of the last word about somebody forgotten. */
    settle(id: number, settlement: Settlement): boolean {
      if (settlement.kind === 'retry') retry.run(settlement.notBefore, settlement.fault, id);
      else if (settlement.kind === 'sent' || dead.run(settlement.fault, id).changes === 0) {
        return sent.get(id)?.farewell === 1;
      }
      return false;
    },
    /** What was being sent when the process died is to be sent again. */
    recover: () => recover.run(),
    prune: (before: string) => prune.run(before),
  };
}

function claimed({ id, record, platform, address, at, message, attempts }: Row): Claimed {
  return {
    id,
    to: { platform, id: address },
    at,
    message: JSON.parse(message),
    keep: record !== null,
    attempts,
  };
}
