import { matches, type Facts } from '../coach/decision.ts';
import type { Row } from '../coach/rules.ts';
import { answerFacts, cleanRun } from './facts.ts';
import type { Problem } from './problems.ts';
import type { DecisionFile } from './schemas/decision.ts';
import type { YamlFile } from './yaml.ts';

/** What is wrong with the decision table as a whole: verdicts that no row gives, reports that no row answers. */
export function tableProblems(file: YamlFile, { rows, examples }: DecisionFile): Problem[] {
  const ids = rows.map(({ id }) => id);
  const verdicts = (['progress', 'repeat', 'rest', 'none'] as const)
    .filter((verdict) => rows.every((row) => row.verdict !== verdict))
    .map((verdict) =>
      file.problem(['rows'], `at least one row with the verdict ${verdict}`, { key: true, found: 'none' }),
    );
  const unknown = examples.flatMap((example, index) =>
    example.rows.flatMap((id, at) =>
      ids.includes(id)
        ? []
        : [file.problem(['examples', index, 'rows', at], 'the id of a row above', { names: ids })],
    ),
  );
  const gap = unanswered(rows);
  const gaps = gap
    ? [
        file.problem(['rows'], 'a row for every report that can be given', {
          key: true,
          found: `no row for ${inWords(gap)}`,
        }),
      ]
    : [];
  return [...verdicts, ...unknown, ...gaps];
}

/** The first report of a coarse grid that no row answers. Every combination there is, the tests walk. */
function unanswered(rows: readonly Row[]): Facts | undefined {
  for (const injury of answerFacts.injury.words)
    for (const completed of answerFacts.completed.words)
      for (const posted of [true, false])
        for (const pattern of answerFacts.pattern.words)
          for (const peak of pattern === 'none' ? [0] : [1, 2, 3, 10])
            for (const morning of [0, 1, 2, 3, 10])
              for (const worse of pattern === 'none' ? [false] : [false, true]) {
                const facts = { ...cleanRun, injury, completed, posted, pattern, peak, morning, worse };
                if (!rows.some((row) => matches(row.when, facts))) return facts;
              }
  return undefined;
}

function inWords(facts: Facts): string {
  const { injury, completed, posted, pattern, peak, morning, worse } = facts;
  return Object.entries({ injury, completed, posted, pattern, peak, morning, worse })
    .map(([fact, value]) => `${fact} ${value}`)
    .join(', ');
}
