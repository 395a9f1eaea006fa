import { describe, expect, it } from 'vitest';
import { openRun, runner, untilRun } from '../support/life.ts';

describe('a pain that is told and not answered to the end', () => {
  it('takes the run of the day back at once, and comes before everything else until it is answered', () => {
    const ana = untilRun(runner());
    ana.says('/pain');
    ana.says('7');
    expect(openRun(ana)).toBeUndefined();
    ana.says('/today');
    expect(ana.asked()).toBe('sharp');
    ana.hearsNot(/🏃/);
    for (let wakes = 0; wakes < 6; wakes += 1) {
      ana.waits();
      ana.hears(/Is it sharp/);
    }
    ana.answers({ sharp: 'no', night: 'no' });
    ana.hears(/^Rest 2 days/);
  });

  it('counts as far as it was told when the rest is left', () => {
    const ana = untilRun(runner());
    ana.says('/pain');
    ana.says('4');
    ana.says('cancel');
    ana.hears(/Rest 2 days/);
    expect(ana.entries.at(-1)?.case.pains).toMatchObject([{ pain: 4, sharp: false, night: false }]);
    expect(openRun(ana)).toBeUndefined();
  });

  it('of 0 changes nothing, and one that was not told yet is left without a word', () => {
    const ana = untilRun(runner());
    ana.says('/pain');
    ana.says('cancel');
    ana.hears(/we leave that/);
    expect(openRun(ana)).toBeDefined();
    ana.says('/pain');
    ana.says('0');
    expect(openRun(ana)).toBeDefined();
  });

  it('and is taken back is answered with what is true: the run stays off today, and the next one comes', () => {
    const ana = untilRun(runner());
    const on = ana.today;
    ana.says('/pain');
    ana.says('7');
    ana.says('back');
    ana.says('0');
    ana.hears(/^Good to hear\. Today's run stays off all the same.*Next run Wednesday/s);
    ana.hearsNot(/nothing changes/);
    expect(ana.comeback.posts[on]?.state).toBe('withdrawn');
    expect(ana.entries).toEqual([]);
    untilRun(ana);
    expect(ana.today).toBe('2026-03-04');
  });

  it('and is told anew is known to have taken the run back, on that day only', () => {
    const ana = untilRun(runner());
    ana.says('/pain');
    ana.says('7');
    ana.says('/pain');
    ana.says('0');
    ana.hears(/Today's run stays off/);
    ana.says('/pain');
    ana.says('0');
    ana.hears(/nothing changes then/);
    untilRun(ana);
    ana.says('/pain');
    ana.says('3');
    ana.says('back');
    ana.until('08:00', '2026-03-05');
    ana.says('0');
    ana.hears(/nothing changes then/);
  });
});
