import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for databases that goes when the program ends, however it ends. */
const folder = mkdtempSync(join(tmpdir(), 'comeback-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1));

/** The address of a database in it. */
export const databaseUrl = (name: string) => `file:${join(folder, `${name}.db`)}`;
