import { megabytes } from '../store/copy.ts';
import type { Inspection } from '../store/inspect.ts';

/** What is in a copy, in a line: enough to see that it is the right one. */
export function contents({ schema, rows, bytes }: Inspection): string {
  const count = (table: string) => rows[table] ?? 0;
  const all = Object.values(rows).reduce((sum, one) => sum + one, 0);
  return `${megabytes(bytes)}, schema ${schema}, people: ${count('records')}, lines of their journals: ${count('journal')}, rows in all: ${all}`;
}
