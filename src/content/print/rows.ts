import type { Row, Rules } from '../../coach/rules.ts';
import { inWords } from './condition.ts';
import { table } from './table.ts';

const VERDICTS = { progress: 'progress', repeat: 'repeat', rest: 'rest 2 days', none: 'no verdict' } as const;
const LEVELS: Readonly<Record<number, string>> = { 1: '+1', 0: '0', [-1]: '-1' };

/** "rest 2 days": the word of a verdict as runners read it. */
export function verdictWord(word: Row['verdict'] | undefined): string {
  return VERDICTS[word ?? 'none'];
}

/** "+1", "0", "-1". */
export function levelWord(level: number): string {
  return LEVELS[level] ?? String(level);
}

/** The decision table, a row a line, with each source and its evidence. */
export function printRows(rules: Rules, width: number): string {
  const columns = [
    { head: 'id' },
    { head: 'when', wraps: true },
    { head: 'verdict' },
    { head: 'level' },
    { head: 'rest' },
    { head: 'and then' },
    { head: 'sources', wraps: true },
  ];
  const rows = rules.rows.map((row) => [
    row.id,
    row.unless
      ? `${inWords(row.when)}\n(${days(row.unless.restDays)} of rest if ${inWords(row.unless.when)})`
      : inWords(row.when),
    verdictWord(row.verdict),
    levelWord(row.level),
    days(row.restDays),
    { recheck: 'recheck', refer: 'refer', askSettled: 'ask again', none: '' }[row.then ?? 'none'],
    withEvidence(rules, row.sources),
  ]);
  return table(columns, rows, width);
}

/** "S4 expert, house". */
export function withEvidence(rules: Rules, ids: readonly string[]): string {
  return ids
    .map((id) => {
      const evidence = rules.sources[id]?.evidence ?? 'unknown';
      // A space that does not break keeps the evidence beside its source.
      return evidence === id ? id : `${id}\u00a0${evidence}`;
    })
    .join(', ');
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
