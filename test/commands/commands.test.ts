import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commands } from '../../commands/index.ts';
import { fold } from '../../src/bot/journal.ts';
import { packageRoot } from '../../src/root.ts';
import { openRun, run, runner, SUNDAY, told, untilRun } from '../support/life.ts';
import { person, type Person } from '../support/person.ts';

interface Export {
  readonly profile: Readonly<Record<string, unknown>>;
  readonly readiness: readonly { readonly outcome: string }[];
  readonly runs: readonly Readonly<Record<string, unknown>>[];
  readonly journal: readonly { readonly patch: never }[];
}

function exported(ana: Person): Export {
  ana.says('/export');
  const file = ana.last.find((one) => one.file)?.file;
  return JSON.parse(file?.body ?? '') as Export;
}

test('every command answers at every stage of a life with the coach, and is in the README', () => {
  const readme = readFileSync(join(packageRoot(), 'README.md'), 'utf8');
  const stages: readonly (() => Person)[] = [
    () => person(SUNDAY),
    () => {
      const ana = person(SUNDAY);
      ana.says('/start');
      return ana;
    },
    () => runner(),
    () => untilRun(runner()),
    () => {
      const ana = runner();
      run(ana);
      return ana;
    },
    () => runner({ R6: 'no' }),
    () => runner({ R1: 'no' }),
    () => {
      const ana = runner();
      ana.says('/pause');
      return ana;
    },
  ];
  for (const stage of stages)
    for (const { name } of commands) {
      const ana = stage();
      ana.says(`/${name}`);
      expect(ana.last.length, name).toBeGreaterThan(0);
    }
  for (const { name } of commands) expect(readme).toContain(`\`/${name}\``);
});

describe('/why', () => {
  test('shows the rows, the answers, each source with its evidence, and what would have changed it', () => {
    const ana = runner();
    run(ana, { pattern: 'gone', peak: 2 });
    ana.taps('why');
    ana.hears(/The run yesterday: repeat/);
    ana.hears(/pain in the warm-up, then gone/);
    ana.hears(/2 of 10 at its worst/);
    ana.hears(/D2: pain in the warm-up that went away/);
    ana.hears(/Keith Laverty.*\(an experienced coach/);
    ana.hears(/no pain in the run: progress/);
    ana.hears(/3 of 10 at its worst: rest 2 days/);
  });

  test('before any run it tells of the readiness questions', () => {
    const ana = runner({ R8: 'no' });
    ana.says('/why');
    ana.hears(/first a foundation/);
    ana.hears(/R8, your answer/);
  });
});

describe('/correct', () => {
  test('the verdict is worked out again, and the old one stays in the record', () => {
    const ana = runner();
    run(ana, { 'morning-pain': 4 });
    expect(ana.comeback.standing.earned).toBe(540);
    ana.says('/correct');
    ana.taps('morning');
    ana.says('0');
    expect(told(ana)).toMatchObject({ word: 'progress', rows: ['D5'], earned: 630 });
    expect(ana.entries[0]?.earlier).toMatchObject([{ word: 'rest', rows: ['D9'] }]);
    ana.says('/why');
    ana.hears(/Before that I had said:\n.*rest 2 days/);
  });

  test('a report corrected on the evening of the run is asked about as always in the morning', () => {
    const ana = runner();
    untilRun(ana);
    ana.taps('done');
    ana.answers();
    ana.says('/correct');
    ana.answers({ completed: 'part', minutes: 6 });
    ana.hears(/Corrected/);
    ana.waits();
    ana.answers();
    expect(told(ana)).toMatchObject({ word: 'repeat', rows: ['D13'] });
  });

  test('a run that was none after all leaves everything as it was', () => {
    const ana = runner();
    run(ana, { pattern: 'stayed', peak: 5 });
    ana.says('/correct');
    ana.taps('report');
    ana.answers({ completed: 'none' });
    expect(told(ana)).toMatchObject({ word: undefined, rows: ['D14'], earned: 600 });
  });

  test('is closed once the next run is posted', () => {
    const ana = runner();
    run(ana);
    untilRun(ana);
    ana.says('/correct');
    ana.hears(/closed/);
  });
});

describe('/pain', () => {
  test('on a run day it takes the run back, and rest counts from that day', () => {
    const ana = runner();
    run(ana);
    untilRun(ana);
    ana.says('/pain');
    ana.says('4');
    ana.hears(/run is off/);
    ana.answers();
    ana.hears(/Rest 2 days/);
    expect(told(ana)).toMatchObject({ word: 'rest', from: '2026-03-07' });
    expect(openRun(ana)).toBeUndefined();
  });

  test('after a run that had cost a level already it costs none again', () => {
    const ana = runner();
    run(ana, { pattern: 'stayed', peak: 2 });
    const { earned } = ana.comeback.standing;
    for (let times = 0; times < 3; times += 1) {
      ana.says('/pain');
      ana.answers({ 'pain-now': 5 });
    }
    expect(ana.comeback.standing.earned).toBe(earned);
  });

  test('between the report and the morning it is judged at once, and the morning is asked all the same', () => {
    const ana = runner();
    untilRun(ana);
    ana.taps('done');
    ana.answers();
    ana.says('/pain');
    ana.answers({ 'pain-now': 2 });
    ana.hears(/^Repeat/);
    ana.waits();
    expect(ana.asked()).toBe('morning-pain');
    ana.answers();
    expect(told(ana)).toMatchObject({ word: 'repeat', rows: ['D4'] });
  });

  test('before the first run it rests, and 0 changes nothing', () => {
    const ana = runner();
    ana.says('/pain');
    ana.says('0');
    expect(ana.entries).toHaveLength(0);
    ana.says('/pain');
    ana.answers({ 'pain-now': 3 });
    untilRun(ana);
    expect(ana.today).toBe('2026-03-04');
  });
});

describe('/export', () => {
  test('holds the profile, the checks, every run and the journal, and the journal folds to the record', () => {
    const ana = runner();
    run(ana);
    run(ana, { completed: 'part', minutes: 6, pattern: 'gone', peak: 1 });
    const before = ana.record;
    const file = exported(ana);
    expect(file.profile).toMatchObject({ injury: 'tendon', zone: 'Europe/Berlin', postHour: '07:00' });
    expect(file.readiness[0]?.outcome).toBe('ready');
    expect(file.runs).toMatchObject([
      {
        date: '2026-03-02',
        level: 5,
        verdict: 'progress',
        rows: ['D5'],
        levelAfter: 6,
        restDays: 1,
        nextRunOn: '2026-03-04',
      },
      { date: '2026-03-04', level: 6, verdict: 'repeat', rows: ['D2'], levelAfter: 6, restDays: 2 },
    ]);
    expect(file.runs[1]?.['reported']).toMatchObject({
      completed: 'part',
      minutes: 6,
      pattern: 'gone',
      peak: 1,
    });
    expect(fold(file.journal)).toEqual(before);
  });
});

describe('/forget', () => {
  test('asks once, and keeps everything on no', () => {
    const ana = runner();
    ana.says('/forget');
    expect(ana.asked()).toBe('forget-sure');
    ana.taps('no');
    ana.hears(/Kept/);
    expect(ana.record?.comeback).toBeDefined();
  });

  test('on yes nothing of the runner is kept, and /start is a beginning', () => {
    const ana = runner();
    ana.says('/forget');
    ana.taps('yes');
    ana.hears(/all deleted/);
    expect(ana.record).toBeUndefined();
  });
});

describe('/plan, /progress, /settings', () => {
  test('the plan shows where somebody is, and what stands between them and the next level', () => {
    const ana = runner({ 'injury-kind': 'bone' });
    run(ana);
    ana.says('/plan');
    ana.hears(/level 1 of/);
    ana.hears(/you are here/);
    ana.hears(/one clean run/);
  });

  test('progress counts minutes a week and kept days', () => {
    const ana = runner();
    for (let runs = 0; runs < 4; runs += 1) run(ana);
    ana.says('/progress');
    ana.hears(/From Monday 2 March: 31 min 10 s of running in 3 runs/);
    ana.hears(/Kept days: 9 of 9/);
  });

  test('settings change days, and the next run follows', () => {
    const ana = runner();
    ana.says('/settings');
    ana.hears(/Europe\/Berlin/);
    ana.taps('weekdays');
    ana.says('Tuesday, Thursday and Saturday');
    ana.hears(/Changed/);
    untilRun(ana);
    expect(ana.today).toBe('2026-03-03');
  });
});

test('paused is quiet, and resumed goes on', () => {
  const ana = runner();
  ana.says('/pause');
  expect(ana.waits()).toBe(false);
  ana.untilInstant('2026-03-10T12:00:00Z');
  ana.says('/resume');
  ana.hears(/Welcome back/);
  untilRun(ana);
  expect(ana.today).toBe('2026-03-11');
});
