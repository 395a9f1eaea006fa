import { expect, it } from 'vitest';
import { createFlood } from '../../../src/chat/telegram/flood.ts';

function flood() {
  const time = { now: 1_000 };
  return { time, ...createFlood(() => time.now) };
}

it('one chat that is refused is its own affair, however often', () => {
  const { left, refused } = flood();
  refused('a', 5_000);
  refused('a', 9_000);
  expect(left()).toBe(0);
});

it('two that are refused at the same time mean the whole bot, for as long as it was asked', () => {
  const { left, refused, time } = flood();
  refused('a', 5_000);
  refused('b', 3_000);
  expect(left()).toBe(3_000);
  time.now += 2_999;
  expect(left()).toBe(1);
  time.now += 1;
  expect(left()).toBe(0);
});

it('two that are refused one after another do not', () => {
  const { left, refused, time } = flood();
  refused('a', 1_000);
  time.now += 1_000;
  refused('b', 1_000);
  expect(left()).toBe(0);
});
