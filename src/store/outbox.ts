import type { Address } from '../bot/event.ts';
import type { Message, Urgency } from '../bot/message.ts';
import type { Connection } from './connect.ts';
import type { Claimed, Overdue, Settlement, Waiting } from './store.ts';

/** Most urgent first. */
const RANK = { answer: 0, post: 1, digest: 2 } as const satisfies Record<Urgency, number>;

/** What there is, by platform, state and the last reason for not being sent, in every schema. */
export const COUNTS = `
  SELECT platform, state, fault, count(*) AS count, min(at) AS since FROM outbox
  GROUP BY platform, state, fault ORDER BY platform, state, fault`;

interface Row {
  readonly id: number;
  readonly record: string | null;
  readonly platform: string;
  readonly address: string;
  readonly at: string;
  readonly urgency: number;
  readonly message: string;
  readonly arrival: string | null;
  readonly cause: string | null;
  readonly shown: string | null;
  readonly attempts: number;
  readonly until: string | null;
  readonly occurrence: string | null;
}

interface Late extends Omit<Overdue, 'letter'> {
  /** JSON text. */
  readonly letter: string | null;
}

/** What can be sent once its time has come; of `unknown` nobody knows whether it was sent already. */
const WAITING = `state IN ('pending', 'unknown')`;

/** What keeps later messages of its conversation back. */
const OPEN = `state IN ('pending', 'sending', 'unknown')`;

/** Nothing that is still open was said before it in its conversation. */
const FIRST = `NOT EXISTS (
  SELECT 1 FROM outbox AS earlier
  WHERE earlier.platform = it.platform AND earlier.address = it.address AND earlier.id < it.id
    AND earlier.${OPEN})`;

/** The ready ones of one urgency, by the index on it. */
const readyOf = (urgency: number): string => `SELECT * FROM (
  SELECT id, urgency, not_before FROM outbox AS it
  WHERE ${WAITING} AND platform = :platform AND urgency = ${urgency} AND not_before <= :now
    AND (until IS NULL OR until > :now) AND ${FIRST}
    AND address NOT IN (SELECT value FROM json_each(:resting))
  ORDER BY not_before, id LIMIT :limit)`;

/** When the next one of an urgency can be sent, by the same index. */
const nextOf = (urgency: number): string => `SELECT * FROM (
  SELECT not_before AS at FROM outbox AS it
  WHERE ${WAITING} AND platform = :platform AND urgency = ${urgency} AND ${FIRST}
  ORDER BY not_before LIMIT 1)`;

/** A row as it is written first, by place. */
type Written = [
  record: string | null,
  platform: string,
  address: string,
  at: string,
  notBefore: string,
  urgency: number,
  message: string,
  arrival: string | null,
  cause: string,
  shown: string | null,
  state: 'pending' | 'sending',
  attempts: number,
  until: string | null,
  occurrence: string | null,
];

/** A message that is to be said. */
export interface Saying {
  /** Whose it is; null: a farewell, to somebody of whom nothing is kept any more. */
  readonly record: string | null;
  readonly to: Address;
  readonly message: Message;
  readonly at: string;
  /** The key of the arrival that it answers, where somebody spoke. */
  readonly arrival: string | null;
  /** The key of the arrival that led to it. */
  readonly cause: string;
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
 * What is still to be said. A row is `pending` while it certainly was not sent; `sending` once claimed; `unknown` when
 * it may have arrived; `dead` when it was given up, with the reason. One that was sent is deleted: nothing that people
 * told or were told lies about. A farewell belongs to no record any more: that is how it is known.
 */
export function outboxTable(db: Connection) {
  // Every answer pays for this one: values by their place are bound faster than by their names.
  const insert = db.prepare<Written>(
    `INSERT INTO outbox
       (record, platform, address, at, not_before, urgency, message, arrival, cause, shown, state, attempts, until,
        occurrence)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const urgencies = Object.values(RANK);
  const claim = db.prepare<[{ platform: string; now: string; limit: number; resting: string }], Row>(
    `UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id IN (
       SELECT id FROM (${urgencies.map(readyOf).join(' UNION ALL ')})
       ORDER BY urgency, not_before, id LIMIT :limit)
     RETURNING id, record, platform, address, at, urgency, message, arrival, cause, shown, attempts, until, occurrence`,
  );
  const next = db.prepare<[{ platform: string }], { at: string | null }>(
    `SELECT min(at) AS at FROM (${urgencies.map(nextOf).join(' UNION ALL ')})`,
  );
  const waiting = db.prepare<[], Waiting>(COUNTS);
  const underWay = db.prepare<[string, string], { one: number }>(
    `SELECT 1 AS one FROM outbox WHERE platform = ? AND address = ? AND ${OPEN} LIMIT 1`,
  );
  const drop = db.prepare<[string, string]>(
    `DELETE FROM outbox WHERE platform = ? AND address = ? AND ${WAITING}`,
  );
  const move = db.prepare<[string, string]>('UPDATE outbox SET record = ? WHERE record = ?');
  const ready = db.prepare<[string, string], { one: number }>(
    `SELECT 1 AS one FROM outbox WHERE ${WAITING} AND platform = ? AND urgency IN (${urgencies.join()})
       AND not_before <= ? LIMIT 1`,
  );
  const sent = db.prepare<[number], Pick<Row, 'record' | 'platform' | 'address' | 'at' | 'message'>>(
    'DELETE FROM outbox WHERE id = ? RETURNING record, platform, address, at, message',
  );
  // What may have arrived once may have arrived, whatever a later attempt comes to.
  const retry = db.prepare<[{ id: number; notBefore: string; fault: string }]>(
    `UPDATE outbox SET not_before = :notBefore,
       state = iif('unknown' IN (:fault, fault), 'unknown', 'pending'),
       fault = iif(fault = 'unknown', fault, :fault) WHERE id = :id`,
  );
  const withdraw = db.prepare<[string, string, string]>(
    `DELETE FROM outbox WHERE platform = ? AND address = ? AND ${OPEN} AND state = 'pending'
       AND message ->> 'ref' = ?`,
  );
  const hurry = db.prepare<[{ platform: string; now: string }]>(
    `UPDATE outbox SET not_before = :now WHERE ${WAITING} AND platform = :platform
       AND urgency IN (${urgencies.join()}) AND not_before > :now AND fault IN ('retry', 'unknown')`,
  );
  const overdue = db.prepare<[string, number], Late>(
    `SELECT id, record, occurrence, message -> 'letter' AS letter FROM outbox
     WHERE until IS NOT NULL AND ${WAITING} AND until <= ? AND record IS NOT NULL AND occurrence IS NOT NULL
     ORDER BY until LIMIT ?`,
  );
  const expire = db.prepare<[string, string, string]>(
    `UPDATE outbox SET state = 'dead', message = '', fault = 'late'
     WHERE platform = ? AND address = ? AND ${OPEN} AND ${WAITING} AND occurrence = ?`,
  );
  const rename = db.prepare<[string, string, string]>(
    'UPDATE outbox SET address = ? WHERE platform = ? AND address = ?',
  );
  const hush = db.prepare<[string]>(
    `DELETE FROM outbox WHERE ${WAITING} AND EXISTS
       (SELECT 1 FROM json_each(message, '$.about') WHERE json_each.value = ?)`,
  );
  // Nobody will read a dead message any more: what remains is that there was one, and why it died.
  const dead = db.prepare<[string, number]>(
    `UPDATE outbox SET state = 'dead', message = '', fault = ? WHERE id = ? AND record IS NOT NULL`,
  );
  const recover = db.prepare(
    `UPDATE outbox SET state = 'unknown', fault = 'unknown' WHERE state = 'sending'`,
  );
  const prune = db.prepare<[string]>(`DELETE FROM outbox WHERE state = 'dead' AND at < ?`);

  return {
    add({ record, to, message, at, arrival, cause, shown, claimed: ours = false }: Saying): Claimed {
      const attempts = ours ? 1 : 0;
      const { lastInsertRowid } = insert.run(
        record,
        to.platform,
        to.id,
        at,
        at,
        RANK[message.urgency],
        JSON.stringify(message),
        arrival,
        cause,
        shown ?? null,
        ours ? 'sending' : 'pending',
        attempts,
        message.until ?? null,
        message.occurrence ?? null,
      );
      return {
        id: Number(lastInsertRowid),
        to,
        at,
        message,
        keep: record !== null,
        attempts,
        cause,
        ...(arrival !== null && { answers: arrival }),
        ...(shown !== undefined && { shown }),
      };
    },
    // Looking first is much cheaper than a writing statement that finds nothing to write.
    claim: (platform: string, now: string, limit: number, resting: readonly string[]): readonly Claimed[] =>
      (ready.get(platform, now) ? claim.all({ platform, now, limit, resting: JSON.stringify(resting) }) : [])
        .toSorted((a, b) => a.urgency - b.urgency || a.id - b.id)
        .map(claimed),
    /** Gives what left the outbox by it, which `farewell` tells to be the last word to somebody forgotten. */
    settle(settlement: Settlement): Settled | undefined {
      const { id, kind } = settlement;
      if (kind === 'retry') {
        const { fault, notBefore } = settlement;
        retry.run({ id, notBefore, fault });
        return undefined;
      }
      if (kind === 'dead' && dead.run(settlement.fault, id).changes > 0) return undefined;
      const row = sent.get(id);
      return (
        row && {
          to: { platform: row.platform, id: row.address },
          at: row.at,
          farewell: row.record === null,
          message: () => JSON.parse(row.message) as Message,
        }
      );
    },
    /** What was certainly not shown there under that `ref` yet need not be said any more. */
    withdraw: (to: Address, ref: string) => withdraw.run(to.platform, to.id, ref),
    /** A platform works again: what failed there need not wait any longer. */
    hurry: (platform: string, now: string) => hurry.run({ platform, now }),
    overdue: (now: string, limit: number): readonly Overdue[] =>
      overdue.all(now, limit).map(({ letter, ...one }) => ({
        ...one,
        ...(letter !== null && { letter: JSON.parse(letter) }),
      })),
    /** What waits for that conversation as this occurrence is given up. */
    expire: (to: Address, occurrence: string) => expire.run(to.platform, to.id, occurrence),
    /** Is anything on its way to that conversation, or waiting for it? */
    underWay: (to: Address): boolean => underWay.get(to.platform, to.id) !== undefined,
    next: (platform: string): string | undefined => next.get({ platform })?.at ?? undefined,
    waiting: (): readonly Waiting[] => waiting.all(),
    /** Nothing that waits for that conversation is to be said any more. */
    drop: (to: Address) => drop.run(to.platform, to.id),
    /** A room goes on under another id. */
    rename: ({ platform, id }: Address, to: string) => rename.run(to, platform, id),
    /** What names somebody is not said any more. */
    hush: (record: string) => hush.run(record),
    /** Whatever waits for one record's owner belongs to another's. */
    move: (from: string, to: string) => move.run(to, from),
    /** Of what was being sent when the process died nobody knows whether it arrived. */
    recover: () => recover.run(),
    prune: (before: string) => prune.run(before),
  };
}

function claimed({
  id,
  record,
  platform,
  address,
  at,
  message,
  arrival,
  cause,
  shown,
  attempts,
}: Row): Claimed {
  return {
    id,
    to: { platform, id: address },
    at,
    message: JSON.parse(message),
    keep: record !== null,
    attempts,
    ...(cause !== null && { cause }),
    ...(arrival !== null && { answers: arrival }),
    ...(shown !== null && { shown }),
  };
}
