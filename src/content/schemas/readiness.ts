import { z } from 'zod';
import type { ReadinessRule } from '../../coach/rules.ts';
import { injury, listOf, nameFrom, oneOf, sourceIds, whole } from '../fields.ts';
import type { Names } from '../names.ts';

const limit = whole('days, weeks or points of pain', 0, 3650);

const rule: z.ZodType<ReadinessRule> = z
  .strictObject({
    answer: listOf(z.string({ error: 'a word in quotes, such as "yes"' })).optional(),
    least: limit.optional(),
    under: limit.optional(),
    for: listOf(injury).optional(),
    then: oneOf(['foundation', 'clinician']),
  })
  .refine(
    ({ answer, least, under }) => [answer, least, under].filter((each) => each !== undefined).length === 1,
    {
      error: 'exactly one of answer, least or under',
    },
  );

/** data/readiness.yaml: the gate, the recheck, and their examples. */
export function readinessSchema({ sources, questions }: Names) {
  const question = nameFrom(questions, 'the id of a question in questions.yaml');
  return z.strictObject({
    repeatEveryDays: whole('days', 1, 60),
    suggestClinicianAfterDays: whole('days', 1, 365),
    bySource: nameFrom(sources, 'the id of a source in sources.yaml'),
    questions: z.array(
      z.strictObject({
        id: question,
        sources: sourceIds(sources),
        onset: oneOf(['gradual', 'accident']).optional(),
        rules: listOf(rule),
      }),
    ),
    recheck: z.strictObject({
      questions: listOf(question),
      everyDays: whole('days', 1, 30),
      failuresToRefer: whole('failures', 1, 10),
      secondWithinDays: whole('days', 1, 365),
      sources: sourceIds(sources),
    }),
    examples: z.array(
      z.strictObject({
        injury,
        answers: z.partialRecord(
          question,
          z.union([z.string(), z.number()], { error: 'a word or a number' }),
        ),
        outcome: oneOf(['ready', 'foundation', 'clinician']),
      }),
    ),
  });
}

export type ReadinessFile = z.infer<ReturnType<typeof readinessSchema>>;
