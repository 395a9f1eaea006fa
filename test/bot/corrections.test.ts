import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerAll, CALM, feeling, type DayAct, type Runner } from '../support/random-life.ts';
import { CLEAN, person, type Person } from '../support/person.ts';

const START = '2026-03-01T09:00:00Z';

/** Everything that is told of a run and the morning after it. */
const told: fc.Arbitrary<DayAct> = fc
  .tuple(
    feeling,
    fc.record({
      completed: fc.constantFrom('all' as const, 'part' as const, 'other' as const, 'hurt' as const),
      share: fc.constantFrom(0.3, 0.8, 1.05, 1.5),
    }),
  )
  .map(([how, run]) => ({ ...CALM, ...how, ...run }));

const injury = fc.constantFrom('tendon', 'muscle', 'joint', 'bone', 'surgery', 'other');

type Correction = 'the report before the morning' | 'the report after the morning' | 'the morning';

/** Enrols, runs the first run, tells it and the morning after, the wrong way first where there is a wrong way. */
function tells(kind: string, right: DayAct, wrong?: DayAct, which?: Correction): Person {
  const ana = person(START, { check: false });
  const who: Runner = { start: START, days: [], habits: { ...CLEAN, 'injury-kind': kind } };
  ana.says('/start');
  answerAll(ana, who, right);
  while (
    !ana.heard
      .at(-1)
      ?.buttons?.flat()
      .some(({ id }) => id === 'done')
  )
    ana.waits();
  ana.until('18:00');
  ana.taps('done');
  const runFirst = wrong && which !== 'the morning' ? wrong : right;
  answerAll(ana, who, runFirst);
  if (wrong && which === 'the report before the morning') correct(ana, who, right, 'report');
  ana.until('08:00');
  answerAll(ana, who, wrong && which === 'the morning' ? wrong : right);
  if (wrong && which === 'the report after the morning') correct(ana, who, right, 'report');
  if (wrong && which === 'the morning') correct(ana, who, right, 'morning');
  return ana;
}

function correct(ana: Person, who: Runner, act: DayAct, what: 'report' | 'morning'): void {
  ana.says('/correct');
  answerAll(ana, { ...who, habits: { ...who.habits, 'correct-what': what } }, act);
}

/** Where somebody stands: what is left of a correction is only that the first verdict is remembered. */
function stands({ comeback, entries }: Person): object {
  const [entry] = entries;
  const { standing, from, state, recheck, gateOn, referredByRecheck } = comeback;
  const { verdict, nextRunOn } = entry ?? {};
  return { verdict, nextRunOn, standing, from, state, recheck, gateOn, referredByRecheck };
}

describe.each([
  'the report before the morning',
  'the report after the morning',
  'the morning',
] as const satisfies readonly Correction[])('correcting %s', (which) => {
  test('gives the verdict that the right answer would have given', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(injury, told, told, (kind, right, wrong) => {
        // Of a morning only the morning differs, of a report only the report.
        const { morning, signs } = right;
        const mistaken =
          which === 'the morning'
            ? { ...right, morning: wrong.morning, signs: [...new Set([...signs, ...wrong.signs])] }
            : { ...wrong, morning, signs };
        const corrected = tells(kind, right, mistaken, which);
        expect(stands(corrected)).toEqual(stands(tells(kind, right)));
      }),
      { numRuns: 25 },
    );
  });
});
