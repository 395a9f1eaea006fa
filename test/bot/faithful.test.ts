import fc from 'fast-check';
import { expect, test } from 'vitest';
import { daysBetween, type Day } from '../../src/coach/day.ts';
import { faithfulDays, live, runner } from '../support/random-life.ts';
import type { Seen } from '../support/person.ts';
import { watch } from '../support/watch.ts';

const HALF_A_YEAR = 183;
const MOST_DAYS_WITHOUT = 8;

/** Throws where somebody waits for a run for longer than the rules let them, with nothing standing in between. */
function waiting(): (seen: Seen) => void {
  let last: Day | undefined;
  let excused = false;
  return ({ before, after }) => {
    const comeback = after?.comeback;
    if (!after || !comeback) return;
    const stands = comeback.recheck !== undefined || comeback.gateOn !== undefined;
    const checked =
      Object.keys(comeback.checks).length !== Object.keys(before?.comeback?.checks ?? {}).length;
    if (stands || checked || comeback.state !== 'running') excused = true;
    const posted = Object.entries(comeback.posts).findLast(([, post]) => post.kind === 'run')?.[0];
    if (posted !== undefined && posted !== last) {
      last = posted;
      excused = false;
    }
    if (last === undefined || excused) return;
    const without = daysBetween(last, after.latest) - 1;
    if (without > MOST_DAYS_WITHOUT) throw new Error(`${without} days without a run since ${last}`);
  };
}

test(
  'who runs every session and answers is never without a run for more than eight days',
  { timeout: 120_000 },
  () => {
    fc.assert(
      fc.property(runner, faithfulDays, (who, days) => {
        const { seen, story } = watch();
        const waits = waiting();
        const habits = { ...who.habits, R1: 'yes' };
        try {
          live({ ...who, habits, days }, HALF_A_YEAR, (step) => {
            seen(step);
            waits(step);
          });
        } catch (error) {
          throw new Error([String(error), ...story].join('\n'), { cause: error });
        }
      }),
      { numRuns: 4 },
    );
  },
);

test('a calm runner is never held for longer than that, and graduates', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(runner, (who) => {
      const waits = waiting();
      const habits = { ...who.habits, R1: 'yes', 'weekly-before': 'unknown' };
      const days = [{ ...CALM_AT_NOON }];
      const ana = live({ ...who, habits, days }, 365, waits);
      expect(ana.comeback.state).toBe('graduated');
    }),
    { numRuns: 2 },
  );
});

const CALM_AT_NOON = {
  answers: 'morning',
  reports: 'noon',
  completed: 'all',
  share: 1,
  pattern: 'none',
  peak: 1,
  signs: [],
  morning: 0,
  gate: 'ready',
  cleared: true,
  at: 'noon',
} as const;
