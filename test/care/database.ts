import Database from 'better-sqlite3';
import { readdirSync } from 'node:fs';
import { echo } from '../support/echo.ts';
import { at, openEchoStore, text } from '../support/echo-store.ts';

export const NOON = '2026-03-02T12:00:00.000Z';

/** A store of the echo on a file, and what people say to it. */
export function bot(file: string, prefix?: string) {
  const opened = openEchoStore(`file:${file}`, prefix);
  let words = 0;
  return {
    ...opened,
    says: (who: string, what: string) =>
      opened.store.apply(
        { key: `${prefix ?? ''}${who}:${words++}`, at: NOON, event: text(what), from: at(who) },
        echo,
      ),
    heard: (who: string) => opened.store.find(at(who))?.record.heard,
  };
}

/** What a database file holds, read by nobody's program. */
export function rowsOf(file: string, table: string): unknown[] {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare(`SELECT * FROM "${table}"`).all();
  } finally {
    db.close();
  }
}

/** What is in a folder, in order; locks stay, and hold nothing. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => !name.endsWith('-lock'))
    .toSorted();
}

/** Changes a database file behind everybody's back. */
export function alter(file: string, sql: string): void {
  const db = new Database(file);
  try {
    db.pragma('foreign_keys = OFF');
    db.exec(sql);
  } finally {
    db.close();
  }
}
