import { existsSync, rmSync } from 'node:fs';
import { backupNow } from './backup.ts';
import type { Connection } from './connect.ts';
import { countRows } from './inspect.ts';
import { migrate, migrations, schemaOf, type Migration } from './migrate.ts';

/** A database that was brought to a newer schema, and where it lies as it was before. */
export interface Upgraded {
  readonly from: number;
  readonly copy: string;
}

/**
 * Migrates a database; one that holds anything is copied beside it first, since there is no way back. The copy's name
 * says its schema, and it is kept. When it cannot be made, nothing is migrated.
 */
export function upgrade(
  db: Connection,
  file: string,
  steps: readonly Migration[] = migrations,
): Upgraded | undefined {
  const from = schemaOf(db);
  const isHeld = file !== ':memory:' && from > 0 && Object.values(countRows(db)).some((count) => count > 0);
  if (!isHeld || from >= steps.length) {
    migrate(db, steps);
    return undefined;
  }
  const copy = freeName(`${file}.schema-${from}`);
  backupNow(db, copy);
  try {
    migrate(db, steps);
  } catch (error) {
    // Nothing was changed, so it is a copy of what is there: each start that fails would leave another.
    if (schemaOf(db) === from) rmSync(copy, { force: true });
    throw error;
  }
  return { from, copy };
}

function freeName(name: string): string {
  let free = name;
  for (let number = 2; existsSync(free); number++) free = `${name}-${number}`;
  return free;
}
