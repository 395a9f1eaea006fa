import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../support/temp.ts';
import { soak } from './town.ts';

/** Another crowd each time, and the same one with `SEED=7 npm test`. */
const SEED = Number(process.env['SEED'] ?? Date.now() % 100_000);

test(`a hundred people for thirty days (SEED=${SEED})`, { timeout: 120_000 }, async () => {
  const { violations, ...much } = await soak({
    seed: SEED,
    people: 100,
    days: 30,
    file: join(tempFolder(), 'soak.db'),
  });
  expect(violations).toEqual([]);
  expect(much.steps).toBeGreaterThan(5_000);
  expect(much.verdicts).toBeGreaterThan(200);
  expect(much.forgotten).toBeGreaterThan(0);
});
