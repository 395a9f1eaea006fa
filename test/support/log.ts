import { createLog } from '../../src/log.ts';

/** A log that keeps its lines instead of writing them. */
export function keptLog() {
  const lines: string[] = [];
  return { log: createLog('debug', { write: (line) => void lines.push(line) }), lines };
}
