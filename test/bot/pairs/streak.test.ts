import { describe, expect, it } from 'vitest';
import { newStreak, streakNow } from '../../../src/bot/pairs/streak.ts';
import type { RunnerRecord } from '../../../src/bot/record.ts';
import type { Day } from '../../../src/coach/day.ts';
import { runner, untilRun } from '../../support/life.ts';
import type { Habits, Person } from '../../support/person.ts';

/** Lives as told from one day to another, and is paused or silent on the days that are given. */
function lives(
  until: Day,
  { zone = 'Europe/Berlin', silent, paused }: { zone?: string; silent?: Day; paused?: Day },
): Person {
  const habits: Habits = { zone };
  const ana = runner(habits);
  while (ana.today < until) {
    if (ana.today === paused) ana.says('/pause');
    if (silent === undefined || ana.today < silent) {
      const post = ana.comeback.posts[ana.today];
      ana.answers();
      if (post?.kind === 'run' && post.state === 'open') ana.taps('done');
      ana.answers();
    }
    ana.until('20:30');
    if (silent === undefined || ana.today < silent) ana.answers();
    ana.until('12:00');
  }
  return ana;
}

function recordOf(ana: Person): RunnerRecord {
  if (!ana.record) throw new Error('nobody has enrolled');
  return ana.record;
}

/** The streak of people who became buddies on the first day. */
function together(...people: readonly Person[]): number {
  const [first] = people;
  if (!first) throw new Error('nobody there');
  const begun = { days: 0, through: '2026-02-28' };
  return streakNow(begun, people.map(recordOf), first.now).days;
}

describe('a pair’s streak', () => {
  it('begins with the day that it is for all of them', () => {
    const [ana, ben] = [runner({ zone: 'Pacific/Auckland' }), runner({ zone: 'America/New_York' })];
    expect(newStreak([recordOf(ana), recordOf(ben)], '2026-03-01T23:00:00.000Z')).toEqual({
      days: 0,
      through: '2026-03-01',
    });
  });

  it('counts the days on which all kept the plan, each by their own calendar', () => {
    const until = '2026-03-11';
    const [ana, ben] = [lives(until, {}), lives(until, { zone: 'America/New_York' })];
    expect(together(ana)).toBe(10);
    expect(together(ana, ben)).toBeGreaterThanOrEqual(9);
  });

  it('is frozen by a pause, whatever the other does', () => {
    const until = '2026-03-15';
    const ana = lives(until, { paused: '2026-03-06' });
    const ben = lives(until, { silent: '2026-03-06' });
    expect(together(ana)).toBe(5);
    expect(together(ana, ben)).toBe(5);
    expect(together(lives(until, {}), ben)).toBe(0);
  });

  it('waits for an answer that is owed', () => {
    const until = '2026-03-08';
    const [ana, ben] = [lives(until, {}), lives(until, { silent: '2026-03-06' })];
    expect(together(ana, ben)).toBe(5);
  });

  it('goes on by the other when one has finished', () => {
    const until = '2026-03-11';
    const ana = lives(until, {});
    const ben = recordOf(untilRun(runner()));
    if (!ben.comeback) throw new Error('not enrolled');
    const finished: RunnerRecord = {
      ...ben,
      comeback: { ...ben.comeback, state: 'graduated', graduatedOn: '2026-03-01' },
    };
    const begun = { days: 0, through: '2026-02-28' };
    expect(streakNow(begun, [recordOf(ana), finished], ana.now).days).toBe(10);
    expect(streakNow(begun, [finished], ana.now).days).toBe(0);
  });
});
