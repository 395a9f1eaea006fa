import { expect, it } from 'vitest';
import { backoff } from '../../src/delivery/backoff.ts';

it('waits twice as long each time, an hour at most', () => {
  expect([1, 2, 3, 4].map(backoff)).toEqual([2_000, 4_000, 8_000, 16_000]);
  expect([12, 13, 5_000].map(backoff)).toEqual([3_600_000, 3_600_000, 3_600_000]);
});
