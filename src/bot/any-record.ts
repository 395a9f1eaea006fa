import { readClub, type ClubRecord } from './clubs/record.ts';
import { readPair, type PairRecord } from './pairs/record.ts';
import { readRecord, type RunnerRecord } from './record.ts';

/** Whatever a record can be of: a runner, a pair of buddies, a club. */
export type AnyRecord = RunnerRecord | PairRecord | ClubRecord;

export function isRunner(record: AnyRecord): record is RunnerRecord {
  return !('kind' in record);
}

export function isPair(record: AnyRecord): record is PairRecord {
  return 'kind' in record && record.kind === 'pair';
}

export function isClub(record: AnyRecord): record is ClubRecord {
  return 'kind' in record && record.kind === 'club';
}

/** Reads a record of any kind as it was stored. Throws a ZodError where it is damaged. */
export function readAnyRecord(json: unknown): AnyRecord {
  const kind = typeof json === 'object' && json !== null && 'kind' in json ? json.kind : undefined;
  if (kind === 'pair') return readPair(json);
  return kind === 'club' ? readClub(json) : readRecord(json);
}
