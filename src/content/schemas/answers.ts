import { z } from 'zod';
import type { Facts } from '../../coach/decision.ts';
import { answerFacts, type FactKind } from '../facts.ts';
import { oneOf } from '../fields.ts';

function answerOf(kind: FactKind): z.ZodType<string | number | boolean> {
  if ('yesNo' in kind) return z.boolean({ error: 'true or false' });
  if ('words' in kind) return oneOf(kind.words);
  const error = `a number from ${kind.from} to ${kind.to}`;
  return z.number({ error }).min(kind.from, { error }).max(kind.to, { error });
}

const entries = Object.entries(answerFacts).map(([fact, kind]) => [fact, answerOf(kind)] as const);

/** Some answers of a report: what an example lays over a clean run. */
export const answers = z
  .strictObject(Object.fromEntries(entries.map(([fact, schema]) => [fact, schema.exactOptional()])))
  // The table of facts names each with its kind; the compiler sees only that they are answers.
  .transform((given) => given as Partial<Facts>);

/** All that the decision table looks at, as the journal keeps it. Only the miles may be unknown. */
export const allFacts = z
  .object(
    Object.fromEntries(
      entries.map(([fact, schema]) => [fact, fact === 'miles' ? schema.exactOptional() : schema]),
    ),
  )
  .transform((given) => given as unknown as Facts);
