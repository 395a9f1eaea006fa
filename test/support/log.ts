import { createLog } from '../../src/log.ts';

/** A log that keeps its lines instead of writing them: every one there is, or those from a level on. */
export function keptLog(level = 'trace') {
  const lines: string[] = [];
  const log = createLog('debug', { write: (line) => void lines.push(line) });
  log.level = level;
  return { log, lines };
}
