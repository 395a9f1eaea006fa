import { z } from 'zod';
import type { OffDays } from '../../coach/rules.ts';
import { id, listOf, nameFrom, offPhases, oneOf, phase, sourceIds, whole } from '../fields.ts';
import type { Names } from '../names.ts';

/** data/offdays.yaml: what a day without a run is for. */
export function offDaysSchema({ sources: known, questions }: Names): z.ZodType<OffDays> {
  const sources = sourceIds(known);
  const exercises = listOf(id);
  const phases = listOf(oneOf(offPhases));
  const minutes = whole('minutes', 1, 180);
  return z.strictObject({
    strength: z
      .strictObject({
        least: whole('days', 0, 7),
        most: whole('days', 0, 7),
        perDays: whole('days', 1, 28),
        minutes,
        sources,
      })
      .refine(({ least, most }) => least <= most, { path: ['most'], error: 'no less than least' }),
    stages: z.array(z.strictObject({ stage: id, phases, exercises, sources })),
    plyometrics: z.strictObject({
      exercises,
      phases,
      needs: nameFrom(questions, 'the id of a question in questions.yaml'),
      sources,
    }),
    mobility: z.strictObject({ minutes, exercises, sources }),
    cross: z.strictObject({ minutes, choices: listOf(id), sources }),
    warmUp: z.strictObject({
      minutes,
      walkMinutes: minutes,
      exercises,
      jog: z.strictObject({ seconds: whole('seconds', 5, 600), from: phase }),
      sources,
    }),
  });
}
