import type { Address } from '../bot/event.ts';
import type { Connection } from './connect.ts';
import type { Row } from './records.ts';

interface Found extends Row {
  readonly seen: number;
  /** Null where nobody is known there; then there is no row either. */
  readonly id: string | null;
}

/** What is known when something arrives. */
export interface Known {
  /** It was applied before. */
  readonly seen: boolean;
  /** The record that it is for, where one is known; without a row there is none any more. */
  readonly id: string | undefined;
  readonly row: Row | undefined;
}

/** Who speaks, and whether it was heard before: one look, for all that people say begins with it. */
export function arrivalsView(db: Connection) {
  const look = db.prepare<[string, string, string], Found>(
    `SELECT EXISTS (SELECT 1 FROM keys WHERE key = ?) AS seen, records.id, document, wake_at AS wakeAt, failures
     FROM (SELECT 1) LEFT JOIN addresses ON platform = ? AND address = ? LEFT JOIN records ON records.id = record`,
  );

  return {
    look(key: string, from: Address): Known {
      const found = look.get(key, from.platform, from.id)!;
      const seen = found.seen === 1;
      return found.id === null ? { seen, id: undefined, row: undefined } : { seen, id: found.id, row: found };
    },
  };
}
