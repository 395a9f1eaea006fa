import type { ReadinessRule, Rules } from '../../coach/rules.ts';
import { levelText } from '../schemas/level.ts';
import { withEvidence } from './rows.ts';
import { table } from './table.ts';

/** The ladder, a phase a line. */
export function printLadder({ ladder }: Rules, width: number): string {
  const rows = ladder.milestones.map(({ phase, week }) => {
    const levels = ladder.levels.filter((level) => level.phase === phase);
    const [first, last] = [levels[0], levels.at(-1)];
    return [
      phase,
      `about week ${week}`,
      String(levels.length),
      first && last ? `${levelText(first)} to ${levelText(last)}` : '',
      first && last ? `${minutes(first.seconds)} to ${minutes(last.seconds)} min` : '',
    ];
  });
  const heads = ['phase', 'begins', 'levels', 'repeats x running/walking seconds', 'running'];
  return table(
    heads.map((head) => ({ head, wraps: head.startsWith('repeats') })),
    rows,
    width,
  );
}

/** The readiness questions: what each answer leads to. */
export function printReadiness(rules: Rules, width: number): string {
  const rows = rules.readiness.questions.map(({ id, rules: all, onset, sources }) => [
    id,
    all.map(ruleInWords).join('; ') +
      (onset === undefined
        ? ''
        : ` (asked where it came on ${onset === 'gradual' ? 'gradually' : 'by accident'})`),
    withEvidence(rules, sources),
  ]);
  return table(
    [{ head: 'id' }, { head: 'what does not pass', wraps: true }, { head: 'sources', wraps: true }],
    rows,
    width,
  );
}

function ruleInWords({ answer, least, under, for: injuries, then }: ReadinessRule): string {
  const what = answer?.join(' or ') ?? (least === undefined ? `under ${under}` : `${least} or more`);
  return `${what}${injuries ? ` for ${injuries.join(', ')}` : ''} -> ${then}`;
}

/** Seconds as minutes, to a tenth. */
export function minutes(seconds: number): string {
  return String(Math.round((seconds / 60) * 10) / 10);
}
