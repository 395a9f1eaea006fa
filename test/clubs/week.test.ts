import { describe, expect, it } from 'vitest';
import { cut } from '../../src/clubs/cut.ts';
import type { DayState } from '../../src/clubs/streak.ts';
import { weekOf } from '../../src/clubs/week.ts';

const STATES: Readonly<Record<string, DayState>> = { k: 'kept', n: 'none', m: 'missed', o: 'open' };

/** Days as letters, oldest first. */
function week(id: string, days: string, finished = false) {
  return { id, states: days.split('').map((letter) => STATES[letter] ?? 'none'), finished };
}

describe('a week', () => {
  it('counts the kept days of its seven days, and no older ones', () => {
    expect(weekOf([week('ana', 'kkkkkkkkkk'), week('ben', 'kkknkkkkmo')]).kept).toBe(7 + 4);
  });

  it.each([
    ['nnknnnnnnn', false, 'came back before the week'],
    ['kknnnkkkkk', true, 'after a pause'],
    ['kkkkmmmkkk', true, 'after a silence'],
    ['kkknmnkkkk', true, 'after both'],
    ['kkkkmmkkkk', false, 'two days are no break'],
    ['kkkkmomkkk', false, 'what is open may still be kept'],
    ['kkkkkkknnn', false, 'is away still'],
    ['nnnnnnnkkk', true, 'after a long one'],
    ['nnkkkk', false, 'began a few days ago'],
    ['', false, 'began today'],
  ])('%s: came back %s (%s)', (days, back) => {
    expect(weekOf([week('ana', days)]).back).toEqual(back ? ['ana'] : []);
  });

  it('who finished is told once', () => {
    const { back, finished } = weekOf([week('ana', 'kknnnkkkkk', true)]);
    expect({ back, finished }).toEqual({ back: [], finished: ['ana'] });
  });
});

describe('a list that is cut', () => {
  it('never leaves out a single one', () => {
    expect(cut([1, 2, 3], 2)).toEqual({ first: [1, 2, 3], more: 0 });
    expect(cut([1, 2, 3, 4], 2)).toEqual({ first: [1, 2], more: 2 });
    expect(cut([], 2)).toEqual({ first: [], more: 0 });
  });
});
