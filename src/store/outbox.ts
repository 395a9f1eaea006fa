import type { Address } from '../bot/event.ts';
import type { Message, Urgency } from '../bot/message.ts';
import type { Connection } from './connect.ts';
import type { Claimed, Settlement, Waiting } from './store.ts';

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
  readonly arrival: string | null;
  readonly shown: string | null;
  readonly attempts: number;
}

/** A message that is to be said. */
export interface Saying {
  /** Whose it is; null: a farewell, to somebody of whom nothing is kept any more. */
  readonly record: string | null;
  readonly to: Address;
  readonly message: Message;
  readonly at: string;
  /** The key of the arrival that it answers, where somebody spoke. */
  readonly arrival: string | null;
  /** What its platform calls the message that it changes, where that is known. */
  readonly shown?: string | undefined;
  /** It is ours to send at once: nothing may stand before it. */
  readonly claimed?: boolean;
}

/** A message that left the outbox. */
export interface Settled {
  readonly to: Address;
  /** When it was said. */
  readonly at: string;
  readonly farewell: boolean;
  readonly message: () => Message;
}

/**
 * What is still to be said. A row is `pending`, `sending` once claimed, `dead` when it was given up; it is
 * deleted as soon as it is sent. A farewell belongs to no record any more: that is how it is known.
 */
export function outboxTable(db: Connection) {
  const insert = db.prepare<[Omit<Row, 'id'> & { state: 'pending' | 'sending' }]>(
    `INSERT INTO outbox
       (record, platform, address, at, urgency, message, arrival, shown, not_before, state, attempts)
     VALUES
       (:record, :platform, :address, :at, :urgency, :message, :arrival, :shown, :at, :state, :attempts)`,
  );
  const claim = db.prepare<[string, string, number], Row>(
    `UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id IN (
       SELECT id FROM outbox AS it WHERE state = 'pending' AND platform = ? AND not_before <= ? AND NOT EXISTS (
         SELECT 1 FROM outbox AS earlier
         WHERE earlier.platform = it.platform AND earlier.address = it.address AND earlier.id < it.id
           AND earlier.state IN ('pending', 'sending'))
       ORDER BY urgency, id LIMIT ?)
     RETURNING id, record, platform, address, at, urgency, message, arrival, shown, attempts`,
  );
  const next = db.prepare<[string], { at: string | null }>(
    // What waits behind another message of its conversation does not count: it cannot go before that one.
    `SELECT min(not_before) AS at FROM outbox AS it WHERE state = 'pending' AND platform = ? AND NOT EXISTS (
       SELECT 1 FROM outbox AS earlier
       WHERE earlier.platform = it.platform AND earlier.address = it.address AND earlier.id < it.id
         AND earlier.state IN ('pending', 'sending'))`,
  );
  const waiting = db.prepare<[], Waiting>(
    'SELECT platform, state, count(*) AS count, min(at) AS since FROM outbox GROUP BY platform, state',
  );
  const underWay = db.prepare<[string, string], { one: number }>(
    `SELECT 1 AS one FROM outbox WHERE platform = ? AND address = ? AND state IN ('pending', 'sending') LIMIT 1`,
  );
  const drop = db.prepare<[string, string]>(
    `DELETE FROM outbox WHERE platform = ? AND address = ? AND state = 'pending'`,
  );
  const move = db.prepare<[string, string]>('UPDATE outbox SET record = ? WHERE record = ?');
  const ready = db.prepare<[string, string], { one: number }>(
    `SELECT 1 AS one FROM outbox WHERE state = 'pending' AND platform = ? AND not_before <= ? LIMIT 1`,
  );
  const sent = db.prepare<[number], Pick<Row, 'record' | 'platform' | 'address' | 'at' | 'message'>>(
    'DELETE FROM outbox WHERE id = ? RETURNING record, platform, address, at, message',
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
    add({ record, to, message, at, arrival, shown, claimed: ours = false }: Saying): Claimed {
      const attempts = ours ? 1 : 0;
      const { lastInsertRowid } = insert.run({
        record,
        platform: to.platform,
        address: to.id,
        at,
        urgency: RANK[message.urgency],
        message: JSON.stringify(message),
        arrival,
        shown: shown ?? null,
        attempts,
        state: ours ? 'sending' : 'pending',
      });
      return {
        id: Number(lastInsertRowid),
        to,
        at,
        message,
        keep: record !== null,
        attempts,
        ...(arrival !== null && { answers: arrival }),
        ...(shown !== undefined && { shown }),
      };
    },
    // Looking first is much cheaper than a writing statement that finds nothing to write.
    claim: (platform: string, now: string, limit: number): readonly Claimed[] =>
      (ready.get(platform, now) ? claim.all(platform, now, limit) : [])
        .toSorted((a, b) => a.urgency - b.urgency || a.id - b.id)
        .map(claimed),
    /** Gives what left the outbox by it, which `farewell` tells to be the last word to somebody forgotten. */
    settle(settlement: Settlement): Settled | undefined {
      const { id } = settlement;
      if (settlement.kind === 'retry') retry.run(settlement.notBefore, settlement.fault, id);
      else if (settlement.kind === 'sent' || dead.run(settlement.fault, id).changes === 0) {
        const row = sent.get(id);
        if (!row) return undefined;
        const to = { platform: row.platform, id: row.address };
        return {
          to,
          at: row.at,
          farewell: row.record === null,
          message: () => JSON.parse(row.message) as Message,
        };
      }
      return undefined;
    },
    /** Is anything on its way to that conversation, or waiting for it? */
    underWay: (to: Address): boolean => underWay.get(to.platform, to.id) !== undefined,
    next: (platform: string): string | undefined => next.get(platform)?.at ?? undefined,
    waiting: (): readonly Waiting[] => waiting.all(),
    /** Nothing that waits for that conversation is to be said any more. */
    drop: (to: Address) => drop.run(to.platform, to.id),
    /** Whatever waits for one record's owner belongs to another's. */
    move: (from: string, to: string) => move.run(to, from),
    /** What was being sent when the process died is to be sent again. */
    recover: () => recover.run(),
    prune: (before: string) => prune.run(before),
  };
}

function claimed({ id, record, platform, address, at, message, arrival, shown, attempts }: Row): Claimed {
  return {
    id,
    to: { platform, id: address },
    at,
    message: JSON.parse(message),
    keep: record !== null,
    attempts,
    ...(arrival !== null && { answers: arrival }),
    ...(shown !== null && { shown }),
  };
}
