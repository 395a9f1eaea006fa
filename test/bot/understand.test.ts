import { describe, expect, test } from 'vitest';
import { painNumbers, understand } from '../../src/bot/understand.ts';
import { loadContent } from '../../src/content/load.ts';

const content = loadContent(new URL('../../data', import.meta.url).pathname);
const { lexicon } = content.words('en');

/** What a typed line comes to at a question: its value, or the reason for asking again. */
function at(id: string, line: string): unknown {
  const question = content.rules.questions[id];
  if (!question) throw new Error(`no question ${id}`);
  const understood = understand(question, line, lexicon);
  return 'value' in understood ? understood.value : understood.again;
}

const WEEKS = ['R10', 'injured-weeks', 'off-weeks'];
const MINUTES = ['minutes', 'limit-minutes', 'weekly-before'];

describe.each(WEEKS)('%s, in weeks', (id) => {
  test.each([
    ['6', 6],
    ['6 weeks', 6],
    ['six weeks ago', 6],
    ['twenty-five weeks', 25],
    ['3wks', 3],
    ['week 3', 3],
    ['a week', 1],
    ['about a week ago', 1],
    ['10 days', 1],
    ['ten days', 1],
    ['20 days', 2],
    ['6 days', 0],
    ['2 months', 8],
    ['two months', 8],
    ['a month', 4],
    ['a month and a half', 6],
    ['2 months and 2 weeks', 10],
    ['3 weeks, 2 days', 3],
    ['a year', 52],
    ['1 year', 52],
    ['half a year', 26],
    ['1.5 years', 78],
    ['a year and 2 months', 60],
  ])('%s → %s', (line, weeks) => {
    expect(at(id, line)).toBe(weeks);
  });

  test.each([
    '2.5 weeks',
    '5 km',
    '10 minutes',
    '36 hours',
    '50%',
    'a year or two',
    '3 or 4 weeks',
    'a few weeks',
    'less than 3 weeks',
    'almost a year',
    'nearly 4 weeks',
    'best part of a year',
    'a quarter of a year',
    '3 days a week',
    '2 a week',
    'every 3 weeks',
    '3rd',
    'since 3 March',
    '1,500',
    '1000 years',
    '-2',
    'constructor',
  ])('%s is asked again', (line) => {
    expect(at(id, line)).toMatch(/^again-/);
  });
});

describe('R4, in days', () => {
  test.each([
    ['5', 5],
    ['5 days', 5],
    ['2 weeks', 14],
    ['two weeks', 14],
    ['1.5 weeks', 10],
    ['3 months', 84],
    ['24 hours', 1],
    ['a week and 2 days', 9],
    ['not settled', 0],
    ['no pain for 9 days', 9],
    ['3 days in a row', 3],
    ['a week without pain', 7],
  ])('%s → %s', (line, days) => {
    expect(at('R4', line)).toBe(days);
  });

  test.each([
    'less than 5 days',
    'not 5 days',
    'not even 5 days',
    'almost 7 days',
    'not settled for 14 days',
    "hasn't felt settled in 14 days",
    'it still hurts after 14 days',
    '5 km',
    'every 3 days',
    '3 days a week',
    '30 minutes',
  ])('%s is asked again', (line) => {
    expect(at('R4', line)).toMatch(/^again-/);
  });
});

describe.each(MINUTES)('%s, in minutes', (id) => {
  test.each([
    ['12', 12],
    ['12 minutes', 12],
    ['12 min', 12],
    ["12'", 12],
    ['12 or so minutes', 12],
    ['20m', 20],
    ['forty five minutes', 45],
    ['2 hours', 120],
    ['two hours', 120],
    ['1h', 60],
    ['1 h 30', 90],
    ['1h30', 90],
    ['1h 30m', 90],
    ['1 hour and 20 minutes', 80],
    ['1:30 h', 90],
    ['an hour', 60],
    ['about an hour', 60],
    ['half an hour', 30],
    ['an hour and a half', 90],
    ['one and a half hours', 90],
    ['1.5 hours', 90],
    ['120 seconds', 2],
  ])('%s → %s', (line, minutes) => {
    expect(at(id, line)).toBe(minutes);
  });

  test.each(['5 km', '10k', '3 miles', '400 m', 'five miles', '5.2km', 'a mile', 'half a mile'])(
    '%s is a distance',
    (line) => {
      expect(at(id, line)).toBe('again-minutes-not-distance');
    },
  );

  test.each([
    '2 weeks',
    '3 days',
    '50%',
    '10 to 15 minutes',
    '3 x 5 minutes',
    'a quarter of an hour',
    'three quarters of an hour',
    'less than an hour',
    'half of the 20 minutes',
    'less than 20 minutes',
    'almost 10',
    "didn't run 12 minutes",
    '1,500',
    '20 minutes a month',
  ])('%s is asked again', (line) => {
    expect(at(id, line)).toMatch(/^again-/);
  });
});

describe('minutes of a run', () => {
  test.each([
    ['12:30', 12.5],
    ['12:30 min', 12.5],
    ['1:02:30', 62.5],
    ['12 min 30', 12.5],
    ['12 min 30 s', 12.5],
    ['90 seconds', 1.5],
    ['45 s', 0.75],
    ['12.5', 12.5],
    ['7 of the 10 minutes', 7],
    ['12 minutes of 16', 12],
    ['12/16', 12],
    ['no pain, 12 minutes', 12],
    ['12 minutes, then it hurt', 12],
    ['0', 0],
  ])('%s → %s', (line, minutes) => {
    expect(at('minutes', line)).toBe(minutes);
  });
});

describe('amounts by the week, the run, the beat', () => {
  test.each([
    ['weekly-before', '2 hours a week', 120],
    ['weekly-before', '120 a week', 120],
    ['weekly-before', '120 min/week', 120],
    ['limit-minutes', '20 minutes a run', 20],
    ['limit-minutes', '20 minutes per day', 20],
    ['limit-minutes', 'no more than 20 minutes', 20],
    ['limit-minutes', 'at most 20', 20],
    ['limit-minutes', '90 seconds', 1],
    ['limit-runs', '2', 2],
    ['limit-runs', '2 a week', 2],
    ['limit-runs', 'twice a week', 2],
    ['limit-runs', 'twice', 2],
    ['limit-runs', 'once a week', 1],
    ['limit-runs', 'three times a week', 3],
    ['limit-runs', '3x a week', 3],
    ['limit-runs', '3 days a week', 3],
    ['limit-runs', '2 runs', 2],
    ['max-heart-rate', '180 bpm', 180],
    ['max-heart-rate', '180', 180],
    ['max-heart-rate', '180 beats per minute', 180],
    ['max-heart-rate', '180/min', 180],
  ] as const)('%s: %s → %s', (id, line, value) => {
    expect(at(id, line)).toBe(value);
  });

  test.each([
    ['weekly-before', '20 minutes a day'],
    ['weekly-before', '20 minutes daily'],
    ['weekly-before', '30 minutes every day'],
    ['weekly-before', '30 minutes per run'],
    ['weekly-before', '30 minutes 3 times a week'],
    ['limit-minutes', '20 minutes a week'],
    ['limit-runs', 'every 3 days'],
    ['limit-runs', 'every three days'],
    ['limit-runs', 'every other day'],
    ['limit-runs', '1 every 3 days'],
    ['limit-runs', '2 a day'],
    ['limit-runs', 'twice a day'],
    ['limit-runs', 'twice a month'],
    ['limit-runs', '20 minutes'],
    ['limit-runs', '5 km'],
    ['limit-runs', '2 weeks'],
    ['max-heart-rate', '180 km'],
    ['max-heart-rate', '180-185'],
  ])('%s: %s is asked again', (id, line) => {
    expect(at(id, line)).toMatch(/^again-/);
  });
});

describe('numbers of pain', () => {
  test.each([
    ['3', 3],
    ['3/10', 3],
    ['about a 2', 2],
    ['all good, no pain', 0],
  ])('%s → %s', (line, value) => {
    expect(at('morning-pain', line)).toBe(value);
  });
  test.each(['3 km', '10 minutes', '50%', 'fine', 'all good', 'feels great', '2 and a half', 'two weeks'])(
    '%s is asked again',
    (line) => {
      expect(at('morning-pain', line)).toMatch(/^again-/);
    },
  );
  test('a half counts as one', () => {
    expect(painNumbers('two and a half', lexicon)).toEqual([2.5]);
  });
});

describe('weekdays', () => {
  test.each([
    ['mon wed fri', 'mon wed fri'],
    ['Mondays, Wednesdays and Sat', 'mon wed sat'],
    ['mon-wed-fri', 'mon wed fri'],
    ['tue to thu', 'tue wed thu'],
    ['Monday - Friday', 'mon tue wed thu fri'],
    ['fri to mon', 'mon fri sat sun'],
    ['every day', 'mon tue wed thu fri sat sun'],
    ['any day', 'mon tue wed thu fri sat sun'],
    ['any day is fine', 'mon tue wed thu fri sat sun'],
    ['weekends', 'sat sun'],
    ['weekdays', 'mon tue wed thu fri'],
    ['weekends and wednesday', 'wed sat sun'],
    ['all but sunday', 'mon tue wed thu fri sat'],
    ['every day but monday', 'tue wed thu fri sat sun'],
    ['any day except friday', 'mon tue wed thu sat sun'],
    ['any day except friday and sunday', 'mon tue wed thu sat'],
    ['everything except on mondays', 'tue wed thu fri sat sun'],
    ['every day, not sunday', 'mon tue wed thu fri sat'],
    ['weekdays except wednesday', 'mon tue thu fri'],
    ['mon wed fri, but not sunday', 'mon wed fri'],
  ])('%s → %s', (line, days) => {
    expect(at('weekdays', line)).toEqual(days.split(' '));
  });

  test.each([
    'not mondays',
    'no mondays',
    'except fri',
    'but sunday',
    "I can't on monday",
    'mondays off',
    'never on a sunday',
    "monday isn't good",
    'not monday but tuesday',
    'all but one',
    'every day but not always sunday',
    'every day from mon to fri',
    'every other day',
    'weekends, rather sunday',
    'one weekend day',
    'most weekdays',
    'not weekends',
    'whenever',
    'all day',
    '3 days',
  ])('%s is asked again', (line) => {
    expect(at('weekdays', line)).toBe('again-weekdays');
  });

  test.each(['done', 'Done.', 'all done'])('%s is done', (line) => {
    expect(at('weekdays', line)).toBe('done');
  });
});

describe('the hour of the morning', () => {
  test.each([
    ['7', '07:00'],
    ['at 7', '07:00'],
    ['7:30', '07:30'],
    ['07.30', '07:30'],
    ['7h30', '07:30'],
    ['7 am', '07:00'],
    ['7 a.m.', '07:00'],
    ['eight', '08:00'],
    ['Eight am', '08:00'],
    ['seven thirty', '07:30'],
    ['seven forty-five', '07:45'],
    ['half past seven', '07:30'],
    ['half past 7', '07:30'],
    ['quarter past seven', '07:15'],
    ['a quarter to eight', '07:45'],
    ["eight o'clock", '08:00'],
    ['8 in the morning', '08:00'],
  ])('%s → %s', (line, time) => {
    expect(at('post-hour', line)).toBe(time);
  });

  test.each([
    '7ish',
    'about seven or eight',
    'half seven',
    'seven pm',
    '7 pm',
    'early',
    '7:60',
    '7 minutes',
    'five',
    'seven five',
    'constructor',
  ])('%s is asked again', (line) => {
    expect(at('post-hour', line)).toBe('again-time');
  });
});

describe('deleting everything', () => {
  test.each([
    'yes',
    'Yes!',
    'yes please',
    'yes delete it',
    'yes, delete it all',
    'delete it',
    'delete it all',
    'delete everything',
    'please delete everything',
    'erase everything',
    'delete all my data',
    'forget me',
    'yes, forget everything',
    "yes, I'm sure",
  ])('%s: yes', (line) => {
    expect(at('forget-sure', line)).toBe('yes');
  });

  test.each([
    'no',
    "don't",
    "please don't",
    'don´t',
    'do not',
    'please do not delete it',
    'never mind',
    'nevermind',
    'forget it',
    'Forget it!',
    'oh forget it',
    'no, forget it',
    'keep it',
    'wait',
    'not yet',
    "yes, I mean no, don't delete it",
  ])('%s: no', (line) => {
    expect(at('forget-sure', line)).toBe('no');
  });

  test.each([
    'yeah no',
    'yes no',
    'no yes',
    'yes, forget it',
    'forget it all',
    'ok',
    'delete nothing',
    'delete it later',
    'sure?',
    'yes never mind',
    'delete the last run',
  ])('%s: asked again, or no', (line) => {
    expect(at('forget-sure', line)).not.toBe('yes');
  });
});

describe('whatever else is typed', () => {
  const lines = [
    'a'.repeat(10_000),
    '1 '.repeat(149),
    'half an '.repeat(37),
    'every day but '.repeat(21),
    'not mon '.repeat(37),
    '12 minutes and '.repeat(19),
    'in '.repeat(99),
    '🏃‍♀️'.repeat(60),
    '\u202eשלום 12',
    '__proto__',
    'constructor',
    '',
  ];
  test('no question takes long over it, or anything but an answer or a reason', () => {
    const began = performance.now();
    for (const line of lines)
      for (const id of Object.keys(content.rules.questions)) expect(at(id, line)).toBeDefined();
    expect(performance.now() - began).toBeLessThan(3000);
  });
  test('marks that cannot be seen do not matter', () => {
    expect(at('injured-weeks', '\u202b6\u200f weeks\u202c')).toBe(6);
    expect(at('R1', '\u200fyes')).toBe('yes');
  });
});
