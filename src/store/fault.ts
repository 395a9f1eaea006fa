/** The database cannot be used; the message tells the operator why and what to do. */
export class DatabaseFault extends Error {
  override readonly name = 'DatabaseFault';
}

/** Another process works on the database; that may pass. */
export class TakenFault extends DatabaseFault {
  constructor(file: string) {
    super(
      `Another Comeback works on the database ${file}. Stop that one first, or name another file in DATABASE_URL.`,
    );
  }
}

const CAUSES: Readonly<Record<string, string>> = {
  EACCES: 'cannot be opened or created. Give this user the right to read and write it and its folder.',
  EROFS: 'cannot be written: its disk is read-only. Name a file elsewhere in DATABASE_URL.',
  ENOSPC: 'cannot grow: the disk is full. Make room.',
  SQLITE_NOTADB: 'is not a SQLite database. Name another file in DATABASE_URL.',
  SQLITE_CORRUPT: 'is damaged. Put a backup in its place.',
  SQLITE_CANTOPEN:
    'cannot be opened or created. Give this user the right to read and write it and its folder.',
  SQLITE_READONLY: 'cannot be written. Give this user the right to write it and its folder.',
  SQLITE_FULL: 'cannot grow: the disk is full. Make room.',
  SQLITE_BUSY: 'is in use by another program. Stop that one first.',
};

/** Tells in words what SQLite said by code; anything else is returned as it came. */
export function explained(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return error;
  const code = error.code;
  const cause = Object.entries(CAUSES).find(([known]) => code.startsWith(known));
  return cause ? new DatabaseFault(`The database ${file} ${cause[1]}`, { cause: error }) : error;
}
