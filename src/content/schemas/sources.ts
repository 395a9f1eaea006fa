import { z } from 'zod';
import type { Source } from '../../coach/rules.ts';
import { id, oneOf } from '../fields.ts';

const text = z.string({ error: 'a text' }).min(1, { error: 'a text' });

/** data/sources.yaml: every source by its id. */
export const sourcesSchema: z.ZodType<Record<string, Source>> = z.record(
  id,
  z.strictObject({
    evidence: oneOf(['trial', 'cohort', 'consensus', 'expert', 'house']),
    name: text,
    title: text,
  }),
);
