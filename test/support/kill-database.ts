import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { fold, type JournalLine } from '../../src/bot/journal.ts';
import type { Json } from '../../src/bot/json.ts';
import type { Message } from '../../src/bot/message.ts';
import { withoutMoments } from '../../src/bot/moment.ts';

/** What is kept of somebody. */
export interface Kept {
  readonly record: Json;
  readonly journal: readonly JournalLine[];
}

interface Line {
  readonly seq: number;
  readonly event: string;
  readonly patch: string;
  readonly decided: string | null;
}

/** Looks into a database file from outside, whether its program runs or was killed. */
function look<T>(file: string, at: (db: Database.Database) => T): T {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    return at(db);
  } finally {
    db.close();
  }
}

/** Whether there is a database that was made ready before its program died. */
export function isReady(file: string): boolean {
  return (
    existsSync(file) &&
    look(file, (db) => db.prepare(`SELECT 1 FROM sqlite_master WHERE name = 'shown'`).get() !== undefined)
  );
}

/** How many lines somebody's journal has, whoever it is. */
export function linesOf(file: string, address: string): number {
  return look(
    file,
    (db) =>
      db
        .prepare<[string], { lines: number }>(
          'SELECT count(*) AS lines FROM journal JOIN addresses USING (record) WHERE address = ?',
        )
        .get(address)?.lines ?? 0,
  );
}

/** The oldest message that is not noted as sent, in a conversation: the only one that can be on its way. */
export function oldestUnsent(file: string, address: string): Message | undefined {
  return look(file, (db) => {
    const row = db
      .prepare<[string], { message: string }>(
        `SELECT message FROM outbox WHERE address = ? AND state <> 'dead' ORDER BY id LIMIT 1`,
      )
      .get(address);
    return row && (JSON.parse(row.message) as Message);
  });
}

/** How many messages wait, or are given up. */
export function unsent(file: string): number {
  return look(
    file,
    (db) => db.prepare<[], { rows: number }>('SELECT count(*) AS rows FROM outbox').get()?.rows ?? 0,
  );
}

/** Everything that is kept of somebody; checks that it holds together. */
export function keptOf(file: string, address: string): Kept {
  return look(file, (db) => {
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(db.pragma('foreign_key_check')).toEqual([]);
    const { record, document } = db
      .prepare<[string], { record: string; document: string }>(
        'SELECT record, document FROM addresses JOIN records ON records.id = record WHERE address = ?',
      )
      .get(address) ?? { record: '', document: 'null' };
    const journal = db
      .prepare<[string], Line & { at: string; content: string }>(
        'SELECT seq, at, event, content, patch, decided FROM journal WHERE record = ? ORDER BY seq',
      )
      .all(record)
      .map(({ seq, at, event, content, patch, decided }): JournalLine => ({
        seq,
        at,
        event: JSON.parse(event),
        content,
        patch: JSON.parse(patch),
        ...(decided !== null && { decided: JSON.parse(decided) }),
      }));
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_, index) => index + 1));
    expect(fold(journal)).toEqual(JSON.parse(document));
    return { record: JSON.parse(document), journal };
  });
}

/** What tells one message from another, however it is marked up: its first letters. */
export function gist(text: string): string {
  return withoutMoments(text)
    .replaceAll(/<[^>]*>|&\w+;/g, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .slice(0, 40);
}
