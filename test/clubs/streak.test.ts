import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance, together, type DayState, type Streak } from '../../src/clubs/streak.ts';
import { addDays } from '../../src/coach/day.ts';

const SUNDAY = '2026-03-01';
const NEW: Streak = { days: 0, through: SUNDAY };

/** A streak after days in a row from Monday on, one letter each: kept, missed, open, none. */
function after(days: string, from: Streak = NEW): Streak {
  const states: Readonly<Record<string, DayState>> = { k: 'kept', m: 'missed', o: 'open', '-': 'none' };
  const at = (day: string) => states[days[(Date.parse(day) - Date.parse(SUNDAY)) / 86_400_000 - 1] ?? ''];
  return advance(from, addDays(SUNDAY, days.length), (day) => at(day) ?? 'open');
}

describe('a streak', () => {
  it('counts the days that were kept', () => {
    expect(after('kkk')).toEqual({ days: 3, through: '2026-03-04' });
  });

  it('stands still on days that count neither way', () => {
    expect(after('kk--k')).toEqual({ days: 3, through: '2026-03-06' });
  });

  it('waits at a day that is open, whatever came after it', () => {
    expect(after('kkok')).toEqual({ days: 2, through: '2026-03-03' });
    expect(after('kkkk', after('kkok'))).toMatchObject({ days: 4 });
  });

  it('forgives one missed day a week, and begins anew at the next', () => {
    expect(after('kkmk')).toMatchObject({ days: 3, forgiven: '2026-03-04' });
    expect(after('kkmkmk')).toMatchObject({ days: 1 });
    expect(after('kkmkkkkkkmk')).toMatchObject({ days: 9, forgiven: '2026-03-11' });
    expect(after('kkmkkkkkmk')).toMatchObject({ days: 1, forgiven: '2026-03-04' });
  });

  it('says the same however often it is asked on the way', () => {
    const state = fc.constantFrom('k', 'm', 'o', '-');
    fc.assert(
      fc.property(
        fc.array(state, { maxLength: 40 }),
        fc.array(fc.nat(40), { maxLength: 5 }),
        (days, stops) => {
          const all = days.join('');
          const stepwise = stops
            .toSorted((a, b) => a - b)
            .reduce((streak, stop) => {
              const seen = all.slice(0, stop);
              return after(seen, streak);
            }, NEW);
          expect(after(all, stepwise)).toEqual(after(all));
        },
      ),
    );
  });
});

describe('a day of several', () => {
  it.each([
    [['kept', 'kept'], 'kept'],
    [['kept', 'none'], 'none'],
    [['kept', 'open'], 'open'],
    [['open', 'missed'], 'missed'],
    [['none', 'missed'], 'missed'],
    [[], 'none'],
  ] as const)('%j is %s', (states, whole) => {
    expect(together(states)).toBe(whole);
  });
});
