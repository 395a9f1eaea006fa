import { z } from 'zod';
import type { Row } from '../../coach/rules.ts';
import { id, oneOf, sourceIds, whole } from '../fields.ts';
import type { Names } from '../names.ts';
import { answers } from './answers.ts';
import { when } from './condition.ts';

const verdict = oneOf(['progress', 'repeat', 'rest', 'none']);
const consequence = oneOf(['recheck', 'refer', 'askSettled']);
const levelStep = z.literal([-1, 0, 1], { error: '1 (up), 0 (the same) or -1 (down)' });
const restDays = whole('days', 0, 14);

const row = (sources: readonly string[]): z.ZodType<Row> =>
  z
    .strictObject({
      id,
      when,
      verdict,
      level: levelStep,
      restDays,
      unless: z.strictObject({ when, restDays }).optional(),
      then: consequence.optional(),
      pain: z.boolean({ error: 'true or false' }).optional(),
      sources: sourceIds(sources),
    })
    .superRefine((one, context) => {
      const refuse = (path: PropertyKey[], message: string) =>
        context.addIssue({ code: 'custom', path, message });
      if (one.level === 1 && one.verdict !== 'progress') refuse(['level'], '0 or -1: only progress goes up');
      if (one.verdict === 'progress' && one.level !== 1) refuse(['level'], '1: progress goes up');
      if (one.verdict === 'rest' && one.restDays < 2)
        refuse(['restDays'], 'at least 2: its name is "rest 2 days"');
    });

/** data/decision.yaml: the rows, and what they must say of each example. */
export function decisionSchema({ sources }: Names) {
  return z.strictObject({
    rows: z.array(row(sources)).min(1, { error: 'at least one row' }),
    examples: z.array(
      z.strictObject({
        answers,
        verdict,
        rows: z.array(id),
        level: levelStep,
        restDays,
        then: z.array(consequence).optional(),
      }),
    ),
  });
}

export type DecisionFile = z.infer<ReturnType<typeof decisionSchema>>;
