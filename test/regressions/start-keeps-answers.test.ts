import { expect, it } from 'vitest';
import { person } from '../support/person.ts';

it('/start goes on with an enrolment that lies under another question, and nothing that was said is lost', () => {
  const ana = person('2026-03-01T09:00:00Z');
  ana.says('/start');
  ana.says('tendon');
  ana.says('little by little');
  ana.says('/settings');
  ana.says('/start');
  ana.hears(/On we go/);
  expect(ana.asked()).toBe('injured-weeks');
  expect(ana.record?.dialogues.at(-1)?.answers).toMatchObject({ 'injury-kind': 'tendon', onset: 'gradual' });
});
