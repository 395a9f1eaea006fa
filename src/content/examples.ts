import { decide } from '../coach/decision.ts';
import { levelAbove, levelDown, levelsFor } from '../coach/ladder.ts';
import { readiness } from '../coach/readiness.ts';
import type { Rules } from '../coach/rules.ts';
import { readData, type Data } from './data.ts';
import { cleanRun } from './facts.ts';
import { readFiles } from './files.ts';
import type { Problem } from './problems.ts';
import { levelText } from './schemas/level.ts';
import { shown } from './problems.ts';

/** How many examples were run, and those that the rules do not bear out. */
export interface Examples {
  readonly count: number;
  readonly problems: readonly Problem[];
}

/** Runs the examples that stand beside the rules in `dataDir`, which must have been loaded without a problem. */
export function runExamples(dataDir: string, rules: Rules): Examples {
  const data = readData(readFiles(dataDir));
  const each = [decisionExamples(data, rules), readinessExamples(data, rules), ladderExamples(data, rules)];
  return {
    count: each.reduce((sum, { count }) => sum + count, 0),
    problems: each.flatMap(({ problems }) => problems),
  };
}

function decisionExamples({ decision: { file, value } }: Data, rules: Rules): Examples {
  const examples = value?.examples ?? [];
  const problems = examples.flatMap((example, index) => {
    const said = decide(rules.rows, { ...cleanRun, ...example.answers });
    const got = {
      verdict: said.word ?? 'none',
      rows: said.rows,
      level: said.level,
      restDays: said.restDays,
      then: [...said.then].toSorted(),
    };
    const { verdict, rows, level, restDays, then = [] } = example;
    return differing(file, index, got, { verdict, rows, level, restDays, then: then.toSorted() });
  });
  return { count: examples.length, problems };
}

function readinessExamples({ readiness: { file, value } }: Data, rules: Rules): Examples {
  const examples = value?.examples ?? [];
  const problems = examples.flatMap(({ injury, answers, outcome }, index) => {
    const given = Object.fromEntries(
      Object.entries(answers).flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer]])),
    );
    return differing(file, index, { outcome: readiness(rules, injury, given).outcome }, { outcome });
  });
  return { count: examples.length, problems };
}

function ladderExamples({ ladder: { file, value } }: Data, rules: Rules): Examples {
  const examples = value?.examples ?? [];
  const problems = examples.flatMap(({ from, weeklyBefore, up, down }, index) => {
    const levels = levelsFor(rules.ladder, weeklyBefore);
    const got = {
      up: levelText(levelAbove(levels, from.seconds)),
      down: levelText(levelDown(levels, from.seconds, rules.ladder.down)),
    };
    return differing(file, index, got, { up: levelText(up), down: levelText(down) });
  });
  return { count: examples.length, problems };
}

/** Each field of an example in which the rules say something else. */
function differing(
  file: Data['ladder']['file'],
  index: number,
  said: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, unknown>>,
): Problem[] {
  return Object.keys(wanted)
    .filter((field) => shown(said[field]) !== shown(wanted[field]))
    .map((field) =>
      file.problem(['examples', index, field], `${shown(said[field])}, for that is what the rules say`, {
        found: shown(wanted[field]),
      }),
    );
}
