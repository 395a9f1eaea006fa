import { expect, it } from 'vitest';
import { run, runner } from '../support/life.ts';

it('a pain told after a clinician’s word makes nothing milder that was told before', () => {
  const ana = runner();
  run(ana);
  run(ana, { 'morning-pain': 1 });
  run(ana, { 'morning-pain': 1 });
  expect(run(ana, { 'morning-pain': 1 })).toMatchObject({ word: 'rest', rows: ['D4', 'H2'] });
  ana.says('/cleared');
  ana.answers({ 'cleared-how': 'yes' });
  const { standing, from } = ana.comeback;
  ana.says('/pain');
  ana.answers({ 'pain-now': 1, sharp: 'no', night: 'no' });
  expect(ana.comeback.standing.earned).toBeLessThanOrEqual(standing.earned);
  expect(ana.comeback.from >= from).toBe(true);
});
