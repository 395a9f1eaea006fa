import { z } from 'zod';
import type { Guards } from '../../coach/rules.ts';
import { injury, listOf, phase, share, sourceIds, timeOfDay, whole } from '../fields.ts';
import type { Names } from '../names.ts';

/** data/guards.yaml: the numbers that stand on top of the ladder, each within what could be meant. */
export function guardsSchema({ sources: known }: Names): z.ZodType<Guards> {
  const sources = sourceIds(known);
  const days = whole('days', 1, 365);
  return z.strictObject({
    G1: z.strictObject({
      windowDays: whole('days', 1, 28),
      growth: share(0, 0.5),
      baseEndsDaysEarlier: rising(days),
      leastEntrySessions: whole('sessions', 1, 14),
      sources,
    }),
    G2: z.strictObject({
      daysBetween: whole('days', 1, 7),
      hoursFromReport: whole('hours', 0, 168),
      longestOfDays: days,
      longestGrowth: share(0, 0.5),
      latestPost: timeOfDay,
      sources,
    }),
    G3: z.strictObject({
      effort: rising(whole('points of effort', 1, 10)),
      heartRate: rising(share(0.3, 1)),
      sources,
    }),
    G4: z.strictObject({
      softGround: z.strictObject({ phases: listOf(phase), injuries: listOf(injury) }),
      noHillsBefore: phase,
      sources,
    }),
    G5: speed(sources),
    G6: z.strictObject({
      injuries: listOf(injury),
      cleanRuns: whole('runs', 1, 10),
      startAtLowest: listOf(injury),
      sources,
    }),
    G7: z.strictObject({ sources }),
    frequency: z.strictObject({ runsAWeek: whole('runs', 1, 7), everyOtherDayFrom: phase, sources }),
    breaks: breaks(sources),
    silence: z.strictObject({
      firstDayTimes: listOf(timeOfDay),
      moreMornings: whole('mornings', 0, 14),
      thenEveryDays: whole('days', 1, 60),
      lateAfterHours: whole('hours', 1, 336),
      reportAskedAt: timeOfDay,
      sources,
    }),
    clinician: z.strictObject({ askEveryDays: whole('days', 1, 60), sources }),
  });
}

function speed(sources: z.ZodType<readonly string[]>) {
  return z.strictObject({
    weeks: whole('weeks', 1, 104),
    runsAWeek: whole('runs', 1, 7),
    leastSeconds: whole('seconds', 60, 7200),
    painFreeDays: whole('days', 0, 365),
    strides: z.strictObject({
      count: whole('strides', 1, 20),
      seconds: whole('seconds', 5, 120),
      days: whole('days', 1, 60),
    }),
    tempo: z.strictObject({
      seconds: whole('seconds', 60, 3600),
      everyDays: whole('days', 2, 60),
      cleanToGraduate: whole('runs', 1, 20),
    }),
    painCapSeconds: whole('seconds', 60, 7200),
    prehabTimesInjury: whole('times', 0, 20),
    sources,
  });
}

function breaks(sources: z.ZodType<readonly string[]>) {
  const fromDays = whole('days', 1, 365);
  return z
    .strictObject({
      nextLevelBelow: z.strictObject({ fromDays }),
      threeQuarters: z.strictObject({ fromDays, share: share(0.1, 1) }),
      readinessAgain: z.strictObject({ fromDays }),
      endsWithShare: share(0, 1),
      sources,
    })
    .superRefine(({ nextLevelBelow, threeQuarters, readinessAgain }, context) => {
      const refuse = (name: string, least: number) =>
        context.addIssue({
          code: 'custom',
          path: [name, 'fromDays'],
          message: `more than ${least}: a longer break`,
        });
      if (threeQuarters.fromDays <= nextLevelBelow.fromDays) refuse('threeQuarters', nextLevelBelow.fromDays);
      if (readinessAgain.fromDays <= threeQuarters.fromDays) refuse('readinessAgain', threeQuarters.fromDays);
    });
}

/** Two numbers, the first not above the second. */
function rising(number: z.ZodType<number>) {
  return z
    .strictObject({ from: number, to: number })
    .refine(({ from, to }) => from <= to, { path: ['to'], error: 'no less than from' });
}
