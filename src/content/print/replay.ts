import type { Replayed, Said } from '../../coach/replay.ts';
import type { Rules } from '../../coach/rules.ts';
import { inWords } from './condition.ts';
import { levelWord, verdictWord } from './rows.ts';
import { wrap } from './table.ts';

/** Every verdict that would differ, and why; then a line that sums up. */
export function printReplay(rules: Rules, replayed: readonly Replayed[], width: number): string {
  const differing = replayed.filter(({ differs }) => differs);
  const otherRows = replayed.filter(
    ({ differs, gained, lost }) => !differs && gained.length + lost.length > 0,
  );
  const count = replayed.length === 1 ? '1 verdict' : `${replayed.length} verdicts`;
  const reasons = otherRows.length === 0 ? '' : ` ${otherRows.length} would be the same for other rows.`;
  const summary =
    replayed.length === 0
      ? 'There is no verdict in this export yet.'
      : `${count} replayed with the rules ${rules.version}: ${differing.length} would differ.${reasons}`;
  return [...differing.map((one) => difference(rules, one, width)), summary].join('\n\n');
}

function difference(rules: Rules, { decided, now, gained, lost, gone }: Replayed, width: number): string {
  const what = decided.run === undefined ? 'Pain told without a run' : `The run of ${decided.run}`;
  const lines = [
    `${what} (answered ${decided.at.slice(0, 16).replace('T', ' ')} UTC)`,
    `  then: ${said(decided.said)}`,
    `  now:  ${said(now)}`,
    ...gained.map((id) => `  ${id} matches now and did not then: ${conditionOf(rules, id)}`),
    ...lost
      .filter((id) => !gone.includes(id))
      .map((id) => `  ${id} matched then and does not now: ${conditionOf(rules, id)}`),
    ...gone.map((id) => `  ${id} matched then and is not in the table any more`),
  ];
  if (gained.length + lost.length === 0) lines.push('  the same rows match; what they say has changed');
  return lines.flatMap((line) => hanging(line, width)).join('\n');
}

function said({ word, level, restDays, rows }: Said): string {
  const days = restDays === 1 ? '1 day' : `${restDays} days`;
  return `${verdictWord(word)}, level ${levelWord(level)}, ${days} of rest (${rows.join(', ')})`;
}

function conditionOf(rules: Rules, id: string): string {
  const row = rules.rows.find((one) => one.id === id);
  return row ? inWords(row.when).replaceAll('\n', ' ') : '';
}

/** Lines that go on stand further in. */
function hanging(line: string, width: number): string[] {
  const indent = ' '.repeat(line.length - line.trimStart().length);
  const [first = '', ...more] = wrap(line.trimStart(), width - 6);
  return [indent + first, ...more.map((each) => `${indent}    ${each}`)];
}
