import type { OffDays, Question } from '../coach/rules.ts';
import { offPhases } from './fields.ts';
import type { Problem } from './problems.ts';
import type { ReadinessFile } from './schemas/readiness.ts';
import type { Path, YamlFile } from './yaml.ts';

/** Ids given twice in a list. Looks at the text as it was read, so that other mistakes in it hide nothing. */
export function repeatedIds(file: YamlFile, list: string): Problem[] {
  const rows: unknown = (file.data as Record<string, unknown> | undefined)?.[list];
  if (!Array.isArray(rows)) return [];
  const ids = rows.map((row: unknown) => (row as { id?: unknown } | null)?.id);
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    if (typeof id !== 'string' || first === index) return [];
    return [file.problem([list, index, 'id'], `an id of its own: ${list}[${first}] has it already`)];
  });
}

/** Rules and examples that name an answer their question does not take. */
export function answerProblems(
  file: YamlFile,
  readiness: ReadinessFile,
  questions: Readonly<Record<string, Question>>,
): Problem[] {
  const problems: Problem[] = [];
  const check = (id: string, value: string | number, path: Path) => {
    const question = questions[id];
    const options = question && 'options' in question ? (question.options ?? []) : [];
    if (typeof value === 'number' ? question?.type === 'number' : options.includes(value)) return;
    const number = question?.type === 'number' ? 'a number' : undefined;
    const expected = `an answer that ${id} takes: ${[number, ...options].filter(Boolean).join(', ')}`;
    problems.push(file.problem(path, expected, { names: options }));
  };
  for (const [index, { id, rules }] of readiness.questions.entries()) {
    for (const [at, rule] of rules.entries()) {
      const path = ['questions', index, 'rules', at];
      rule.answer?.forEach((answer, place) => check(id, answer, [...path, 'answer', place]));
      if (rule.least !== undefined) check(id, rule.least, [...path, 'least']);
      if (rule.under !== undefined) check(id, rule.under, [...path, 'under']);
    }
  }
  for (const [index, { answers }] of readiness.examples.entries())
    for (const [id, value] of Object.entries(answers))
      if (value !== undefined) check(id, value, ['examples', index, 'answers', id]);
  return problems;
}

/** Every phase of a comeback has one stage of exercises. */
export function stageProblems(file: YamlFile, { stages }: OffDays): Problem[] {
  return offPhases.flatMap((phase) => {
    const having = stages.filter(({ phases }) => phases.includes(phase));
    if (having.length === 1) return [];
    const found = having.length === 0 ? 'none' : having.map(({ stage }) => stage).join(', ');
    return [file.problem(['stages'], `exactly one stage for the phase ${phase}`, { key: true, found })];
  });
}
