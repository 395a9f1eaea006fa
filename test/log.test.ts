import { expect, it } from 'vitest';
import { keptLog } from './support/log.ts';

it('keeps of an error its kind and place, never its message', () => {
  const { log, lines } = keptLog();
  log.error({ err: new RangeError('Ana said\n    at 7/10\n  my knee') }, 'a record could not be woken');
  const line = JSON.parse(lines[0]!);
  expect(line).toMatchObject({
    level: 'error',
    msg: 'a record could not be woken',
    err: { kind: 'RangeError' },
  });
  expect(line.err.at[0]).toContain('log.test.ts');
  expect(lines[0]).not.toMatch(/Ana|knee|7\/10/);
});

it('writes only fields that it knows', () => {
  const { log, lines } = keptLog();
  log.warn({ record: 'r1', text: 'my knee', from: 'ana', token: '123:abc', message: 'hi' }, 'not sent');
  const { time, ...rest } = JSON.parse(lines[0]!) as { time: string };
  expect(new Date(time).toISOString()).toBe(time);
  expect(rest).toEqual({ level: 'warn', record: 'r1', msg: 'not sent' });
});

it('says of something thrown that is no error only what type it has', () => {
  const { log, lines } = keptLog();
  log.error({ err: 'my knee' }, 'x');
  expect(JSON.parse(lines[0]!).err).toEqual({ kind: 'string' });
});

it('does not take an error for its own message', () => {
  const { log, lines } = keptLog();
  log.error(new Error('my knee'));
  log.error({ err: new Error('my knee') });
  expect(lines.join()).not.toContain('knee');
});
