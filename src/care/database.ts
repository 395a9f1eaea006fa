import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { megabytes, roomIn } from '../store/copy.ts';
import { DatabaseFault } from '../store/fault.ts';
import { migrations } from '../store/migrate.ts';
import type { Waiting } from '../store/store.ts';
import { survey, type Survey } from '../store/survey.ts';
import { checkClubs } from './clubs.ts';
import { ago, look, ok, wrong, type Finding } from './finding.ts';
import { contents } from './rows.ts';

const MINUTE = 60_000;

/** What waits so long, in milliseconds, is stuck; a pause after a fault is an hour at the most. */
const LONG = 10 * MINUTE;
const TOO_LONG = 360 * MINUTE;

/** Room for a migration's copy and a restore, and for the log to grow. */
const COPIES = 3;
const LEAST_ROOM = 200_000_000;

/** The database: whether it is there, sound, ours alone and of this program's schema; what waits in it; room to grow. */
export function checkDatabase(file: string, now: string): readonly Finding[] {
  if (file === ':memory:')
    return [look('Database: in memory, so it ends with the bot. Name a file in DATABASE_URL.')];
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return [wrong(`Database: its folder ${folder} does not exist. Create it, or change DATABASE_URL.`)];
  }
  if (!existsSync(file)) {
    return [
      look(`Database: ${file} is not there yet: the first start makes it.`),
      room('Database', folder, 0),
    ];
  }
  try {
    const found = survey(file);
    return [
      sound(found, file),
      schema(found),
      privacy(file),
      ...outbox(found.waiting, now),
      ...checkClubs(found.clubs),
      room('Database', folder, found.bytes),
    ];
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error;
    return [wrong(`Database: ${error.message}`)];
  }
}

/** Whether the disk of a folder has room for what may come. */
export function room(what: string, folder: string, bytes: number): Finding {
  const free = roomIn(folder);
  const text = `${what}: ${megabytes(free)} free on the disk of ${folder}`;
  if (free < bytes * 1.2) return wrong(`${text}: not enough for a copy of the database. Make room.`);
  return free < Math.max(LEAST_ROOM, bytes * COPIES) ? look(`${text}. Make room soon.`) : ok(text);
}

/** Whether others on this machine can read what is nobody else's business. */
export function privacy(file: string): Finding {
  const name = basename(file);
  return (statSync(file).mode & 0o077) === 0
    ? ok(`${name}: readable by its owner alone`)
    : look(`${name}: others on this machine may read it. chmod 600 ${file}`);
}

function sound(found: Survey, file: string): Finding {
  if (found.problems.length === 0) return ok(`Database: sound; ${contents(found)}`);
  return wrong(
    `Database: ${file} is damaged (${found.problems.join('; ')}). Stop the bot and put a backup back: npm run restore.`,
  );
}

function schema({ schema: number }: Survey): Finding {
  const newest = migrations.length;
  if (number === newest) return ok(`Database: schema ${number}, this program's`);
  return number > newest
    ? wrong(
        `Database: schema ${number} is of a newer Comeback; this one knows ${newest}. Start the newer program.`,
      )
    : look(`Database: schema ${number}; the next start copies it and brings it to ${newest}.`);
}

function outbox(waiting: readonly Waiting[], now: string): readonly Finding[] {
  const dead = waiting.filter(({ state }) => state === 'dead').reduce((sum, { count }) => sum + count, 0);
  const findings: Finding[] = [];
  if (dead > 0) {
    findings.push(
      look(
        `Outbox: ${dead} given up in the last 30 days. npm run outbox says why: people who block the bot are among them.`,
      ),
    );
  }
  for (const { platform, state, count, since } of waiting) {
    const age = Date.parse(now) - Date.parse(since);
    if (state === 'dead' || age < LONG) continue;
    const text = `Outbox: ${count} for ${platform}, the oldest said ${ago(since, now)}. Does the bot run, and is ${platform} in reach?`;
    findings.push(age < TOO_LONG ? look(text) : wrong(text));
  }
  return findings.length > 0 ? findings : [ok('Outbox: nothing waits for long, nothing was given up')];
}
