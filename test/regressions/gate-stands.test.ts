import { expect, it } from 'vitest';
import { run, runner } from '../support/life.ts';

const HURTS = { 'injury-kind': 'bone', pattern: 'stayed', peak: 3 };

it('the readiness questions that two rests in a row ask for are not lifted by a run on an off day', () => {
  const ana = runner({ 'injury-kind': 'bone' });
  run(ana, HURTS);
  run(ana, HURTS);
  expect(ana.comeback.gateOn).toBeDefined();
  ana.until('12:00', ana.today);
  ana.says('/done today');
  ana.answers({ minutes: 5 });
  ana.until('12:00');
  ana.answers({ 'morning-pain': 0 });
  expect(ana.entries[2]?.verdict).toBeDefined();
  const gate = Object.values(ana.comeback.checks).findLast(({ why }) => why === 'lowest');
  expect(ana.comeback.gateOn ?? gate?.on).toBeDefined();
});

it('nor by correcting a run on an off day that asked for them too', () => {
  const ana = runner({ 'injury-kind': 'bone' });
  run(ana, HURTS);
  run(ana, HURTS);
  ana.until('12:00', ana.today);
  ana.says('/done today');
  ana.answers({ minutes: 5, pattern: 'stayed', peak: 3 });
  ana.until('07:00');
  ana.answers({ 'morning-pain': 0 });
  expect(ana.entries[2]?.verdict?.gateAgain).toBe(true);
  ana.says('/correct');
  ana.says('report');
  ana.answers({ minutes: 5, pattern: 'none' });
  expect(ana.entries[2]?.verdict?.gateAgain).toBe(false);
  expect(ana.comeback.gateOn).toBeDefined();
});
