import { existsSync } from 'node:fs';
import { DatabaseFault } from '../store/fault.ts';
import { checkSound, inspect } from '../store/inspect.ts';
import { look as lookInto } from '../store/look.ts';
import { room } from './database.ts';
import { ago, look, ok, wrong, type Finding } from './finding.ts';
import type { Folder } from './folder.ts';

const HOUR = 3_600_000;

/** By hand, one a week is little. */
const OLD = 168;

/** Whether there is a backup, how old and how sound the last one is, and whether there is room for the next. */
export function checkBackups(folder: Folder, every: number | undefined, now: string): readonly Finding[] {
  const last = folder.kept().at(-1);
  const place = existsSync(folder.path) ? [room('Backups', folder.path, 0)] : [];
  if (!last) {
    const text = `Backups: none in ${folder.path}.`;
    return every === undefined
      ? [look(`${text} Make one (npm run backup), or let the bot make them (BACKUP_EVERY).`), ...place]
      : [look(`${text} The bot makes one when it runs; the log says why if it does not.`), ...place];
  }
  return [age(last.at, every, now), soundness(last.file), ...place];
}

function age(at: string, every: number | undefined, now: string): Finding {
  const hours = (Date.parse(now) - Date.parse(at)) / HOUR;
  const text = `Backups: the last one was made ${ago(at, now)}`;
  if (every === undefined) {
    return hours > OLD ? look(`${text}. Make one: npm run backup, or set BACKUP_EVERY.`) : ok(text);
  }
  return hours > 2 * every + 1
    ? wrong(`${text}, though BACKUP_EVERY is ${every}. Does the bot run? Its log says why a backup failed.`)
    : ok(text);
}

function soundness(file: string): Finding {
  try {
    checkSound(lookInto(file, inspect), file);
    return ok('Backups: the last one is sound');
  } catch (error) {
    if (!(error instanceof DatabaseFault)) throw error;
    return wrong(`Backups: ${error.message} Make another one: npm run backup.`);
  }
}
