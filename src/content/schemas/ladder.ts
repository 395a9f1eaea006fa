import { z } from 'zod';
import { phase, share, sourceIds, whole } from '../fields.ts';
import type { Names } from '../names.ts';
import { interval, level } from './level.ts';

/** data/ladder.yaml: the levels, the laws they must obey, and examples of ways up and down. */
export function ladderSchema({ sources }: Names) {
  return z.strictObject({
    sources: sourceIds(sources),
    entry: level,
    down: share(0.01, 0.5),
    laws: z.strictObject({
      step: share(0.001, 0.25),
      beyondStep: share(0.001, 0.1),
      granularity: whole('seconds', 1, 60),
      gentlest: interval,
      belowEntry: whole('levels', 0, 20),
      landmarks: z.array(level),
    }),
    beyond: z.strictObject({
      step: share(0.001, 0.1),
      top: whole('seconds', 600, 7200),
      runsAWeek: whole('runs', 1, 7),
      sources: sourceIds(sources),
    }),
    phases: z.array(
      z.strictObject({
        phase,
        week: whole('weeks', 1, 104),
        levels: z.array(level).min(1, { error: 'at least one level' }),
      }),
    ),
    examples: z.array(
      z.strictObject({
        from: level,
        weeklyBefore: whole('minutes', 1, 1500).optional(),
        up: level,
        down: level,
      }),
    ),
  });
}

export type LadderFile = z.infer<ReturnType<typeof ladderSchema>>;
