import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace } from '../../src/delivery/pace.ts';

const RATES = { perSecond: 30, conversation: () => 1_000 };

/** Sends whatever may be sent, looking again after each of `waits` and never before the pace says so. */
function sends(count: number, late: (turn: number) => number, to: (n: number) => string = String) {
  let now = 5_000;
  const pace = createPace(RATES, () => now);
  const sent: { readonly at: number; readonly to: string }[] = [];
  const left = Array.from({ length: count }, (_, n) => to(n));
  for (let turn = 0; left.length > 0; turn += 1) {
    for (let room = pace.room(); room > 0; room -= 1) {
      const resting = new Set(pace.resting());
      const next = left.findIndex((id) => !resting.has(id));
      if (next < 0) break;
      const [id = ''] = left.splice(next, 1);
      pace.took(id, true);
      sent.push({ at: now, to: id });
    }
    now += Math.max(1, pace.wait() ?? 1) + late(turn);
  }
  return sent;
}

describe('a pace', () => {
  it('is never faster than allowed in any second, over all and in one conversation, however late it is looked at', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(400), { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 200 }),
        (lates, people) => {
          const sent = sends(
            150,
            (turn) => lates[turn % lates.length] ?? 0,
            (n) => String(n % people),
          );
          for (const [index, { at, to }] of sent.entries()) {
            expect(sent.filter((one) => one.at >= at && one.at < at + 1_000).length).toBeLessThanOrEqual(30);
            const again = sent.slice(index + 1).find((one) => one.to === to);
            expect(again === undefined || again.at >= at + 1_000).toBe(true);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('comes within five in a hundred of what is allowed, also where it is looked at a little late', () => {
    for (const late of [0, 3, 10]) {
      const sent = sends(3_000, () => late);
      const seconds = ((sent.at(-1)?.at ?? 0) - (sent[0]?.at ?? 0)) / 1_000;
      expect(sent.length / seconds).toBeGreaterThan(30 * 0.95);
    }
  });

  it('lets an urgent one wait for one turn at the most', () => {
    let now = 5_000;
    let longest = 0;
    const pace = createPace(RATES, () => now);
    for (let turn = 0; turn < 500; turn += 1) {
      while (pace.room() > 0) pace.took(String(turn), true);
      const wait = pace.wait() ?? 0;
      longest = Math.max(longest, turn > 50 ? wait : 0);
      now += wait;
    }
    expect(longest).toBeLessThan(300);
  });

  it('does not count a change of what is there already for its conversation', () => {
    const pace = createPace(RATES, () => 5_000);
    pace.took('ana', false);
    expect(pace.takes('ana')).toBe(true);
    pace.took('ana', true);
    expect(pace.takes('ana')).toBe(false);
    expect(pace.resting()).toEqual(['ana']);
  });
});
