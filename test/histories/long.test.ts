import { expect, test } from 'vitest';
import { daysBetween } from '../../src/coach/day.ts';
import { openRun, run, runner, untilRun } from '../support/life.ts';

test('an all-clean runner climbs, is held a little, speeds up, and graduates', () => {
  const ana = runner({ 'weekly-before': 150, 'max-heart-rate': 180 });
  const posted: number[] = [];
  while (ana.comeback.state === 'running' && posted.length < 120) posted.push(run(ana).posted);

  expect(ana.comeback.state).toBe('graduated');
  expect(posted.slice(0, 6)).toEqual([600, 630, 640, 680, 640, 720]);
  const weekOf = (seconds: number): number => {
    const first = ana.entries.find((entry) => (entry.case.run?.posted ?? 0) >= seconds);
    return Math.floor(daysBetween('2026-03-02', first?.case.run?.day ?? '') / 7) + 1;
  };
  expect([960, 1200, 1800, 2400].map(weekOf)).toEqual([5, 9, 14, 17]);
  expect(Math.max(...posted)).toBeGreaterThan(2400);
  const extras = ana.entries.flatMap((entry) =>
    entry.case.run?.extra ? [[entry.case.run.day, entry.case.run.extra]] : [],
  );
  expect(extras[0]?.[1]).toBe('strides');
  expect(daysBetween('2026-03-02', extras[0]?.[0] ?? '')).toBeGreaterThanOrEqual(12 * 7);
  expect(extras.filter(([, extra]) => extra === 'tempo')).toHaveLength(4);
  ana.hears(/comeback is complete/);
  expect(ana.heard.some((one) => one.paragraphs.join(' ').includes('Heart rate 108 to 126'))).toBe(true);
});

test('after graduation strength is posted twice a week until four times the injury has passed, and then it is quiet', () => {
  const ana = runner({ 'injured-weeks': 8 });
  while (ana.comeback.state === 'running') run(ana);
  const from = ana.heard.length;
  while (ana.waits()) expect(ana.asked()).toBeUndefined();
  const posts = ana.heard.slice(from);
  expect(posts.every((one) => one.paragraphs[0]?.includes('strength day'))).toBe(true);
  expect(daysBetween(ana.comeback.startedOn, ana.today)).toBeLessThanOrEqual(8 * 4 * 7);
  expect(daysBetween(ana.comeback.startedOn, ana.today)).toBeGreaterThan(8 * 4 * 7 - 7);
});

test('pain in the speed phase ends it for two weeks, at 30 minutes at most', () => {
  const ana = runner();
  while (!ana.comeback.standing.speed) run(ana);
  run(ana, { 'morning-pain': 1 });
  expect(ana.comeback.standing.speed).toBeUndefined();
  expect(ana.comeback.standing.earned).toBeLessThanOrEqual(1800);
  const again = ana.today;
  while (!ana.comeback.standing.speed) run(ana);
  expect(daysBetween(again, ana.today)).toBeGreaterThan(13);
});

test('a bone: the lowest level first, two clean runs on each, any pain rests, flat ground to the end', () => {
  const ana = runner({ 'injury-kind': 'bone' });
  const posted = [run(ana), run(ana), run(ana), run(ana)].map((one) => one.posted);
  expect(posted).toEqual([360, 360, 420, 420]);
  ana.hears(/Progress/);

  expect(run(ana, { pattern: 'gone', peak: 1 })).toMatchObject({
    word: 'rest',
    rows: ['D2', 'D8'],
    earned: 420,
  });

  const next = run(ana);
  expect(next.posted).toBeLessThan(480);
  expect(
    ana.heard
      .findLast((one) => one.ref?.startsWith('post:') && one.buttons?.length === 2)
      ?.paragraphs.join(' '),
  ).toMatch(/Flat and soft ground/);
});

test('not ready, a foundation, asked again after a week for what failed alone, and then the lowest level', () => {
  const ana = runner({ R6: 'no', R8: 'unknown' });
  expect(ana.comeback.state).toBe('foundation');
  ana.hears(/build a foundation/);
  ana.hears(/10 single-leg squats/);

  const asked: string[] = [];
  const posts: number[] = [];
  while (ana.comeback.state === 'foundation') {
    ana.waits();
    if (ana.asked() === undefined) posts.push(1);
    while (ana.asked() !== undefined) {
      asked.push(ana.asked() ?? '');
      ana.says(ana.today < '2026-03-15' && ana.asked() === 'R8' ? 'not yet tried' : 'yes');
    }
  }

  expect(asked).toEqual(['R6', 'R8', 'R8']);
  expect(posts.length).toBeGreaterThanOrEqual(12);
  expect(ana.today).toBe('2026-03-15');
  untilRun(ana);
  expect(openRun(ana)).toBe(360);
});

test('four weeks of foundation without passing suggest a clinician', () => {
  const ana = runner({ R7: 'no' });
  while (daysBetween('2026-03-01', ana.today) < 28) {
    ana.waits();
    ana.answers({ R7: 'no' });
  }
  ana.hears(/physio could look/);
  expect(ana.comeback.state).toBe('foundation');
});

test('a clinician first: no run, a gentle word a week, /cleared asks everything again, limits hold', () => {
  const ana = runner({ R1: 'no' });
  ana.hears(/doctor or physio/);
  expect(ana.comeback.state).toBe('clinician');
  const days: string[] = [];
  for (let weeks = 0; weeks < 3; weeks += 1) {
    ana.waits();
    ana.hears(/\/cleared/);
    days.push(ana.today);
  }
  expect(days).toEqual(['2026-03-08', '2026-03-15', '2026-03-22']);

  ana.says('/cleared');
  ana.answers({ R1: 'limits', 'limit-minutes': 10, 'limit-runs': 2 });

  const runs = [run(ana), run(ana), run(ana), run(ana), run(ana)];
  expect(runs.map((one) => one.posted)).toEqual([600, 600, 600, 600, 600]);
  const runDays = ana.entries.map((entry) => entry.case.run?.day ?? '');
  for (const [at, day] of runDays.entries()) {
    const within = runDays.filter((other) => daysBetween(other, day) >= 0 && daysBetween(other, day) < 7);
    expect(within.length, String(at)).toBeLessThanOrEqual(2);
  }
});

test('recheck fails twice: a referral; /cleared lifts it, and the recheck must still be calm', () => {
  const ana = runner();
  run(ana, { 'morning-pain': 1, night: 'yes' });
  expect(ana.comeback.recheck).toBeDefined();
  const rechecks: string[] = [];
  while (rechecks.length < 2) {
    ana.waits();
    if (ana.asked() === 'R2') {
      rechecks.push(ana.today);
      ana.answers({ R3: 3 });
    }
  }
  expect(rechecks).toEqual(['2026-03-05', '2026-03-07']);
  ana.hears(/physio or doctor/);
  expect(ana.comeback.standing.referred).toBe(true);

  ana.says('/cleared');
  ana.answers();
  expect(ana.comeback.standing.referred).toBe(false);
  expect(ana.comeback.recheck).toBeDefined();
  untilRun(ana);
  expect(ana.comeback.recheck).toBeUndefined();
});

test('a second recheck within 28 days is a referral', () => {
  const ana = runner();
  run(ana, { pattern: 'began', peak: 1, sharp: 'yes' });
  run(ana);
  run(ana, { pattern: 'began', peak: 1, stride: 'yes' });
  expect(ana.comeback.standing.referred).toBe(true);
});

test('the lowest level with pain each time: rest, rest and refer, then the readiness questions again', () => {
  const ana = runner({ 'injury-kind': 'bone' });
  run(ana, { pattern: 'stayed', peak: 1 });
  expect(run(ana, { pattern: 'stayed', peak: 1 })).toMatchObject({ word: 'rest', earned: 360 });
  expect(ana.comeback.standing.referred).toBe(true);
  ana.hears(/ask a few questions again/);
  while (ana.asked() !== 'R1') ana.waits();
  ana.answers({ R2: 1 });
  expect(ana.comeback.state).toBe('foundation');
});

test('a new enrolment for a second injury keeps the history, and ends the old plan at once', () => {
  const ana = runner();
  run(ana);
  ana.says('/start');
  expect(ana.asked()).toBe('start-again');
  ana.taps('yes');
  expect(ana.asked()).toBe('injury-kind');
  expect(ana.comeback.pausedOn).toBeDefined();
  ana.answers({ 'injury-kind': 'joint' });
  expect(ana.comeback.profile.injury).toBe('joint');
  expect(Object.keys(ana.record?.past['1']?.entries ?? {})).toHaveLength(1);
  expect(run(ana).posted).toBe(600);
});
