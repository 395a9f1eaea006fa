import { z } from 'zod';
import { listOf, nameFrom } from '../fields.ts';
import type { Names } from '../names.ts';

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const expression = z
  .string({ error: 'a regular expression in quotes' })
  .min(1, { error: 'a regular expression' });
const expressions = listOf(expression);

/** data/locales/<locale>/lexicon.yaml: what people type, by meaning. */
export function lexiconSchema({ questions }: Names) {
  const question = nameFrom(questions, 'the id of a question in questions.yaml');
  return z.strictObject({
    parts: z.record(z.string().regex(/^[a-z]+$/, { error: 'a name of small letters' }), expression),
    yes: expressions,
    no: expressions,
    back: expressions,
    cancel: expressions,
    numbers: z.record(z.string(), z.number({ error: 'a number' })),
    weekdays: z.record(z.enum(weekdays, { error: `one of ${weekdays.join(', ')}` }), expressions),
    otherUnits: expression,
    options: z.partialRecord(question, z.record(z.string(), expressions)),
  });
}

export type LexiconFile = z.infer<ReturnType<typeof lexiconSchema>>;
