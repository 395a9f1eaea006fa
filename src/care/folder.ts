import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { giveTo, PART } from '../store/copy.ts';
import { DatabaseFault } from '../store/fault.ts';
import { forgottenList, learn } from '../store/forgotten.ts';

/** A backup is done, or will never be, after so long, in milliseconds. */
const LONGEST_BACKUP = 86_400_000;

/** A backup of ours, by its name. */
export interface Kept {
  readonly file: string;
  /** When it was begun, ISO-8601 UTC. */
  readonly at: string;
}

/** A folder with the backups of one database, among whatever else is there. */
export interface Folder {
  readonly path: string;
  /** The list of who was forgotten that goes with the backups. */
  readonly forgotten: string;
  /** What a backup is called that is begun at that instant. */
  fileAt(at: string): string;
  /** Makes the folder, for its owner alone, where there is none. Throws a `DatabaseFault`. */
  make(): void;
  /** Ours, oldest first. */
  kept(): readonly Kept[];
  /** Lets go of the oldest of ours but so many, and of what was cut off on the way long before `at`. */
  prune(keep: number, at: string): void;
  /** Whoever was forgotten by now is forgotten again by every restore from here. */
  noteForgotten(): void;
}

/** An instant as names of files say it: `2026-11-22T051500Z`. */
export function stampOf(at: string): string {
  return `${new Date(at).toISOString().slice(0, 19).replaceAll(':', '')}Z`;
}

/** The folder of a database's backups: `backups` beside it, unless another is named. */
export function backupFolder(database: string, named?: string): Folder {
  const path = named === undefined ? join(dirname(database), 'backups') : resolve(named);
  const stem = basename(database).replace(/\.db$/, '');
  const forgotten = join(path, `${basename(database)}.forgotten`);

  const dated = (end: string): Kept[] => {
    const found = namesIn(path).flatMap((name) => {
      if (!name.startsWith(`${stem}-`) || !name.endsWith(`.db${end}`)) return [];
      const at = instantOf(name.slice(stem.length + 1, -`.db${end}`.length));
      return at === undefined ? [] : [{ file: join(path, name), at }];
    });
    return found.toSorted((a, b) => a.at.localeCompare(b.at));
  };

  return {
    path,
    forgotten,
    fileAt: (at) => join(path, `${stem}-${stampOf(at)}.db`),
    make() {
      if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
      try {
        // One folder, not a whole path of them: a disk that is not mounted must not be mistaken for an empty one.
        mkdirSync(path, { mode: 0o700 });
        giveTo(path, database);
      } catch (error) {
        throw new DatabaseFault(
          `The folder ${path} cannot be made. Create it, and give this user the right to write it.`,
          { cause: error },
        );
      }
    },
    kept: () => dated(''),
    prune(keep, at) {
      for (const { file } of dated('').slice(0, -keep)) rmSync(file, { force: true });
      for (const cut of dated(PART)) {
        if (Date.parse(at) - Date.parse(cut.at) <= LONGEST_BACKUP) continue;
        for (const end of ['', '-journal']) rmSync(`${cut.file}${end}`, { force: true });
      }
    },
    noteForgotten() {
      const ids = forgottenList(`${database}.forgotten`).all();
      if (ids.length > 0) learn(forgottenList(forgotten), ids);
      giveTo(forgotten, database);
    },
  };
}

function namesIn(path: string): readonly string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}

/** Nothing for what is not just how we write it. */
function instantOf(stamp: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d)(\d\d)(\d\d)Z$/.exec(stamp);
  if (!parts) return undefined;
  const time = Date.parse(`${parts[1]}:${parts[2]}:${parts[3]}Z`);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
