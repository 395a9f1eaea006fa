import type { z } from 'zod';

const kinds: Readonly<Record<string, string>> = {
  string: 'a word or a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in [ ]',
  object: 'fields, each with a name and a value',
  record: 'fields, each with a name and a value',
};

/** What the schema wanted, as a sentence's end ("expected …") for somebody who does not know the program. */
export const sentence: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return kinds[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return `one of ${issue.values.map(String).join(', ')}`;
    case 'unrecognized_keys':
      return `only these fields: ${fieldsOf(issue.inst).join(', ')}`;
    case 'too_small':
      return `at least ${issue.minimum}${unitOf(issue.origin)}`;
    case 'too_big':
      return `at most ${issue.maximum}${unitOf(issue.origin)}`;
    default:
      return undefined;
  }
};

function unitOf(origin: string): string {
  if (origin === 'array') return ' in the list';
  if (origin === 'string') return ' letters';
  return '';
}

function fieldsOf(schema: unknown): string[] {
  const shape = (schema as { def?: { shape?: object } } | undefined)?.def?.shape;
  return Object.keys(shape ?? {});
}
