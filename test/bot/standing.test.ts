import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { dayState, isFinished, standingOf } from '../../src/bot/standing.ts';
import { advance, type Streak } from '../../src/clubs/streak.ts';
import { addDays, type Day } from '../../src/coach/day.ts';
import { runner, untilRun } from '../support/life.ts';
import type { Habits, Person } from '../support/person.ts';
import { CALM, faithfulDays, live, runner as anyRunner, type DayAct } from '../support/random-life.ts';

const RUN_DAY = '2026-03-02';
const OFF_DAY = '2026-03-03';

function standing(ana: Person): string {
  if (!ana.record) throw new Error('nobody has enrolled');
  return standingOf(ana.record, ana.now);
}

function state(ana: Person, day: Day): string {
  if (!ana.record) throw new Error('nobody has enrolled');
  return dayState(ana.record, day, ana.now);
}

/** Ana on the morning of her first run. */
function onRunDay(habits: Habits = {}): Person {
  return untilRun(runner(habits));
}

function reports(ana: Person, habits: Habits = {}): Person {
  ana.until('18:00', ana.today);
  ana.taps('done');
  ana.answers(habits);
  return ana;
}

describe('the day of a run', () => {
  it('is not there yet before its post, nor while the run waits', () => {
    const ana = runner();
    ana.until('05:00', RUN_DAY);
    expect([standing(ana), state(ana, RUN_DAY)]).toEqual(['not-yet', 'open']);
    ana.until('12:00', RUN_DAY);
    expect([standing(ana), state(ana, RUN_DAY)]).toEqual(['not-yet', 'open']);
  });

  it('is kept once it is reported, however it went', () => {
    for (const habits of [
      {},
      { completed: 'part', minutes: 4 },
      { completed: 'none' },
      { pattern: 'stayed', peak: 5 },
    ]) {
      const ana = reports(onRunDay(), habits);
      expect([standing(ana), state(ana, RUN_DAY)]).toEqual(['kept', 'open']);
      ana.until('12:00', OFF_DAY);
      expect(state(ana, RUN_DAY)).toBe('kept');
    }
  });

  it.each(['rest', 'move'])('is kept with the button %s', (button) => {
    const ana = onRunDay();
    ana.taps(button);
    expect([standing(ana), state(ana, RUN_DAY)]).toEqual(['resting', 'open']);
    ana.until('12:00', OFF_DAY);
    expect(state(ana, RUN_DAY)).toBe('kept');
  });

  it('is kept where pain took the run back, unless it was run all the same', () => {
    const ana = onRunDay();
    ana.says('/pain');
    ana.answers({ 'pain-now': 2 });
    expect(standing(ana)).toBe('resting');
    const ben = onRunDay();
    ben.says('/pain');
    ben.answers({ 'pain-now': 2 });
    ben.says('/done today');
    ben.answers({ completed: 'other', minutes: 20 });
    expect([standing(ben), state(ben, RUN_DAY)]).toEqual(['not-yet', 'missed']);
    for (const one of [ana, ben]) one.until('12:00', OFF_DAY);
    expect([state(ana, RUN_DAY), state(ben, RUN_DAY)]).toEqual(['kept', 'missed']);
  });

  it('is open for 48 hours while its report is owed, as are the days that wait for it, and no longer', () => {
    const ana = onRunDay();
    ana.until('23:00', '2026-03-04');
    expect(standing(ana)).toBe('not-yet');
    expect([RUN_DAY, OFF_DAY, '2026-03-04'].map((day) => state(ana, day))).toEqual(['open', 'open', 'open']);
    ana.until('12:00', '2026-03-05');
    expect([RUN_DAY, OFF_DAY].map((day) => state(ana, day))).toEqual(['missed', 'open']);
    ana.until('12:00', '2026-03-06');
    expect(state(ana, OFF_DAY)).toBe('missed');
  });

  it('that is answered within them is kept after all', () => {
    const ana = onRunDay();
    ana.until('20:30', OFF_DAY);
    expect([standing(ana), state(ana, RUN_DAY)]).toEqual(['not-yet', 'open']);
    ana.answers();
    expect(state(ana, RUN_DAY)).toBe('kept');
  });
});

describe('a day without a run', () => {
  it('is resting as told, and kept when it is over', () => {
    const ana = reports(onRunDay());
    ana.until('08:00', OFF_DAY);
    expect(standing(ana)).toBe('not-yet');
    ana.answers();
    expect([standing(ana), state(ana, OFF_DAY)]).toEqual(['resting', 'open']);
    ana.until('12:00', '2026-03-04');
    expect(state(ana, OFF_DAY)).toBe('kept');
  });

  it('of strength is kept with a tick and without', () => {
    const ana = runner();
    expect(standing(ana)).toBe('resting');
    ana.taps('tick');
    expect(standing(ana)).toBe('kept');
  });

  it('on which a run is reported is not kept', () => {
    const ana = reports(onRunDay());
    ana.until('08:00', OFF_DAY);
    ana.answers();
    ana.says('/done today');
    ana.answers({ completed: 'other', minutes: 10 });
    expect([standing(ana), state(ana, OFF_DAY)]).toEqual(['not-yet', 'missed']);
  });

  it('after "rest 2 days" is as good as any other', () => {
    const ana = reports(onRunDay(), { pattern: 'stayed', peak: 4 });
    ana.until('08:00', OFF_DAY);
    ana.answers();
    expect(standing(ana)).toBe('resting');
    ana.until('12:00', '2026-03-04');
    expect(standing(ana)).toBe('resting');
    expect(state(ana, OFF_DAY)).toBe('kept');
  });
});

describe('every other state of a comeback', () => {
  it('a pause counts neither way', () => {
    const ana = onRunDay();
    ana.says('/pause');
    expect([standing(ana), state(ana, RUN_DAY)]).toEqual(['paused', 'none']);
    ana.until('12:00', '2026-03-09');
    expect([standing(ana), state(ana, '2026-03-05')]).toEqual(['paused', 'none']);
    ana.says('/resume');
    ana.answers();
    expect(state(ana, '2026-03-05')).toBe('none');
  });

  it('a foundation is rest as told, and kept', () => {
    const ana = runner({ R6: 'no' });
    ana.until('12:00', RUN_DAY);
    expect(standing(ana)).toBe('resting');
    ana.until('12:00', OFF_DAY);
    expect(state(ana, RUN_DAY)).toBe('kept');
    ana.until('12:00', '2026-03-08');
    expect(standing(ana)).toBe('not-yet');
  });

  it('with a clinician to be seen, resting is the plan', () => {
    const ana = runner({ R9: 'yes' });
    ana.until('12:00', '2026-03-12');
    expect(standing(ana)).toBe('resting');
    for (let day = RUN_DAY; day < '2026-03-12'; day = addDays(day, 1)) expect(state(ana, day)).toBe('kept');
  });

  it('the days before it began are no part of it', () => {
    expect(state(runner(), '2026-02-20')).toBe('none');
    const ana = onRunDay();
    ana.says('/start');
    ana.says('yes');
    expect(standing(ana)).toBe('paused');
    ana.answers();
    expect(state(ana, '2026-03-01')).toBe('none');
  });

  it('nobody who has not begun has a day', () => {
    const ana = runner();
    const { comeback: _none, ...without } = ana.record ?? { comeback: undefined };
    if (!('id' in without)) throw new Error('nobody has enrolled');
    expect(standingOf(without, ana.now)).toBe('paused');
    expect(dayState(without, ana.today, ana.now)).toBe('none');
  });
});

/** What follows the plan in every way there is: a run, a rest to be safe, another day, a pain that is told. */
const asTold: fc.Arbitrary<readonly DayAct[]> = fc
  .tuple(faithfulDays, fc.infiniteStream(fc.nat({ max: 19 })))
  .map(([days, chance]) =>
    days.map((one) => {
      const drawn = Number(chance.next().value);
      if (drawn === 0) return { ...one, reports: 'never', at: 'noon', extra: { do: 'rest' } };
      if (drawn === 1) return { ...one, reports: 'never', at: 'noon', extra: { do: 'move' } };
      if (drawn === 2)
        return { ...one, at: 'dawn', extra: { do: 'pain', now: 1, sharp: false, night: false } };
      if (drawn === 3) return { ...one, at: 'noon', extra: { do: 'pause', days: 3 } };
      return one;
    }),
  );

test(
  'who does exactly what each verdict says never loses a streak, in any life',
  { timeout: 180_000 },
  () => {
    let kept = 0;
    fc.assert(
      fc.property(anyRunner, asTold, (who, days) => {
        let streak: Streak | undefined;
        let longest = 0;
        live(
          { ...who, habits: { ...who.habits, R1: 'yes' }, days },
          150,
          () => {},
          ({ record, now, today }) => {
            if (!record) throw new Error('nobody has enrolled');
            streak ??= { days: 0, through: addDays(today, -1) };
            const next = advance(streak, today, (day) => dayState(record, day, now));
            if (next.forgiven !== undefined || next.days < streak.days)
              throw new Error(
                `the streak of ${streak.days} days was lost after ${streak.through}, by ${next.forgiven}`,
              );
            streak = next;
            longest = Math.max(longest, streak.days);
          },
        );
        expect(longest).toBeGreaterThan(60);
        kept += longest;
      }),
      { numRuns: 20 },
    );
    expect(kept).toBeGreaterThan(2_000);
  },
);

test(
  'a calm comeback is kept on every day from the first to the last, and then it is over',
  { timeout: 60_000 },
  () => {
    const days = [{ ...CALM, reports: 'noon' as const }];
    const lost: string[] = [];
    const [who] = fc.sample(anyRunner, 1);
    if (!who) throw new Error('nobody there');
    const ana = live(
      { ...who, habits: { ...who.habits, R1: 'yes', 'weekly-before': 'unknown' }, days },
      365,
      () => {},
      (one) => {
        if (!one.record) return;
        const yesterday = addDays(one.today, -1);
        const was = dayState(one.record, yesterday, one.now);
        if (was !== 'kept' && !isFinished(one.record, yesterday) && yesterday > who.start.slice(0, 10))
          lost.push(`${yesterday} ${was}`);
      },
    );
    expect(ana.comeback.state).toBe('graduated');
    expect(lost).toEqual([]);
    expect([standing(ana), state(ana, addDays(ana.today, -1))]).toEqual(['kept', 'none']);
  },
);
