import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openRun, run, runner, SUNDAY, told, untilRun } from '../support/life.ts';
import { CLEAN, person, type Person } from '../support/person.ts';

/** Somebody at the morning question after a run that went as `pattern` says. */
function atMorning(habits: Readonly<Record<string, string | number>> = {}): Person {
  const ana = runner(habits);
  untilRun(ana);
  ana.until('18:00', ana.today);
  ana.taps('done');
  ana.answers(habits);
  ana.waits();
  expect(ana.asked()).toBe('morning-pain');
  return ana;
}

/** Somebody who has been asked how the run felt. */
function atPattern(habits: Readonly<Record<string, string | number>> = {}): Person {
  const ana = runner(habits);
  untilRun(ana);
  ana.until('18:00', ana.today);
  ana.taps('done');
  ana.taps('all');
  expect(ana.asked()).toBe('pattern');
  return ana;
}

describe('typed answers in the morning', () => {
  test.each([
    ['3', 'rest', ['D9']],
    ['3/10', 'rest', ['D9']],
    ['none', 'progress', ['D5']],
    ['no pain at all', 'progress', ['D5']],
    ['not really, just sore muscles', 'progress', ['D5']],
    ['a bit stiff but no pain', 'repeat', ['D5', 'D11']],
  ])('%s', (text, word, rows) => {
    const ana = atMorning();
    ana.says(text);
    ana.answers();
    expect(told(ana)).toMatchObject({ word, rows });
  });

  test.each([
    '-1',
    '11',
    '2.5',
    'banana',
    '',
    '🙂🙂🙂',
    'مرحبا كيف الحال',
    '3 or 4',
    'x'.repeat(10_000),
    '2026-12-01',
  ])('%s is asked again, and nothing is lost', (text) => {
    const ana = atMorning();
    const before = ana.record?.dialogues;
    ana.says(text);
    expect(ana.asked()).toBe('morning-pain');
    expect(ana.record?.dialogues).toEqual(before);
    expect(ana.last).toHaveLength(1);
    expect(ana.last[0]?.buttons?.flat().length).toBeGreaterThan(10);
    ana.says('0');
    ana.hears(/^Progress/);
  });

  test('with a muscle injury sore muscles are no answer', () => {
    const ana = atMorning({ 'injury-kind': 'muscle' });
    ana.says('just sore muscles');
    ana.hears(/hard to tell apart|catch/);
    expect(ana.asked()).toBe('morning-pain');
  });
});

describe('typed answers after a run', () => {
  test.each([
    ['went away after ten minutes, about a 2', 'gone', 2],
    ['it was sore in the warm up but eased off, 1/10', 'gone', 1],
    ['went away then came back, three', 'back', 3],
    ["didn't go away, 4/10", 'stayed', 4],
  ])('%s answers where and how strong', (text, pattern, peak) => {
    const ana = atPattern();
    ana.says(text);
    expect(ana.asked()).toBe('sharp');
    ana.answers();
    expect(ana.entries[0]?.case.run?.report).toMatchObject({ pattern, peak });
  });

  test('a bare number says how strong, and where is asked', () => {
    const ana = atPattern();
    ana.says('3');
    expect(ana.asked()).toBe('pattern');
    ana.taps('began');
    expect(ana.asked()).toBe('sharp');
    ana.answers();
    expect(ana.entries[0]?.case.run?.report).toMatchObject({ pattern: 'began', peak: 3 });
  });

  test('"not really, just sore muscles" counts as none', () => {
    const ana = atPattern();
    ana.says('not really, just sore muscles');
    expect(ana.entries[0]?.case.run?.report).toMatchObject({ pattern: 'muscle', peak: 0 });
  });

  test('how it felt, told before how much: it is kept, and how much is asked', () => {
    const ana = runner();
    untilRun(ana);
    ana.taps('done');
    ana.says('went away after ten minutes, about a 2');
    expect(ana.asked()).toBe('completed');
    ana.taps('all');
    expect(ana.asked()).toBe('sharp');
  });

  test('"12 of the 16 minutes" is part of it, and its minutes', () => {
    const ana = runner();
    untilRun(ana);
    ana.taps('done');
    ana.says('part');
    ana.says('7 of the 10 minutes');
    expect(ana.asked()).toBe('pattern');
    ana.answers();
    expect(ana.entries[0]?.case.run?.report).toMatchObject({ completed: 'part', seconds: 420 });
  });

  test('"none" under "how much?" could mean two things: the reason is asked', () => {
    const ana = runner();
    untilRun(ana);
    ana.taps('done');
    ana.says('none');
    expect(ana.asked()).toBe('completed');
    expect(ana.last[0]?.buttons?.flat().map(({ id }) => id)).toEqual(['hurt', 'none']);
    ana.says('it hurt too much');
    expect(ana.asked()).toBe('peak');
  });

  test('zero minutes are no part of a run', () => {
    const ana = runner();
    untilRun(ana);
    ana.taps('done');
    ana.taps('part');
    ana.says('0');
    expect(ana.asked()).toBe('minutes');
    ana.hears(/nothing was run/);
  });
});

describe('back, cancel, and buttons of yesterday', () => {
  test('"back" returns to the question before, through the whole enrolment', () => {
    const ana = person(SUNDAY);
    ana.says('/start');
    const asked: string[] = [];
    while (ana.asked() !== 'R3') {
      asked.push(ana.asked() ?? '');
      ana.says(String(CLEAN[ana.asked() ?? '']));
    }
    for (const question of asked.toReversed()) {
      ana.says('back');
      expect(ana.asked()).toBe(question);
    }
    ana.says('back');
    ana.hears(/first question/);
  });

  test('a corrected answer on the way counts, and what no longer applies is not kept', () => {
    const ana = person(SUNDAY);
    ana.says('/start');
    while (ana.asked() !== 'injured-weeks') ana.says(String(CLEAN[ana.asked() ?? '']));
    ana.says('back');
    ana.taps('accident');
    ana.answers();
    expect(ana.comeback.profile.onset).toBe('accident');
    expect(Object.values(ana.comeback.checks)[0]?.answers['R10']).toBeUndefined();
  });

  test('a cancelled enrolment goes on where it stopped, with every answer', () => {
    const ana = person(SUNDAY);
    ana.says('/start');
    while (ana.asked() !== 'zone') ana.says(String(CLEAN[ana.asked() ?? '']));
    ana.says('cancel');
    expect(ana.asked()).toBeUndefined();
    ana.says('hello');
    expect(ana.asked()).toBe('zone');
    ana.answers();
    expect(ana.comeback.profile.weekdays).toEqual(['mon', 'wed', 'fri']);
  });

  test('an old button gets a kind, true answer and changes nothing', () => {
    const ana = runner();
    const old = ana.heard.find((one) => one.asks === 'onset');
    const before = ana.record;
    if (old) ana.tapsOn(old, 'accident');
    ana.hears(/closed by now/);
    expect(ana.record).toEqual(before);
  });

  test('an old button while a question is open gets that question again', () => {
    const ana = person(SUNDAY);
    ana.says('/start');
    ana.taps('bone');
    const first = ana.heard.find((one) => one.asks === 'injury-kind');
    if (first) ana.tapsOn(first, 'tendon');
    ana.hears(/closed by now/);
    ana.hears(/one moment/);
    expect(ana.record?.dialogues[0]?.answers['injury-kind']).toBe('bone');
  });

  test('done pressed again on a reported run changes nothing', () => {
    const ana = runner();
    run(ana);
    const before = ana.entries;
    const post = ana.heard.find((one) => one.ref === 'post:2026-03-02');
    if (post) ana.tapsOn(post, 'done');
    ana.hears(/reported already/);
    expect(ana.entries).toEqual(before);
  });

  test('weekdays are picked one by one, in place, and three must be no neighbours', () => {
    const ana = person(SUNDAY);
    ana.says('/start');
    while (ana.asked() !== 'weekdays') ana.says(String(CLEAN[ana.asked() ?? '']));
    const messages = ana.heard.length;
    for (const day of ['mon', 'tue', 'sun']) ana.taps(day);
    expect(ana.heard).toHaveLength(messages);
    expect(
      ana.heard
        .at(-1)
        ?.buttons?.flat()
        .filter(({ label }) => label.startsWith('✓')),
    ).toHaveLength(3);
    ana.taps('done');
    ana.hears(/must not be neighbours/);
    ana.says('Wednesday');
    ana.taps('done');
    ana.hears(/need a day between|neighbours/);
    ana.says('sat');
    ana.taps('done');
    expect(ana.asked()).toBe('zone');
    expect(ana.record?.dialogues[0]?.answers['weekdays']).toEqual(['mon', 'tue', 'wed', 'sat', 'sun']);
  });
});

describe('a question of the coach comes in between', () => {
  test('settings left half-way go on after the morning question', () => {
    const ana = runner();
    untilRun(ana);
    ana.taps('done');
    ana.answers();
    ana.says('/settings');
    ana.taps('post-hour');
    ana.until('07:00');
    expect(ana.asked()).toBe('morning-pain');
    ana.taps('0');
    expect(ana.asked()).toBe('post-hour');
    ana.says('8 am');
    ana.hears(/Changed/);
    expect(ana.record?.hour).toBe('08:00');
  });

  test('commands in the middle of a question leave it open', () => {
    const ana = atPattern();
    for (const command of ['/help', '/plan', '/progress', '/why', '/export', '/nosuch']) ana.says(command);
    expect(ana.asked()).toBe('pattern');
    ana.says('none');
    expect(ana.entries).toHaveLength(1);
  });
});

test('whatever is typed, at every question, the coach answers and keeps what it has', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 80 }),
          fc.constantFrom(
            'back',
            '0',
            'yes',
            'no',
            '7',
            'mon',
            'done',
            'all',
            '/today',
            '/done',
            '/help',
            '/cancel',
          ),
        ),
        {
          maxLength: 30,
        },
      ),
      (lines) => {
        const ana = person(SUNDAY);
        ana.says('/start');
        for (const line of lines) {
          ana.says(line);
          expect(ana.last.length).toBeGreaterThan(0);
          for (const message of ana.last)
            expect(message.paragraphs.every((one) => one.trim() !== '')).toBe(true);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('the two buttons besides Done cost nothing', () => {
  const ana = runner();
  untilRun(ana);
  ana.taps('rest');
  ana.hears(/counts as kept/);
  untilRun(ana);
  expect(ana.today).toBe('2026-03-04');
  ana.taps('move');
  ana.hears(/Next run tomorrow: 10 ×/);
  untilRun(ana);
  expect(ana.today).toBe('2026-03-05');
  expect(openRun(ana)).toBe(600);
});
