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

it('keeps of a stack no line that somebody could have written', () => {
  const { log, lines } = keptLog();
  const error = new RangeError(
    'Ana said\n    at the knee (/home/ana/knee.ts:1:1)\n    at my knee (node:fs:1:1)',
  );
  // Once it was told, a stack begins with what was said at first.
  expect(error.stack).toContain('the knee');
  error.message = 'rewritten';
  log.error({ err: error }, 'x');
  expect(JSON.parse(lines[0]!).err.at[0]).toMatch(/^(?:\S+ \()?test\/log\.test\.ts:\d+:\d+\)?$/);
  expect(lines[0]).not.toMatch(/knee|ana|rewritten/i);
});

it('tells what an error was caused by, the same way', () => {
  const { log, lines } = keptLog();
  const cause = Object.assign(new TypeError('https://example.org/bot123:abc/getMe'), {
    code: 'ECONNREFUSED',
  });
  log.error({ err: new Error('fetch failed', { cause }) }, 'x');
  expect(JSON.parse(lines[0]!).err).toMatchObject({
    kind: 'Error',
    cause: { kind: 'TypeError', code: 'ECONNREFUSED' },
  });
  expect(lines[0]).not.toMatch(/example|123:abc|fetch/);
});

it('writes no value that is more than a word', () => {
  const { log, lines } = keptLog();
  log.warn({ code: 'my knee', kind: '123456:ABC-def_ghi', method: { text: 'knee' }, attempts: 2 }, 'x');
  log.error({ err: Object.assign(new Error('x'), { code: 'my knee' }) }, 'x');
  expect(JSON.parse(lines[0]!)).toMatchObject({ code: '?', kind: '?', method: '?', attempts: 2 });
  expect(JSON.parse(lines[1]!).err.code).toBe('?');
  expect(lines.join('')).not.toMatch(/knee|ABC/);
});

it('fills nothing into its own words', () => {
  const { log, lines } = keptLog();
  log.warn({ kind: 'x' }, 'not sent: %s', 'my knee');
  log.warn('not sent: %s', 'my knee');
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
    'not sent: %s',
    'not sent: %s',
  ]);
});

it('keeps to the same for what a line has from the log that it is a part of', () => {
  const { log, lines } = keptLog();
  const part = log.child({ platform: 'telegram', name: 'Ana', request: 'telegram:7:1' });
  part.info('x');
  part.child({ kind: 'y', text: 'my knee' }).info('x');
  expect(lines.join('')).not.toMatch(/Ana|knee|telegram:7/);
  expect(JSON.parse(lines[1]!)).toMatchObject({ platform: 'telegram', kind: 'y' });
  expect(JSON.parse(lines[0]!)).toMatchObject({ platform: 'telegram', request: expect.any(String) });
});

it('joins what belongs to one arrival by an id, the same in every process, that does not tell its key', () => {
  const [one, other] = [keptLog(), keptLog()];
  one.log.info({ request: 'telegram:7000000001:815' }, 'x');
  one.log.info({ request: 'telegram:7000000001:816' }, 'x');
  other.log.info({ request: 'telegram:7000000001:815' }, 'x');
  const [first, second, again] = [...one.lines, ...other.lines].map(
    (line) => (JSON.parse(line) as { request: string }).request,
  );
  expect(first).toMatch(/^[0-9a-f]{12}$/);
  expect(again).toBe(first);
  expect(second).not.toBe(first);
  expect(one.lines.join('')).not.toMatch(/815|7000000001/);
});
