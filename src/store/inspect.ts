import type { Connection } from './connect.ts';
import { DatabaseFault } from './fault.ts';
import { schemaOf } from './migrate.ts';

/** So many lines of what is wrong are enough for anybody. */
const MOST_PROBLEMS = 5;

/** What is in a database file. Numbers and names of tables: nothing of anybody's. */
export interface Inspection {
  /** 0: nothing is in it yet. */
  readonly schema: number;
  /** By table. */
  readonly rows: Readonly<Record<string, number>>;
  /** What SQLite finds wrong with it; empty: it is sound. */
  readonly problems: readonly string[];
  readonly bytes: number;
}

/**
 * Reads all of a database and counts it. Takes about half a second for each hundred megabytes. Throws a `DatabaseFault`
 * when another program wrote it.
 */
export function inspect(db: Connection): Inspection {
  const schema = schemaOf(db);
  const problems = [...unsound(db), ...orphans(db)].slice(0, MOST_PROBLEMS);
  return { schema, rows: countRows(db), problems, bytes: bytesOf(db) };
}

/** Rows by table, without what only the schema itself keeps. */
export function countRows(db: Connection): Record<string, number> {
  const names = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'migrations'
       ORDER BY name`,
    )
    .pluck()
    .all();
  const count = (name: string) => db.prepare<[], number>(`SELECT count(*) FROM "${name}"`).pluck().get() ?? 0;
  return Object.fromEntries(names.map((name) => [name, count(name)]));
}

/** How large it is once everything is in one file. */
export function bytesOf(db: Connection): number {
  return Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
}

/** Throws a `DatabaseFault` when anything is wrong with what was inspected. */
export function checkSound({ schema, problems }: Inspection, file: string): void {
  if (problems.length > 0) {
    throw new DatabaseFault(
      [`The database ${file} is damaged:`, ...problems.map((one) => `  ${one}`)].join('\n'),
    );
  }
  if (schema === 0) throw new DatabaseFault(`Nothing is in the database ${file}.`);
}

function unsound(db: Connection): string[] {
  const lines = db.pragma(`integrity_check(${MOST_PROBLEMS})`) as readonly { integrity_check: string }[];
  return lines
    .flatMap((line) => line.integrity_check.split('\n'))
    .filter((line) => line !== 'ok' && !line.startsWith('***'));
}

function orphans(db: Connection): string[] {
  const rows = db.pragma('foreign_key_check') as readonly { table: string; parent: string }[];
  const counts = new Map<string, number>();
  for (const { table, parent } of rows) {
    const what = `${table} without ${parent}`;
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `rows of ${what}: ${count}`);
}
