import type { Rules } from '../../coach/rules.ts';
import { printGuards } from './guards.ts';
import { printLadder, printReadiness } from './rest.ts';
import { printRows } from './rows.ts';
import { table, wrap } from './table.ts';

/** All rules as plain text: the decision table in full, everything else in short. */
export function printRules(rules: Rules, width: number): string {
  const sources = Object.entries(rules.sources).map(([id, { evidence, name, title }]) => [
    id,
    evidence,
    `${name}: ${title}`,
  ]);
  const columns = [{ head: 'id' }, { head: 'evidence' }, { head: 'whose', wraps: true }];
  return [
    section('THE DECISION TABLE', printRows(rules, width)),
    wrap(
      'Of all rows that match: the most cautious verdict, the lowest level, the most days of rest.',
      width,
    ).join('\n'),
    section('THE LADDER', printLadder(rules, width)),
    section('THE GUARDS', printGuards(rules, width)),
    section('READINESS', printReadiness(rules, width)),
    section('SOURCES', table(columns, sources, width)),
  ].join('\n\n');
}

function section(title: string, body: string): string {
  return `${title}\n\n${body}`;
}
