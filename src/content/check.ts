import type { z } from 'zod';
import type { Problem } from './problems.ts';
import { sentence } from './sentences.ts';
import type { YamlFile } from './yaml.ts';

/** What came of checking a file: its content when it has the right shape, and what is wrong with it. */
export interface Checked<T> {
  readonly file: YamlFile;
  readonly value: T | undefined;
  readonly problems: readonly Problem[];
}

/** Holds a file against its schema. All that is wrong is reported, each at its own place in the text. */
export function checked<T>(file: YamlFile, schema: z.ZodType<T>): Checked<T> {
  if (file.broken.length > 0) return { file, value: undefined, problems: file.broken };
  const result = schema.safeParse(file.data, { error: sentence });
  if (result.success) return { file, value: result.data, problems: [] };
  const problems = result.error.issues.flatMap((issue) => problemsOf(file, issue));
  return { file, value: undefined, problems: distinct(problems) };
}

function problemsOf(file: YamlFile, issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    const names = issue.message.split(': ')[1]?.split(', ') ?? [];
    return issue.keys.map((key) => file.problem([...issue.path, key], issue.message, { key: true, names }));
  }
  if (issue.code === 'invalid_key') {
    const inner = issue.issues[0];
    return [file.problem(issue.path, inner?.message ?? issue.message, { key: true, names: namesOf(inner) })];
  }
  return [file.problem(issue.path, issue.message, { names: namesOf(issue) })];
}

function namesOf(issue: z.core.$ZodIssue | undefined): string[] | undefined {
  if (issue?.code === 'invalid_value') return issue.values.map(String);
  if (issue?.code !== 'custom') return undefined;
  const names: unknown = issue.params?.['names'];
  return Array.isArray(names) ? names.map(String) : undefined;
}

/** A number that is neither whole nor in bounds breaks two rules of its schema, and is one mistake. */
function distinct(problems: readonly Problem[]): Problem[] {
  const places = new Map(problems.map((each) => [`${each.line}:${each.column} ${each.expected}`, each]));
  return [...places.values()];
}
