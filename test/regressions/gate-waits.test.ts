import { expect, it } from 'vitest';
import { readRecord, type RunnerRecord } from '../../src/bot/record.ts';
import type { Event } from '../../src/bot/event.ts';
import { context, step } from '../support/coach.ts';
import { runner, untilRun } from '../support/life.ts';

it('readiness questions that a linked chat brings along wait for the morning after a run that was told', () => {
  const ana = untilRun(runner());
  ana.until('18:00', ana.today);
  ana.taps('done');
  ana.answers();
  if (!ana.record?.comeback) throw new Error('not enrolled');
  let record: RunnerRecord = { ...ana.record, comeback: { ...ana.comeback, gateOn: ana.today } };
  const happens = (event: Event, now: string): void => {
    const outcome = step(record, event, now, context);
    record = readRecord(JSON.parse(JSON.stringify(outcome.record)));
  };
  happens({ type: 'text', text: '/today' }, '2026-03-02T18:00:00.000Z');
  expect(record.dialogues).toEqual([]);
  happens({ type: 'wake' }, '2026-03-03T06:00:00.000Z');
  expect(record.dialogues.map(({ question }) => question)).toEqual(['morning-pain']);
  happens({ type: 'text', text: '0' }, '2026-03-03T06:01:00.000Z');
  expect(Object.values(record.comeback?.entries ?? {})[0]?.verdict?.word).toBe('progress');
  expect(record.dialogues.map(({ kind }) => kind)).toEqual(['readiness']);
});
