import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp.ts';
import { soak } from './town.ts';

/** The same crowd each time, so that a green suite stays green; `SEED=7 npm test` tries others. */
const SEED = Number(process.env['SEED'] ?? 1_001);

const PEOPLE = 60;

test(`${PEOPLE} people for thirty days (SEED=${SEED})`, { timeout: 120_000 }, async () => {
  const { violations, ...much } = await soak({
    seed: SEED,
    people: PEOPLE,
    days: 30,
    file: join(tempFolder(), 'soak.db'),
  });
  expect(violations).toEqual([]);
  expect(much.steps).toBeGreaterThan(3_000);
  expect(much.verdicts).toBeGreaterThan(100);
  expect(much.forgotten).toBeGreaterThan(0);
});
