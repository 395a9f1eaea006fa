import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPresses } from '../../../src/chat/telegram/press.ts';

const KEY = '1:key';

describe('what a button carries', () => {
  it.each([
    ['q12', 'yes'],
    ['q9999', 'America/Argentina/Buenos_Aires'],
    ['post:2026-03-02', 'done'],
    ['verdict:1:2026-03-02T07:00:00.000Z', 'why'],
    ['verdict:12:2026-03-02T07:00:00.000Z', 'America/Argentina/Buenos_Aires'],
  ])('%s and %s are read back after a restart', (ref, button) => {
    const data = createPresses(KEY).write({ ref, button });
    expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
    expect(createPresses(KEY).read(data)).toEqual({ ref, button });
  });

  it('fits, and is read back as it was, whatever it is', () => {
    const presses = createPresses(KEY);
    const odd = fc.string({
      unit: fc.constantFrom('a', '|', '%', '~', '#', ';', '7', '2026-03-02T07:00:00.000Z', 'é', '0'),
    });
    const texts = fc.oneof(odd, fc.string({ unit: 'binary' })).filter((text) => text !== '');
    fc.assert(
      fc.property(texts, texts, (ref, button) => {
        const data = presses.write({ ref, button });
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
        expect(presses.read(data)).toEqual({ ref, button });
      }),
    );
  });

  it('is nothing after a restart where it had to be remembered', () => {
    const long = { ref: 'r'.repeat(60), button: 'b'.repeat(30) };
    const data = createPresses(KEY).write(long);
    expect(createPresses(KEY).read(data)).toBeUndefined();
  });

  it.each(['', 'q1', '|', 'q1|', '|yes', 'a|b|c', '#', '#unknown'])('%j is nothing of ours', (data) => {
    expect(createPresses(KEY).read(data)).toBeUndefined();
  });
});
