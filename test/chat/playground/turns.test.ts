import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createTurns } from '../../../src/chat/playground/turns.ts';

it('does one thing after another, also after one that failed', async () => {
  const inTurn = createTurns();
  const happened: string[] = [];
  const work = (name: string, turns: number) => async () => {
    happened.push(`${name} begins`);
    for (let i = 0; i < turns; i++) await setImmediate();
    happened.push(`${name} ends`);
    if (name === 'b') throw new Error(name);
    return name;
  };
  const all = [inTurn(work('a', 3)), inTurn(work('b', 2)), inTurn(work('c', 0)), inTurn(() => 'd')];
  expect(
    (await Promise.allSettled(all)).map((one) => (one.status === 'fulfilled' ? one.value : 'failed')),
  ).toEqual(['a', 'failed', 'c', 'd']);
  expect(happened).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
});
