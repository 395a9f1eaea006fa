import { expect, test } from 'vitest';
import { run, runner, untilRun } from '../support/life.ts';

test('swelling that has settled does not turn a rest into the same run again', () => {
  const ana = runner();
  run(ana, { completed: 'hurt', peak: 5, 'morning-pain': 4, swollen: 'yes' });
  while (ana.asked() !== 'settled') ana.waits();
  ana.answers();
  expect(ana.heard.some((one) => one.paragraphs.join(' ').includes('The verdict stands: the same run'))).toBe(
    false,
  );
});

test('a run that hurt sharply is answered at once with what to do today', () => {
  const ana = runner();
  untilRun(ana);
  ana.taps('done');
  ana.answers({ pattern: 'began', peak: 5, sharp: 'yes' });
  ana.hears(/No more running today/);
  ana.hearsNot(/small win/);
});

test('a verdict that sends somebody to a recheck or a doctor says every reason for it', () => {
  const ana = runner();
  run(ana, { pattern: 'stayed', peak: 2, 'morning-pain': 2, night: 'yes' });
  ana.hears(/The pain was there from the start.*a night woken by it/s);
});

test('a small win that was passed over is not said later', () => {
  const ana = runner();
  run(ana, { pattern: 'gone', peak: 1 });
  run(ana);
  run(ana);
  const wins = ana.heard.filter((one) => one.paragraphs.join(' ').includes('first run back'));
  expect(wins.length).toBeLessThanOrEqual(1);
});

test('on a day without a run "0 minutes" has a way out', () => {
  const ana = runner();
  ana.says('/done today');
  ana.says('0');
  ana.hears(/"cancel" leaves this/);
  ana.says('cancel');
  expect(ana.asked()).toBeUndefined();
});

test('whoever is sent to a clinician is told each time that this is general education, not a diagnosis', () => {
  const ana = runner();
  run(ana, { pattern: 'stayed', peak: 2 });
  run(ana, { pattern: 'stayed', peak: 2 });
  expect(ana.heard.findLast(({ ref }) => ref?.startsWith('verdict:'))?.paragraphs.join(' ')).toMatch(
    /by a physio or doctor.*not a diagnosis/,
  );
  const ben = runner({ R9: 'yes' });
  ben.hears(/have a doctor or physio look at this.*not a diagnosis/s);
});
