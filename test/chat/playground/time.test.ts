import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { durationMs } from '../../../src/chat/playground/duration.ts';
import { createTime } from '../../../src/chat/playground/time.ts';
import { startEcho } from '../../support/echo-app.ts';

describe('moving the clock', () => {
  it('lets everything happen on the way, in order, each at its own moment', async () => {
    const { say, clock, state } = await startEcho();
    for (const [who, at] of [
      ['ana', '2026-03-04T07:00:00Z'],
      ['bob', '2026-03-03T07:00:00Z'],
      ['ana', '2026-03-03T07:00:00Z'],
      ['ana', '2026-03-09T07:00:00Z'],
    ] as const) {
      await say(who, `/wake ${at}`);
    }
    expect((await state()).next).toBe('2026-03-03T07:00:00.000Z');
    const { now, messages } = await clock({ to: '2026-03-05T00:00:00+01:00' });
    expect(now).toBe('2026-03-04T23:00:00.000Z');
    expect(messages.map(({ to, at }) => [at, to])).toEqual([
      ['2026-03-03T07:00:00.000Z', expect.any(String)],
      ['2026-03-03T07:00:00.000Z', expect.any(String)],
      ['2026-03-04T07:00:00.000Z', 'ana'],
    ]);
    expect((await state()).next).toBe('2026-03-09T07:00:00.000Z');
  });

  it('goes to the next thing that is due, and nowhere if nothing is', async () => {
    const { say, clock } = await startEcho();
    expect(await clock({ next: true })).toEqual({
      status: 200,
      now: '2026-03-02T06:00:00.000Z',
      messages: [],
    });
    await say('ana', '/wake 2026-03-03T07:00:00Z');
    expect(await clock({ next: true })).toMatchObject({
      now: '2026-03-03T07:00:00.000Z',
      messages: [{ to: 'ana' }],
    });
  });

  it.each([
    [{ to: '2026-03-02T05:59:59Z' }, /past/],
    [{ to: '2031-03-08T06:00:00Z' }, /five years/],
    [{ by: 'P1900D' }, /five years/],
    [{ by: '-PT1H' }, /ISO-8601 duration/],
    [{ by: 'P1M' }, /ISO-8601 duration/],
    [{ to: 'tomorrow' }, /instant like/],
    [{ to: '2026-02-30T06:00:00Z' }, /instant like/],
    [{ next: false }, /next/],
    [{}, /exactly one/],
    [{ by: 'PT1H', next: true }, /exactly one/],
  ])('refuses %j and stands still', async (move, why) => {
    const { clock, state } = await startEcho();
    expect(await clock(move)).toMatchObject({ status: 400, error: expect.stringMatching(why) });
    expect((await state()).now).toBe('2026-03-02T06:00:00.000Z');
  });

  it('never goes back, and comes to rest where it was told', async () => {
    const day = 86_400_000;
    const offsets = fc.array(fc.integer({ min: -day, max: day }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        offsets,
        fc.array(fc.integer({ min: -day, max: 5 * day }), { maxLength: 8 }),
        async (moves, wakes) => {
          let now: string | undefined;
          const kept: string[] = [];
          const storage = { now: () => now, setNow: (to: string) => void kept.push((now = to)) };
          const start = '2026-03-02T06:00:00.000Z';
          let due = wakes.map((ms) => new Date(Date.parse(start) + ms).toISOString()).toSorted();
          const beat = async (at: string) => {
            expect(due[0]! <= at, 'only for what is due').toBe(true);
            expect(due[0] === at || at === kept.at(-1), 'at its own moment').toBe(true);
            due = due.filter((one) => one > at);
          };
          const time = createTime({ storage, start, nextDue: () => due[0], beat });
          for (const by of moves) {
            const target = new Date(Date.parse(time.now()) + by).toISOString();
            const moved = time.move({ to: target });
            if (by < 0) await expect(moved).rejects.toThrow('past');
            else await moved.then(() => expect(time.now()).toBe(target));
          }
          expect(kept).toEqual(kept.toSorted());
        },
      ),
    );
  });

  it('ends at the next moment when the program stops', async () => {
    let now = '2026-03-02T06:00:00.000Z';
    const storage = { now: () => now, setNow: (to: string) => void (now = to) };
    const nextDue = () => new Date(Date.parse(now) + 1_000).toISOString();
    const time = createTime({ storage, start: now, nextDue, beat: async () => time.halt() });
    await expect(time.move({ by: 86_400_000 })).rejects.toThrow('stopping');
    expect(now).toBe('2026-03-02T06:00:01.000Z');
  });
});

describe('a duration', () => {
  it.each([
    ['PT30M', 1_800_000],
    ['PT12H', 43_200_000],
    ['P1DT12H', 129_600_000],
    ['P2W', 1_209_600_000],
    ['PT1H1M1S', 3_661_000],
  ])('%s is %d ms', (text, ms) => expect(durationMs(text)).toBe(ms));

  it.each([
    '',
    'P',
    'PT',
    'P1',
    '1D',
    'P0D',
    'PT0S',
    'P1Y',
    'P1M',
    'P1W2D',
    'P1DT',
    'PT1.5H',
    'P-1D',
    ' P1D',
    'p1d',
  ])('%j is none', (text) => expect(durationMs(text)).toBeUndefined());
});
