import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/bot/journal.ts';
import type { RunnerRecord } from '../../src/bot/record.ts';
import { context, step } from '../support/coach.ts';
import { live, runner } from '../support/random-life.ts';
import type { Person } from '../support/person.ts';
import { watch } from '../support/watch.ts';

const YEAR = 365;
const SEASON = 84;

/** The journal leads to the record, and the same events lead to it again. */
function expectSameAgain(ana: Person): void {
  expect(fold(ana.journal)).toEqual(ana.record);
  let record: RunnerRecord | undefined;
  for (const line of ana.journal) record = step(record, line.event, line.at, context).record;
  expect(JSON.parse(JSON.stringify(record))).toEqual(ana.record);
}

test.each([
  { days: SEASON, lives: 20 },
  { days: YEAR, lives: 4 },
])('whoever lives $days days with the coach is kept from harm', { timeout: 300_000 }, ({ days, lives }) => {
  fc.assert(
    fc.property(runner, fc.nat({ max: days }), (who, moment) => {
      const { seen, story } = watch();
      try {
        const ana = live(who, days, seen, (one, day) => {
          if (day === moment) expect(fold(one.journal)).toEqual(one.record);
        });
        expectSameAgain(ana);
      } catch (error) {
        throw new Error([String(error), ...story].join('\n'), { cause: error });
      }
    }),
    { numRuns: lives },
  );
});
