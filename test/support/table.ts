import type { Injury } from '../../src/coach/rules.ts';

/**
 * Section 5 of the rules once more, written as plain conditions and without a look at `data/`: the oracle that the
 * decision table is held against. It knows no history but what it is told.
 */
export interface Told {
  readonly injury: Injury;
  readonly completed: 'all' | 'part' | 'more' | 'hurt' | 'none';
  readonly posted: boolean;
  readonly miles?: number;
  readonly pattern: 'none' | 'gone' | 'began' | 'back' | 'stayed';
  readonly peak: number;
  readonly sharp: boolean;
  readonly worse: boolean;
  readonly stride: boolean;
  readonly morning: number;
  readonly swollen: boolean;
  readonly night: boolean;
  readonly unsettled: boolean;
  readonly risingPeaks: number;
  readonly stuckBefore: number;
  readonly restsBefore: number;
  readonly late: boolean;
  readonly referred: boolean;
}

export type Row = `${'D' | 'H'}${number}`;

export interface Expected {
  readonly word: 'progress' | 'repeat' | 'rest' | undefined;
  readonly level: number;
  readonly restDays: number;
  readonly rows: readonly Row[];
  readonly recheck: boolean;
  readonly refer: boolean;
}

const PAINFUL: readonly Row[] = ['D1', 'D2', 'D3', 'D4', 'D6', 'D7', 'D8', 'D9', 'D10'];
const RESTING: readonly Row[] = ['D1', 'D3', 'D7', 'D8', 'D9', 'D10', 'D12', 'H1', 'H2', 'H3'];
const RECHECKED: readonly Row[] = ['D10', 'D12'];

/** Is one of these rows about pain? */
export function hurtRows(rows: readonly string[]): boolean {
  return PAINFUL.some((row) => rows.includes(row));
}

/** What section 5 says of a run, its morning and what came before. */
export function sectionFive(told: Told): Expected {
  if (told.completed === 'none')
    return { word: undefined, level: 0, restDays: 0, rows: ['D14'], recheck: false, refer: false };
  const own = rowsOfTheRun(told);
  const hurt = own.some((row) => PAINFUL.includes(row));
  const rows = [...own];
  if (told.risingPeaks >= 3) rows.push('H1');
  if (hurt && told.stuckBefore >= 2) rows.push('H2');
  if (rows.some((row) => RESTING.includes(row)) && told.restsBefore >= 1) rows.push('H3');
  const rests = rows.some((row) => RESTING.includes(row));
  const clean = rows.length === 1 && rows[0] === 'D5' && !told.late && !told.referred;
  return {
    word: rests ? 'rest' : clean ? 'progress' : 'repeat',
    level: rests ? -1 : clean ? 1 : 0,
    restDays: rests ? 2 : Math.max(1, ...rows.map((row) => mildRest(row, told))),
    rows,
    recheck: rows.some((row) => RECHECKED.includes(row)),
    refer: rows.some((row) => row.startsWith('H')),
  };
}

function rowsOfTheRun(told: Told): readonly Row[] {
  const { pattern, peak, completed, posted, morning } = told;
  const fragile = told.injury === 'bone' || told.injury === 'surgery';
  const found: readonly (readonly [Row, boolean])[] = [
    ['D1', pattern === 'stayed' || completed === 'hurt'],
    ['D2', pattern === 'gone'],
    ['D3', pattern === 'back'],
    ['D4', morning === 1 || morning === 2],
    ['D5', posted && completed === 'all' && pattern === 'none' && peak === 0 && morning === 0],
    ['D6', pattern === 'began' && peak <= 2 && !told.worse],
    ['D7', (pattern === 'began' && peak >= 3) || told.worse],
    ['D8', peak >= 3 || (fragile && (peak > 0 || morning > 0 || completed === 'hurt'))],
    ['D9', morning >= 3],
    ['D10', told.stride || told.sharp || told.night],
    ['D11', told.swollen],
    ['D12', told.unsettled],
    ['D13', (completed === 'part' && pattern === 'none') || completed === 'more' || !posted],
  ];
  return found.flatMap(([row, holds]) => (holds ? [row] : []));
}

/** Days of rest of the rows that only repeat: pain in the run asks for two, D2 for one after more than three miles done. */
function mildRest(row: Row, { completed, posted, miles }: Told): number {
  if (row === 'D6') return 2;
  if (row !== 'D2') return 1;
  return completed === 'all' && posted && miles !== undefined && miles > 3 ? 1 : 2;
}
