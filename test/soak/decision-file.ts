import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../src/root.ts';
import type { Told } from '../support/table.ts';

/*
 * data/decision.yaml, read and worked through once more without any of the program: what it says is what must come.
 */

type Fact = string | number | boolean;
type Test =
  Fact | readonly Fact[] | { readonly least?: number; readonly most?: number; readonly over?: number };
type Condition = Readonly<Record<string, Test>>;
type When = Condition | { readonly any: readonly Condition[] };

interface Row {
  readonly id: string;
  readonly when: When;
  readonly verdict: 'progress' | 'repeat' | 'rest' | 'none';
  readonly level: number;
  readonly restDays: number;
  readonly unless?: { readonly when: When; readonly restDays: number };
  readonly pain?: boolean;
}

const { rows } = parse(readFileSync(join(packageRoot(), 'data/decision.yaml'), 'utf8')) as {
  readonly rows: readonly Row[];
};

const CAUTIOUS = ['rest', 'repeat', 'progress'] as const;

/** What the file says of a run, its morning and what came before. */
export function byTheFile(told: Told) {
  const facts: Record<string, Fact> = { ...told };
  // Both count this time too, where this time hurt, or rests.
  facts['timesStuck'] = matching(facts).some(({ pain }) => pain) ? told.stuckBefore + 1 : 0;
  facts['restsInARow'] = matching(facts).some(({ verdict }) => verdict === 'rest') ? told.restsBefore + 1 : 0;
  const all = matching(facts);
  const none = all.filter(({ verdict }) => verdict === 'none');
  const found = none.length > 0 ? none : all;
  return {
    word: CAUTIOUS.find((word) => found.some(({ verdict }) => verdict === word)),
    level: Math.min(...found.map(({ level }) => level)),
    restDays: Math.max(
      ...found.map((row) => (row.unless && holds(row.unless.when, facts) ? row.unless : row).restDays),
    ),
    rows: found.map(({ id }) => id),
  };
}

function matching(facts: Readonly<Record<string, Fact>>): readonly Row[] {
  return rows.filter(({ when }) => holds(when, facts));
}

function holds(when: When, facts: Readonly<Record<string, Fact>>): boolean {
  const alternatives = Array.isArray(when['any'])
    ? (when['any'] as readonly Condition[])
    : [when as Condition];
  return alternatives.some((one) => Object.entries(one).every(([fact, test]) => passes(test, facts[fact])));
}

function passes(test: Test, fact: Fact | undefined): boolean {
  if (fact === undefined) return false;
  if (typeof test !== 'object') return fact === test;
  if (Array.isArray(test)) return test.includes(fact);
  const {
    least = -Infinity,
    most = Infinity,
    over = -Infinity,
  } = test as { least?: number; most?: number; over?: number };
  return typeof fact === 'number' && fact >= least && fact <= most && fact > over;
}
