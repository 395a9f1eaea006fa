import { z } from 'zod';
import { id, listOf, nameFrom, sourceIds, whole } from '../fields.ts';
import type { Names } from '../names.ts';

/** data/intake.yaml: what is asked at enrolment, in order. */
export function intakeSchema({ sources, questions }: Names) {
  return z.strictObject({
    questions: listOf(nameFrom(questions, 'the id of a question in questions.yaml')),
    weekdaysApart: whole('days', 1, 3),
    sources: sourceIds(sources),
  });
}

/** data/wins.yaml: small wins, each by one thing that was reached. */
export function winsSchema({ sources }: Names) {
  const count = whole('times', 1, 10_000).optional();
  const reached = z
    .strictObject({ runs: count, kept: count, rested: count, continuousSeconds: count })
    .refine((each) => Object.keys(each).length === 1, {
      error: 'exactly one of runs, kept, rested or continuousSeconds',
    });
  return z.strictObject({
    sources: sourceIds(sources),
    wins: z.array(z.strictObject({ id, when: reached })),
  });
}
