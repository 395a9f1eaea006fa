import { z } from 'zod';
import type { Condition, Test, When } from '../../coach/rules.ts';
import { rowFacts, type FactKind } from '../facts.ts';
import { either, listOf, oneOf } from '../fields.ts';

/** What one fact may be held against: a value, a list of values, limits. */
function testOf(kind: FactKind): z.ZodType<Test> {
  if ('yesNo' in kind) return z.boolean({ error: 'true or false' });
  if ('words' in kind) {
    const word = oneOf(kind.words);
    return either(Array.isArray, listOf(word), word);
  }
  const error = `a number from ${kind.from} to ${kind.to}, or limits such as { least: ${kind.from}, most: ${kind.to} }`;
  const number = z.number({ error }).min(kind.from, { error }).max(kind.to, { error });
  const limits = z
    .strictObject({ least: number.optional(), most: number.optional(), over: number.optional() })
    .refine((each) => Object.keys(each).length > 0, { error })
    .refine((each) => (each.least ?? each.over ?? kind.from) <= (each.most ?? kind.to), {
      error: 'limits between which a number can lie',
    });
  return either((value) => typeof value === 'object' && value !== null, limits, number);
}

const facts = Object.fromEntries(
  Object.entries(rowFacts).map(([fact, kind]) => [fact, testOf(kind).optional()]),
);

const condition = z
  .strictObject(facts)
  .refine((each) => Object.keys(each).length > 0, { error: 'at least one fact' })
  .transform((each): Condition =>
    Object.fromEntries(
      Object.entries(each).flatMap(([fact, test]) => (test === undefined ? [] : [[fact, test]])),
    ),
  );

/** A row's `when`: one condition, or `any` of several. */
export const when: z.ZodType<When> = either(
  (value) => typeof value === 'object' && value !== null && 'any' in value,
  z.strictObject({ any: z.array(condition).min(1, { error: 'at least one condition' }) }),
  condition,
);
