import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/bot/event.ts';
import type { Message } from '../../src/bot/message.ts';
import { mergeRecords } from '../../src/bot/merge.ts';
import { readRecord, type Comeback, type RunnerRecord } from '../../src/bot/record.ts';
import type { Instant } from '../../src/coach/day.ts';
import { context, step } from '../support/coach.ts';
import { openRun, run, runner, untilRun } from '../support/life.ts';
import { person, type Habits, type Person } from '../support/person.ts';

const WEEKENDS = {
  weekdays: 'tue thu sat',
  zone: 'Europe/Lisbon',
  'post-hour': '08:00',
  units: 'miles',
} as const;

function recordOf(somebody: Person): RunnerRecord {
  if (!somebody.record) throw new Error('nobody has spoken');
  return somebody.record;
}

function comebackOf(record: RunnerRecord): Comeback {
  if (!record.comeback) throw new Error('no comeback');
  return record.comeback;
}

function merged(mine: Person, other: Person): RunnerRecord {
  return readRecord(JSON.parse(JSON.stringify(mergeRecords(recordOf(mine), recordOf(other)))));
}

function linked(mine: Person, other: Person): Comeback {
  return comebackOf(merged(mine, other));
}

/** What was run on which day, and what was said of it. */
function runsOf({ entries }: Comeback): readonly (readonly (string | undefined)[])[] {
  return Object.values(entries).map(({ case: theCase, verdict }) => [theCase.run?.day, verdict?.word]);
}

/** Goes on with a record: what happens to it, and when. */
function goOn(start: RunnerRecord): { record: RunnerRecord; happens(event: Event, now: Instant): string } {
  const life = {
    record: start,
    happens(event: Event, now: Instant): string {
      const outcome = step(life.record, event, now, context);
      if (outcome.record) life.record = readRecord(JSON.parse(JSON.stringify(outcome.record)));
      return outcome.messages.map(textOf).join('\n\n');
    },
  };
  return life;
}

function textOf(message: Message): string {
  return [message.asks ?? '', ...message.paragraphs].join('\n');
}

function says(text: string): Event {
  return { type: 'text', text };
}

/** A run is told in the evening, and its morning is still to come. */
function toldToday(habits: Habits = {}, enrolled: Habits = {}): Person {
  const ana = runner(enrolled);
  untilRun(ana);
  ana.until('18:00', ana.today);
  ana.taps('done');
  ana.answers(habits);
  return ana;
}

describe('who somebody is', () => {
  test('stays as it is on the side that links; questions begin above those of both', () => {
    const ana = runner();
    const also = runner(WEEKENDS);
    run(also);
    const record = merged(ana, also);
    expect(record).toMatchObject({ zone: 'Europe/Berlin', hour: '07:00', units: 'km', dialogues: [] });
    expect(record.asked).toBe(recordOf(also).asked);
    expect(record.asked).toBeGreaterThan(recordOf(ana).asked);
    expect(record.latest).toBe(recordOf(also).latest);
    expect(comebackOf(record).profile.weekdays).toEqual(['mon', 'wed', 'fri']);
  });

  test('where only the other side has a plan it comes with its hour, zone and units', () => {
    const ana = person('2026-03-02T09:00:00Z');
    ana.says('/start');
    const also = runner(WEEKENDS);
    run(also);
    const record = merged(ana, also);
    expect(record).toMatchObject({ zone: 'Europe/Lisbon', hour: '08:00', units: 'miles', dialogues: [] });
    expect(record.comeback).toEqual(also.comeback);
    expect(record.shelved).toBeUndefined();
  });

  test('an enrolment put aside is gone on with under a ref that no button carries', () => {
    const ana = person('2026-03-02T09:00:00Z');
    ana.says('/start');
    const also = person('2026-03-02T09:00:00Z');
    also.says('/start');
    also.says('tendon');
    also.says('/cancel');
    const record = merged(ana, also);
    expect(record.shelved?.answers).toEqual({ 'injury-kind': 'tendon' });
    expect(record.shelved?.ref).toBe(`q${record.asked}`);
    expect(record.asked).toBeGreaterThan(recordOf(also).asked);
  });

  test('what is not known here is kept, but for what was lost on one platform and is owed', () => {
    const ana = toldToday();
    ana.until('07:10');
    const mine = { ...recordOf(ana), postsTo: 'discord', lost: { discord: true as const } };
    expect(mine.owed).toBeDefined();
    const record = mergeRecords(mine, recordOf(runner()));
    expect(record.postsTo).toBe('discord');
    expect(record).not.toHaveProperty('lost');
    expect(record).not.toHaveProperty('owed');
  });

  test('earlier enrolments of both are kept in the order in which they began', () => {
    const again = (somebody: Person): Person => {
      somebody.says('/start');
      somebody.taps('yes');
      somebody.answers();
      return somebody;
    };
    const ana = again(runner({}, '2026-02-01T09:00:00Z'));
    const also = again(runner({}, '2026-01-04T09:00:00Z'));
    const starts = Object.values(merged(ana, also).past).map((one) => one.startedOn);
    expect(starts).toEqual(['2026-01-04', '2026-02-01']);
    expect(Object.keys(merged(ana, ana).past)).toEqual(['1']);
  });
});

describe('two histories', () => {
  test('a calm one and one that hurt: by date, at the lower level, with the longer rest', () => {
    const ana = runner();
    for (let count = 0; count < 4; count += 1) run(ana);
    const also = runner(WEEKENDS);
    run(also);
    run(also, { pattern: 'stayed', peak: 4 });
    const comeback = linked(ana, also);
    expect(runsOf(comeback)).toEqual([
      ['2026-03-02', 'progress'],
      ['2026-03-03', 'progress'],
      ['2026-03-04', 'progress'],
      ['2026-03-05', 'rest'],
      ['2026-03-06', 'progress'],
      ['2026-03-09', 'progress'],
    ]);
    expect(comeback.standing).toMatchObject({ earned: also.comeback.standing.earned, rests: 1 });
    expect(comeback.standing.earned).toBeLessThan(ana.comeback.standing.earned);
    expect(comeback.from).toBe('2026-03-11');
    const life = goOn(merged(ana, also));
    const text = life.happens(says('/progress'), '2026-03-10T12:00:00Z');
    expect(text).toMatch(/6 runs/);
    expect(life.happens(says('/plan'), '2026-03-10T12:00:00Z')).toMatch(/Next run .*Friday/);
  });

  test('a bone and a calm tendon with a clinician’s limits: the strictest of everything', () => {
    const bone = {
      'injury-kind': 'bone',
      'running-days': 'alternate',
      'max-heart-rate': 190,
      'easy-pace': '6:00',
    };
    const ana = runner({ ...bone, 'weekly-before': 180, 'injured-weeks': 12 });
    const limits = { R1: 'limits', 'limit-minutes': 12, 'limit-runs': 2, 'max-heart-rate': 180 };
    const also = runner({ ...limits, onset: 'accident', 'easy-pace': '7:00' });
    const { profile, standing } = linked(ana, also);
    expect(profile).toMatchObject({
      injury: 'bone',
      onset: 'gradual',
      injuredWeeks: 12,
      runningDays: '3',
      maxHeartRate: 180,
      limits: { minutes: 12, runs: 2 },
    });
    expect(profile.secondsPerKm).toBe(420);
    expect(profile.weeklyBeforeMinutes).toBeUndefined();
    expect(standing.earned).toBe(360);
  });

  test.each([
    [{ R3: 5 }, {}, 'clinician'],
    [{ R6: 'no' }, {}, 'foundation'],
    [{ R6: 'no' }, { R3: 5 }, 'clinician'],
    [{}, {}, 'running'],
  ] as const)('%j and %j stand at: %s', (mine, other, state) => {
    const [ana, also] = [runner(mine), runner(other)];
    expect(linked(ana, also).state).toBe(state);
    expect(linked(also, ana).state).toBe(state);
    expect(linked(ana, also).fromFoundation).toBe('R6' in mine);
  });

  test('whoever paused on one side is paused, and everything goes on with /resume', () => {
    const ana = runner();
    run(ana);
    const also = runner();
    also.says('/pause');
    const life = goOn(merged(ana, also));
    expect(life.happens({ type: 'wake' }, '2026-03-04T06:00:00Z')).toBe('');
    expect(life.happens(says('/resume'), '2026-03-04T06:30:00Z')).toMatch(/Wednesday/);
  });

  test('a rise of the peaks that either side has is one', () => {
    const rising = runner();
    run(rising, { pattern: 'gone', peak: 1 });
    run(rising, { pattern: 'gone', peak: 2 });
    const calm = runner();
    run(calm);
    run(calm);
    expect(linked(calm, rising).standing.peaks).toEqual([1, 2]);
    expect(linked(rising, calm).standing.peaks).toEqual([1, 2]);
  });

  test('an old "Why?" shows no other run than the one it stood under: the latest is named', () => {
    const ana = runner();
    run(ana);
    run(ana);
    const also = runner(WEEKENDS);
    run(also, { 'morning-pain': 2 });
    const life = goOn(merged(ana, also));
    const first = ana.heard.find((one) => one.ref?.startsWith('verdict:'));
    const text = life.happens(
      { type: 'press', ref: first?.ref ?? '', button: 'why' },
      '2026-03-05T12:00:00Z',
    );
    expect(text).toMatch(/yesterday|Wednesday/i);
    expect(Object.keys(comebackOf(life.record).entries)).not.toContain('e0001');
  });
});

describe('a run told twice', () => {
  test('is one: the worse verdict stays, the milder is remembered', () => {
    const ana = runner();
    run(ana);
    const also = runner();
    run(also, { pattern: 'began', peak: 2 });
    for (const comeback of [linked(ana, also), linked(also, ana)]) {
      const [entry, ...more] = Object.values(comeback.entries);
      expect(more).toEqual([]);
      expect(entry?.verdict?.word).toBe('repeat');
      expect(entry?.case.run?.report).toMatchObject({ pattern: 'began', peak: 2, seconds: 600 });
      expect(entry?.earlier).toEqual([expect.objectContaining({ word: 'progress' })]);
    }
  });

  test('of different length: the longer was used, the shorter is a base for more', () => {
    const ana = runner();
    run(ana);
    const also = runner();
    run(also, { completed: 'part', minutes: 5 });
    const [entry] = Object.values(linked(ana, also).entries);
    expect(entry?.case.run).toMatchObject({ posted: 300, report: { seconds: 600 } });
  });

  test('one that waits for its morning is asked about where it was told as the worse', () => {
    const ana = runner();
    run(ana, { 'morning-pain': 1 });
    const also = toldToday({ pattern: 'began', peak: 2 });
    const life = goOn(merged(ana, also));
    expect(Object.values(comebackOf(life.record).entries)).toHaveLength(1);
    expect(life.happens({ type: 'wake' }, '2026-03-03T07:00:00Z')).toMatch(/^morning-pain/);
    life.happens(says('0'), '2026-03-03T07:01:00Z');
    const [entry] = Object.values(comebackOf(life.record).entries);
    expect(entry?.verdict).toMatchObject({ word: 'repeat', rows: expect.arrayContaining(['D4', 'D6']) });
  });

  test('and told no worse needs no second answer', () => {
    const ana = runner();
    run(ana);
    const comeback = linked(toldToday(), ana);
    expect(runsOf(comeback)).toEqual([['2026-03-02', 'progress']]);
  });
});

describe('what is still open', () => {
  test('a morning is asked again, and judged from where both sides stand', () => {
    const ana = toldToday();
    const also = runner({ ...WEEKENDS, 'injury-kind': 'bone' });
    const life = goOn(merged(ana, also));
    expect(life.happens({ type: 'wake' }, '2026-03-03T06:00:00Z')).toMatch(/^morning-pain/);
    life.happens(says('0'), '2026-03-03T06:01:00Z');
    const { standing, entries } = comebackOf(life.record);
    expect(Object.values(entries)[0]?.verdict?.word).toBe('progress');
    expect(standing).toMatchObject({ earned: 360, cleanHere: 1 });
  });

  test('a report of yesterday is asked again, and no run is posted before', () => {
    const ana = runner();
    ana.until('20:05', '2026-03-02');
    expect(ana.asked()).toBe('completed');
    const also = runner({ weekdays: 'tue thu sat' });
    also.until('06:00', '2026-03-03');
    const life = goOn(merged(ana, also));
    expect(life.happens({ type: 'wake' }, '2026-03-03T06:00:00Z')).toMatch(/^completed/);
    expect(comebackOf(life.record).posts['2026-03-03']).toBeUndefined();
  });

  test('two runs that wait: the later is asked about, with the worse answers, and brings no progress', () => {
    const ana = toldToday({ pattern: 'began', peak: 1 });
    const also = runner(WEEKENDS);
    untilRun(also);
    also.until('18:00', also.today);
    also.taps('done');
    also.answers();
    const life = goOn(merged(ana, also));
    expect(life.happens({ type: 'wake' }, '2026-03-04T06:00:00Z')).toMatch(/^morning-pain/);
    life.happens(says('0'), '2026-03-04T06:01:00Z');
    expect(runsOf(comebackOf(life.record))).toEqual([
      ['2026-03-02', undefined],
      ['2026-03-03', 'repeat'],
    ]);
    expect(Object.values(comebackOf(life.record).entries)[1]?.verdict?.rows).toEqual(
      expect.arrayContaining(['D6', 'W1']),
    );
  });

  test('swelling that one side asks about is not forgotten for the other’s morning: a recheck stands in', () => {
    const ana = runner();
    run(ana, { 'morning-pain': 'stiff' });
    const also = runner({ weekdays: 'tue thu sat' });
    untilRun(also);
    also.until('18:00', also.today);
    also.taps('done');
    also.answers();
    expect(linked(ana, also).recheck).toEqual({ entry: '', due: linked(ana, also).from, failures: 0 });
    expect(linked(ana, ana).recheck).toBeUndefined();
  });

  test('pain told after it joins no run from before the link without the other side’s caution', () => {
    const ana = runner();
    for (let count = 0; count < 3; count += 1) run(ana);
    const also = runner(WEEKENDS);
    const life = goOn(merged(ana, also));
    const { earned } = comebackOf(life.record).standing;
    expect(earned).toBe(600);
    life.happens(says('/pain'), '2026-03-08T12:00:00Z');
    for (const text of ['3', 'no', 'no']) life.happens(says(text), '2026-03-08T12:01:00Z');
    expect(comebackOf(life.record).standing.earned).toBeLessThan(earned);
    expect(comebackOf(life.record).from > '2026-03-09').toBe(true);
  });
});

describe('a day with a post on both sides', () => {
  /** Somebody on the morning of Monday, whose run is posted. */
  const onMonday = (habits: Habits = {}): Person => {
    const ana = runner(habits);
    ana.until('07:05', '2026-03-02');
    return ana;
  };

  test('two open runs are one, the shorter', () => {
    const [ana, also] = [onMonday(), onMonday({ 'injury-kind': 'bone' })];
    expect(openRun(ana)).toBe(600);
    expect(linked(ana, also).posts['2026-03-02']).toMatchObject({ kind: 'run', state: 'open', seconds: 360 });
  });

  test.each(['rest', 'move'])('"%s" on one side counts for both', (button) => {
    const [ana, also] = [onMonday(), onMonday()];
    also.taps(button);
    const state = button === 'rest' ? 'rested' : 'moved';
    expect(linked(ana, also).posts['2026-03-02']?.state).toBe(state);
    expect(linked(also, ana).posts['2026-03-02']?.state).toBe(state);
  });

  test('an open run beside a day off is taken back, and Done can still report it that day', () => {
    const [ana, also] = [onMonday(), onMonday({ weekdays: 'tue thu sat' })];
    expect(linked(ana, also).posts['2026-03-02']).toMatchObject({ kind: 'run', state: 'withdrawn' });
    const life = goOn(merged(also, ana));
    const text = life.happens(
      { type: 'press', ref: 'post:2026-03-02', button: 'done' },
      '2026-03-02T16:00:00Z',
    );
    expect(text).toMatch(/^minutes/);
  });

  test('a ticked strength day stays ticked', () => {
    const ana = runner({ weekdays: 'tue thu sat' });
    ana.until('07:05', '2026-03-03');
    expect(openRun(ana)).toBe(600);
    const also = onMonday();
    also.taps('rest');
    also.until('07:05', '2026-03-03');
    also.taps('tick');
    expect(linked(ana, also).posts['2026-03-03']).toMatchObject({ kind: 'strength', state: 'ticked' });
  });

  test('a run that was told on one side is not asked about for the other', () => {
    const ana = onMonday();
    const also = toldToday();
    expect(linked(ana, also).posts['2026-03-02']?.state).toBe('reported');
  });
});
