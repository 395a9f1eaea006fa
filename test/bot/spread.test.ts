import { expect, it } from 'vitest';
import { createStep } from '../../src/bot/step.ts';
import { spreadOf } from '../../src/bot/spread.ts';
import { commands } from '../../commands/index.ts';
import { conversations } from '../../src/conversations/list.ts';
import { content, context } from '../support/coach.ts';
import { runner } from '../support/life.ts';

const FOUR_MINUTES = 240_000;

it('spreads mornings evenly, for each runner always by the same', () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `runner-${index}`);
  const minutes = [0, 0, 0, 0];
  for (const id of ids) {
    const by = spreadOf(id, FOUR_MINUTES);
    expect(by).toBe(spreadOf(id, FOUR_MINUTES));
    minutes[Math.floor(by / 60_000)] = (minutes[Math.floor(by / 60_000)] ?? 0) + 1;
  }
  expect(minutes).toHaveLength(4);
  for (const count of minutes) expect(Math.abs(count - 2_500)).toBeLessThan(250);
});

it('posts no earlier than then, and once, also to somebody who writes in between', () => {
  const step = createStep({ ...content, commands, conversations, spread: FOUR_MINUTES });
  const { record } = runner();
  const by = spreadOf(record?.id ?? '', FOUR_MINUTES);
  expect(by).toBeGreaterThan(1_000);
  const hour = Date.parse('2026-03-02T06:00:00Z');
  const at = (ms: number) => new Date(ms).toISOString();
  const spoke = step(record, { type: 'text', text: '/settings' }, at(hour + 500), context);
  expect(spoke.messages.some(({ occurrence }) => occurrence !== undefined)).toBe(false);
  expect(spoke.wakeAt).toBe(at(hour + by));
  const woken = step(spoke.record, { type: 'wake' }, at(hour + by), context);
  expect(woken.messages.map(({ occurrence }) => occurrence)).toEqual(['post:2026-03-02']);
});
